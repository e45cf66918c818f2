import { TandemError } from '../../../shared/contract/errors';
import type { Change } from './history-days';
import { isNumbered, rowFrom, type RowWriter, type StoredRow } from './rows';

type Sides = { goal: StoredRow; other: StoredRow };

/**
 * A row of a file is patched only as the step left it: an import may have changed it since, or another may have its
 * number. What a step names beside what it changed, such as a line's day, stays as it is.
 */
const patchNumbered = (rows: RowWriter, { table_name: table, row_id: id }: Change, { goal, other }: Sides): void => {
  const columns = Object.keys(goal).filter((column) => goal[column] !== other[column]);
  const now = columns.length === 0 ? undefined : rows.get(table, id);
  if (now === undefined || columns.some((column) => now[column] !== other[column])) return;
  rows.patch(table, id, Object.fromEntries(columns.map((column) => [column, goal[column]])));
};

/** Whether the row that has this number now came by the same line of the same import as the one that the step made. */
const isSame = (now: StoredRow | undefined, made: StoredRow): boolean =>
  now !== undefined && ['batch_id', 'source_line'].every((column) => now[column] === made[column]);

/** Numbers and names that are free are given anew: what has them since is left alone. */
const putBack = (rows: RowWriter, table: string, row: StoredRow): void => {
  try {
    rows.put(table, row);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (!/^SQLITE_CONSTRAINT_(?:PRIMARYKEY|UNIQUE)$/.test(code)) throw error;
    throw new TandemError(
      'conflict',
      'Something that came in since has the place of what this step would bring back. Nothing was changed.',
    );
  }
};

/** Puts one change back (`undo`) or on again (`redo`). */
export const applyChange = (rows: RowWriter, change: Change, direction: 'undo' | 'redo'): void => {
  const { table_name: table, row_id: id, before, after } = change;
  const [goal, other] = direction === 'undo' ? [before, after] : [after, before];
  if (other === null) {
    if (goal !== null) putBack(rows, table, rowFrom(goal));
  } else if (goal === null) {
    if (!isNumbered(table) || isSame(rows.get(table, id), rowFrom(other))) rows.remove(table, id);
  } else if (isNumbered(table)) patchNumbered(rows, change, { goal: rowFrom(goal), other: rowFrom(other) });
  else rows.patch(table, id, rowFrom(goal));
};
