import type { Driver } from './dialect';
import { rowText, type StoredRow } from './rows';

/**
 * Writes down more of what a step did after it was closed, so that it is taken back with it: what follows when the step
 * is put on again and what came in meanwhile is settled.
 *
 * @param step its id in the history
 */
export const noteInto = (
  driver: Driver,
  step: number,
): ((table: string, rowId: string, before: StoredRow, after: StoredRow) => void) => {
  const add = driver.prepare(
    'INSERT INTO history_changes (history_id, seq, table_name, row_id, before, after) SELECT @step, coalesce(max(seq), 0) + 1, @table, @rowId, @before, @after FROM history_changes WHERE history_id = @step',
  );
  return (table, rowId, before, after) => {
    add.run({ step, table, rowId, before: rowText(before), after: rowText(after) });
  };
};
