import { fold } from './text';

/** What a field note is about. */
export const NOTE_TYPES = {
  'customer-voice': 'Customer voice',
  'product-request': 'Product request',
  'competitor-move': 'Competitor move',
  issue: 'Issue',
} as const;
export type NoteType = keyof typeof NOTE_TYPES;
export const NOTE_TYPE_IDS: readonly NoteType[] = Object.keys(NOTE_TYPES).filter(
  (id): id is NoteType => id in NOTE_TYPES,
);

/** `open` waits in the inbox; `resolved` is an issue that is settled. */
export const NOTE_STATUSES = { open: 'To triage', triaged: 'Triaged', resolved: 'Resolved' } as const;
export type NoteStatus = keyof typeof NOTE_STATUSES;
export const NOTE_STATUS_IDS: readonly NoteStatus[] = Object.keys(NOTE_STATUSES).filter(
  (id): id is NoteStatus => id in NOTE_STATUSES,
);

/** Words that say the type at the start of a line, with a colon after them. */
const TYPE_WORDS: Readonly<Record<string, NoteType>> = {
  v: 'customer-voice',
  voice: 'customer-voice',
  customer: 'customer-voice',
  'customer voice': 'customer-voice',
  r: 'product-request',
  request: 'product-request',
  wish: 'product-request',
  'product request': 'product-request',
  c: 'competitor-move',
  competitor: 'competitor-move',
  rival: 'competitor-move',
  'competitor move': 'competitor-move',
  i: 'issue',
  issue: 'issue',
  problem: 'issue',
};

/** What a line can be matched with. */
export type NoteChoices = {
  products: readonly { id: string; name: string; sku: string }[];
  /** Channels and the places of channels. */
  channels: readonly { id: string; name: string; place?: boolean | undefined }[];
  themes: readonly { id: string; name: string }[];
  /** Competitors named before, as they were written. */
  competitors: readonly string[];
};

type Named = { id: string; name: string };
export type NoteLine = {
  text: string;
  type: NoteType;
  product: Named | null;
  channel: Named | null;
  theme: Named | null;
  competitor: string;
  tags: string[];
  /** Words after `@` that no store or channel is called. They stay in the text. */
  unknown: string[];
};

const MOST_TAGS = 20;

/** A mark at the start of a word: one word, or several between quotes. */
const MARK = /(?<=^|\s)([#@!])(?:"([^"]+)"|([^\s#@!"]+))/gu;
/** What ends a sentence, not a name. */
const TRAIL = /[.,;:!?)\]]+$/u;

const spaced = (text: string): string => text.replace(/[-_]+/g, ' ').replace(/\s+/g, ' ').trim();
const bare = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** The one record whose name is this, begins with it, or holds it; none where two do. */
const only = <T extends { name: string }>(records: readonly T[], word: string): T | undefined => {
  const wanted = bare(word);
  if (wanted === '') return undefined;
  for (const fits of [
    (name: string) => name === wanted,
    (name: string) => name.startsWith(wanted),
    (name: string) => name.includes(wanted),
  ]) {
    const found = records.filter(({ name }) => fits(bare(name)));
    if (found.length === 1) return found[0];
    if (found.length > 1) return undefined;
  }
  return undefined;
};

const named = ({ id, name }: Named): Named => ({ id, name });

/**
 * Reads one line into a field note: `#` a product, a theme or else a tag, `@` a store or channel, `!` a competitor,
 * and the type by its word and a colon in front. Marks at either end are taken off the text; one within the
 * sentence leaves its words there. Without a word a line with a competitor is a competitor's move, any other the
 * voice of a customer.
 *
 * @example parseNoteLine('issue: pump leaks #mousse', choices).type // "issue"
 */
export const parseNoteLine = (line: string, choices: NoteChoices): NoteLine => {
  const prefix = /^\s*([\p{L} ]{1,20}?)\s*:\s*/u.exec(line);
  const said = prefix?.[1] === undefined ? undefined : TYPE_WORDS[fold(prefix[1])];
  const body = said === undefined || !prefix ? line : line.slice(prefix[0].length);
  const note: NoteLine = {
    text: '',
    type: 'customer-voice',
    product: null,
    channel: null,
    theme: null,
    competitor: '',
    tags: [],
    unknown: [],
  };

  /** What stands in the text for a mark; undefined leaves the mark as it is. */
  const take = (mark: string, word: string): string | undefined => {
    const name = spaced(word);
    if (name === '') return undefined;
    if (mark === '!') {
      const known = choices.competitors.find((one) => bare(one) === bare(name));
      note.competitor ||= (known ?? name).slice(0, 100);
      return known ?? name;
    }
    if (mark === '@') {
      const channel =
        only(
          choices.channels.filter(({ place }) => !place),
          word,
        ) ?? only(choices.channels, word);
      if (!channel) {
        note.unknown.push(name);
        return undefined;
      }
      note.channel ??= named(channel);
      return channel.name;
    }
    const product =
      choices.products.find(({ sku }) => sku !== '' && bare(sku) === bare(word)) ?? only(choices.products, word);
    if (product && note.product === null) {
      note.product = named(product);
      return product.name;
    }
    const theme = choices.themes.find((one) => bare(one.name) === bare(word));
    if (theme) {
      note.theme ??= named(theme);
      return theme.name;
    }
    const tag = fold(name).slice(0, 40).trim();
    if (tag !== '' && !note.tags.includes(tag) && note.tags.length < MOST_TAGS) note.tags.push(tag);
    return name;
  };

  /** Pieces of the text; those of marks may go when they stand at an end. */
  const pieces: { text: string; mark: boolean }[] = [];
  let from = 0;
  for (const match of body.matchAll(MARK)) {
    const [whole, mark = '', quoted, plain = ''] = match;
    const trail = quoted === undefined ? (TRAIL.exec(plain)?.[0] ?? '') : '';
    const word = quoted ?? plain.slice(0, plain.length - trail.length);
    const words = take(mark, word);
    pieces.push({ text: body.slice(from, match.index), mark: false });
    pieces.push({ text: words ?? whole.slice(0, whole.length - trail.length), mark: words !== undefined });
    from = match.index + whole.length - trail.length;
  }
  pieces.push({ text: body.slice(from), mark: false });
  const goes = (piece: { text: string; mark: boolean } | undefined): boolean =>
    piece !== undefined && (piece.mark || !/[\p{L}\p{N}]/u.test(piece.text));
  let start = 0;
  let end = pieces.length;
  while (start < end && goes(pieces[start])) start += 1;
  while (end > start && goes(pieces[end - 1])) end -= 1;
  const kept = pieces.slice(start, end).map(({ text }) => text);
  // A line of marks alone says what they name.
  const text = kept.length > 0 ? kept.join('') : pieces.map((piece) => piece.text).join('');
  note.text = text.replace(/\s+/g, ' ').trim();
  note.type = said ?? (note.competitor === '' ? 'customer-voice' : 'competitor-move');
  return note;
};
