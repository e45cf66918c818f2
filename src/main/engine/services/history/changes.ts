import type { FieldChange, RecordChange } from '../../../../shared/contract/history';

type Value = string | number | null;
type Row = Readonly<Record<string, unknown>>;
/** A row's change as the history keeps it: JSON of the columns before and after; null where the row did not exist. */
export type StoredChange = { table: string; rowId: string; before: string | null; after: string | null };

/** What the words need to know of the schema. */
export type Naming = {
  /** The table's name in words. */
  table: (table: string) => string;
  /** What a row is called now; null when nothing names it. */
  row: (table: string, id: string) => string | null;
  /** What a column refers to; undefined where it is no reference. */
  reference: (table: string, column: string, value: string | number) => string | null | undefined;
  naming: (table: string) => string | null;
};

/** Columns that say nothing to a person. */
const UNSAID = new Set(['id', 'key', 'rev', 'deleted_at', 'created_at', 'updated_at', 'one']);

const parse = (text: string | null): Row | null => {
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? (value as Row) : {};
};

const plain = (value: unknown): Value =>
  typeof value === 'string' || typeof value === 'number'
    ? value
    : value === null || value === undefined
      ? null
      : JSON.stringify(value);

const KINDS: readonly (readonly [RegExp, FieldChange['kind']])[] = [
  [/_minor$/, 'money'],
  [/_at$/, 'moment'],
  [/^(done|paid|locked|hidden|pinned)$|^is_/, 'flag'],
];

/** How the values of a column are to be shown. */
export const kindOf = (column: string, values: readonly Value[]): FieldChange['kind'] => {
  const kind = KINDS.find(([pattern]) => pattern.test(column))?.[1];
  if (kind !== undefined) return kind;
  const said = values.filter((value) => value !== null);
  return said.length > 0 && said.every((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
    ? 'day'
    : 'text';
};

/** `expected_close` → "expected close"; keys and units are no words. */
export const fieldWords = (column: string): string => column.replace(/_(key|id|minor|json)$/, '').replaceAll('_', ' ');

const whatOf = (before: Row | null, after: Row | null): RecordChange['what'] => {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  if ('deleted_at' in after) return after['deleted_at'] === null ? 'restored' : 'removed';
  return 'changed';
};

/** One stored change in words: pure, but for the names that `naming` looks up. */
export const recordChangeOf = (change: StoredChange, naming: Naming): RecordChange => {
  const { table, rowId } = change;
  const before = parse(change.before);
  const after = parse(change.after);
  const what = whatOf(before, after);
  const shown = (column: string, value: Value): Value => {
    if (value === null) return null;
    const name = naming.reference(table, column, value);
    return name === undefined ? value : (name ?? value);
  };
  const columns = what === 'removed' ? [] : Object.keys(after ?? {}).filter((column) => !UNSAID.has(column));
  const fields = columns.flatMap((column): FieldChange[] => {
    const from = shown(column, plain(before?.[column]));
    const to = shown(column, plain(after?.[column]));
    // A new row says what it has, not what it lacks.
    if (from === to || (what === 'added' && (to === null || to === ''))) return [];
    return [{ field: fieldWords(column), kind: kindOf(column, [from, to]), from, to }];
  });
  const column = naming.naming(table);
  const kept = column === null ? null : plain(after?.[column] ?? before?.[column]);
  return {
    table: naming.table(table),
    record: naming.row(table, rowId) ?? (kept === null ? '' : String(kept)),
    what,
    fields,
  };
};
