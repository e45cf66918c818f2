import { bulk, type Driver, type ReadDb, type WriteDb } from './dialect';
import { applyChange } from './history-apply';
import { daysOf } from './history-days';
import { attributesAnew } from './repositories/attributions';
import { rowWriter } from './rows';

const next = (db: ReadDb, direction: 'undo' | 'redo') => {
  const query = db
    .selectFrom('history')
    .select(['id', 'label', 'entity'])
    .where('undoable', '=', 1)
    .where('batch_id', 'is', null);
  return direction === 'undo'
    ? query.where('undone', '=', 0).orderBy('id', 'desc').limit(1).executeTakeFirst()
    : query.where('undone', '=', 1).orderBy('id', 'asc').limit(1).executeTakeFirst();
};

/** The newest step of history that Undo takes back, by its number; 0 when there is none. */
export const newestStep = (driver: Driver): number =>
  (
    driver.prepare('SELECT max(id) AS id FROM history WHERE undoable = 1 AND batch_id IS NULL').get() as {
      id: number | null;
    }
  ).id ?? 0;

/** What Ctrl Z and Ctrl Shift Z would do now. */
export const historyState = async (db: ReadDb): Promise<{ undo: string | null; redo: string | null }> => ({
  undo: (await next(db, 'undo'))?.label ?? null,
  redo: (await next(db, 'redo'))?.label ?? null,
});

/**
 * Takes the last change back, or puts the last undone one on again. The label says which, null when there is none;
 * `tables` are those whose rows changed, `attributes` says that orders have to be attributed anew, `days` those whose orders did, `products` those between
 * which lines went that are as they were otherwise. `at` is the moment, ISO 8601 in UTC.
 */
export const stepHistory = async (
  db: WriteDb,
  direction: 'undo' | 'redo',
  at: string,
): Promise<{
  id: number | null;
  label: string | null;
  entity: string | null;
  tables: ReadonlySet<string>;
  attributes: boolean;
  days: ReadonlySet<string>;
  products: ReadonlySet<number>;
}> => {
  const entry = await next(db, direction);
  if (!entry)
    return {
      id: null,
      label: null,
      entity: null,
      tables: new Set(),
      attributes: false,
      days: new Set(),
      products: new Set(),
    };
  const changes = await db
    .selectFrom('history_changes')
    .select(['table_name', 'row_id', 'before', 'after'])
    .where('history_id', '=', entry.id)
    .orderBy('seq', direction === 'undo' ? 'desc' : 'asc')
    .execute();
  // Rows that point to each other come and go one by one; what counts is that all is in place in the end.
  bulk(db).pragma('defer_foreign_keys = ON');
  const rows = rowWriter(bulk(db));
  for (const change of changes) applyChange(rows, change, direction);
  await db
    .updateTable('history')
    .set({ undone: direction === 'undo' ? 1 : 0, turned_at: at })
    .where('id', '=', entry.id)
    .execute();
  return {
    id: entry.id,
    label: entry.label,
    entity: entry.entity,
    tables: new Set(changes.map((change) => change.table_name)),
    attributes: attributesAnew(bulk(db), changes),
    ...daysOf(changes),
  };
};
