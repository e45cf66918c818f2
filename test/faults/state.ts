import { createHash } from 'node:crypto';
import type { Driver } from '../../src/main/engine/store/driver';
import { tablesOf } from '../../src/main/engine/transfer/folder/tables';

/** Steps of history are counted by themselves; copies of a workspace differ in nothing else but ids. */
const HISTORY = new Set(['history', 'history_changes']);

/** Ids and moments, which an upgrade takes from chance and the clock. */
const ROLLED = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g;

type StateOptions = { anyIds?: boolean; exact?: boolean };

/**
 * One checksum over all rows but history's. Ids that the engine rolls anew at each run are left out, and so is the order of
 * rows: two runs of the same calls on the same workspace have the same one. With `anyIds` references to such rows and
 * moments count as equal, too, for upgrades of files whose own ids are no UUIDs; with `exact` every
 * id counts.
 */
export const stateOf = (driver: Driver, options: StateOptions = {}): string =>
  createHash('sha256')
    .update(JSON.stringify(stateByTable(driver, options)))
    .digest('hex');

/** The same table by table, for tests that say where a difference lies. */
export const stateByTable = (
  driver: Driver,
  { anyIds = false, exact = false }: StateOptions = {},
): Record<string, string> => {
  const states: Record<string, string> = {};
  for (const { table, columns } of tablesOf(driver)) {
    if (HISTORY.has(table)) continue;
    const names = columns.map(({ name }) => name).filter((name) => exact || name !== 'id');
    const rows = driver
      .prepare(`SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM "${table}"`)
      .raw()
      .all();
    const hash = createHash('sha256');
    const texts = rows.map((one) => JSON.stringify(one));
    for (const row of texts.map((text) => (anyIds ? text.replaceAll(ROLLED, '') : text)).toSorted()) hash.update(row);
    states[table] = hash.digest('hex');
  }
  return states;
};
