/** What a field of a list holds. Money is minor units of the workspace's currency, a rate is 0 to 1, a flag 0 or 1. */
export type RefKind = 'product' | 'person' | 'campaign' | 'channel' | 'audience' | 'keyword' | 'creator' | 'content';

type Base = {
  /** Its name on the wire. */
  id: string;
  column: string;
  label: string;
  /** Width of its column in pixels; a field without one stands only in the record's panel. */
  width?: number;
  /** Goes when the window is narrow. */
  wide?: true;
  /** Can be set on many rows at once. */
  bulk?: true;
};
export type LibraryField = Base &
  (
    | { kind: 'text'; needed?: true }
    | { kind: 'long' }
    | { kind: 'day'; needed?: true }
    | { kind: 'money' }
    | { kind: 'count'; first?: number }
    | { kind: 'rate' }
    | { kind: 'flag' }
    | { kind: 'choice'; options: Readonly<Record<string, string>>; first: string }
    | { kind: 'ref'; to: RefKind; needed?: true }
  );

/** One list that people keep by hand: its table, what it is called, and its fields in the order they are shown. */
export type LibrarySpec = {
  table: string;
  one: string;
  many: string;
  /** What one row is, for exports. */
  words: string;
  /** The field that names a row. */
  name: string;
  /** The field of the record that rows belong to, such as a creator. */
  parent?: string;
  fields: readonly LibraryField[];
  /** Columns to order by, first one first. */
  order: readonly string[];
  /** First and last day, which stand in order. */
  span?: readonly [from: string, to: string];
  /** What a row carries beside its fields: an author and a time. */
  authored?: true;
};

export type LibraryValue = string | number | null;
export type LibraryValues = Readonly<Record<string, LibraryValue>>;

/** What a field holds when nothing was said. */
export const emptyOf = (field: LibraryField): LibraryValue => {
  switch (field.kind) {
    case 'text':
    case 'long':
      return '';
    case 'flag':
      return 0;
    case 'choice':
      return field.first;
    case 'count':
      return field.first ?? null;
    default:
      return null;
  }
};
