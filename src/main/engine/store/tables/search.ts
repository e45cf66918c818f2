/** The index of words; see store/search.ts. */
export type SearchTables = {
  search_docs: { key: number; ref: string; text: string };
};

/** What can be found by words, in the order of its number. The number is part of every key in the index: never reorder. */
export const INDEXED_KINDS = [
  'company',
  'contact',
  'deal',
  'lead',
  'customer',
  'product',
  'campaign',
  'person',
  'material',
  'activity',
  'channel',
  'proposal',
  'moment',
  'experiment',
  'worksheet',
  'content',
  'creator',
  'keyword',
  'audience',
  'message',
  'event',
  'mention',
  'note',
  'meeting',
  'decision',
  'action',
  'agenda',
  'web',
  'need',
  'location',
  'ask',
  'deliverable',
  'code',
  'flight',
  'proposition',
  'tone',
] as const;
export type IndexedKind = (typeof INDEXED_KINDS)[number];

/** Room for keys of one kind: 2^40 rows; numbers of kinds stay far below 2^53 in all. */
const ROOM = 2 ** 40;

/** First and last key of a kind in `search_docs`. */
export const keysOf = (kind: IndexedKind): { first: number; last: number } => {
  const first = (INDEXED_KINDS.indexOf(kind) + 1) * ROOM;
  return { first, last: first + ROOM - 1 };
};
