/** What a cell of a record holds. */
export type Cell = string | number | null;

export const isBlank = (value: Cell | undefined): boolean => value === null || value === undefined || value === '';

/** Nothing and an empty text are the same to a person. */
export const same = (a: Cell | undefined, b: Cell | undefined): boolean => a === b || (isBlank(a) && isBlank(b));

const among = (values: readonly Cell[], value: Cell): boolean => values.some((one) => same(one, value));

/** A value of the other side that a person here decided against, and when. */
export type Declined = { value: Cell; at: string };

export type Outcome = 'same' | 'mine' | 'theirs' | 'conflict';

/**
 * What becomes of one field that a teammate changed. `base` is what it was at the bundle's point, undefined when the
 * record was made on both sides. `theirSeen` are the values that the field had on their side since, `mySeen` those that
 * it had here: who has gone on from the other's value is ahead of it, and so is who `declined` it, unless they changed to it
 * once more since (`theirsAt`), from what it is here. What both changed apart is a conflict.
 */
export const decide = (field: {
  mine: Cell;
  theirs: Cell;
  base: Cell | undefined;
  theirSeen: readonly Cell[];
  mySeen: readonly Cell[];
  declined: readonly Declined[];
  theirsAt: string | null;
}): Outcome => {
  const { mine, theirs, base, theirSeen, mySeen, declined, theirsAt } = field;
  if (same(mine, theirs)) return 'same';
  if (base !== undefined && same(mine, base)) return 'theirs';
  const behind = among(theirSeen, mine);
  const ahead =
    among(mySeen, theirs) ||
    declined.some(({ value, at }) => same(value, theirs) && !(behind && theirsAt !== null && theirsAt > at));
  if (behind !== ahead) return behind ? 'theirs' : 'mine';
  if (base === undefined && !behind) {
    if (isBlank(mine)) return 'theirs';
    if (isBlank(theirs)) return 'mine';
  }
  return 'conflict';
};

/** Columns that no person reads; each goes with the fields it follows from. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  natural_key: ['name', 'email', 'sku', 'title', 'phone'],
  entered_stage_at: ['stage_id'],
  position: ['stage_id', 'section'],
  closed_day: ['stage_id'],
  written_at: ['text'],
  signed_at: ['signed_by', 'signed_text'],
  held_at: ['status'],
};

/** The fields that a column goes with when both sides changed it. */
export const leadersOf = (column: string): readonly string[] => FOLLOWS[column] ?? [];

/** Whether a column says nothing by itself, so that nobody is asked about it. */
export const isQuiet = (column: string): boolean =>
  column === 'natural_key' || column === 'position' || (column.endsWith('_at') && column !== 'deleted_at');

/** Of two values of a quiet column the later one; both sides come to the same. */
export const later = (mine: Cell, theirs: Cell): 'mine' | 'theirs' => {
  if (isBlank(mine) || isBlank(theirs)) return isBlank(mine) ? 'theirs' : 'mine';
  return typeof mine === 'number' && typeof theirs === 'number'
    ? theirs > mine
      ? 'theirs'
      : 'mine'
    : String(theirs) > String(mine)
      ? 'theirs'
      : 'mine';
};
