import { TandemError } from '../../../shared/contract/errors';
import { TOPICS } from '../../../shared/contract/topics';
import type { Context, ServiceOf } from '../context';
import { bulk, type Driver } from '../store/dialect';
import { historyState, stepHistory } from '../store/history-steps';
import { noteInto } from '../store/history-notes';
import { changesOf, countHistory, historyChoices, historyEntryOf, listHistory } from '../store/repositories/history';
import { Names } from '../store/repositories/names';
import { rebuildProductSums, rebuildRollups } from '../store/repositories/rollups';
import { moveStrays } from '../store/repositories/product-moves';
import { settleSpellings } from '../store/repositories/product-spellings';
import { getWorkspace } from '../store/repositories/workspace';
import { EXPORTS } from '../transfer/export/tables';
import { assertNotCancelled, attributeByStep } from './attributing';
import { fieldWords, type Naming, recordChangeOf } from './history/changes';

/** Rows of one step that are shown; the rest is counted. */
const MOST_CHANGES = 100;

const zoneOf = async (context: Context): Promise<string> => (await getWorkspace(context.store.read)).time_zone;

/**
 * Where a step merged products, what came in while it stood, or while it was undone, goes to the product whose it is now.
 * Answers the products between which lines went.
 */
const settleMerges = async (
  driver: Driver,
  { id, tables }: { id: number | null; tables: ReadonlySet<string> },
  direction: 'undo' | 'redo',
): Promise<number[]> => {
  if (id === null || !tables.has('products') || !tables.has('import_aliases')) return [];
  const settled = settleSpellings(driver, id);
  return direction === 'undo' ? [...settled] : [...settled, ...(await moveStrays(driver, noteInto(driver, id)))];
};

const step = async (context: Context, direction: 'undo' | 'redo'): Promise<{ label: string | null }> => {
  const { label } = await context.store.write(async (db) => {
    assertNotCancelled(context);
    const done = await stepHistory(db, direction, context.at());
    // What follows from orders and rules follows in the same transaction.
    if (done.days.size > 0) rebuildRollups(db, done.days);
    const products = new Set([...done.products, ...(await settleMerges(bulk(db), done, direction))]);
    if (products.size > 0) rebuildProductSums(db, products);
    if (done.days.size > 0 || done.attributes) await attributeByStep(db, context, done.days);
    return done;
  });
  if (label !== null) context.touched(...TOPICS);
  return { label };
};

/** What was changed, by whom, and taking it back. */
export const historyService: ServiceOf<'history'> = {
  'history.state': (_input, context) => historyState(context.store.read),
  'history.list': async ({ limit, ...filter }, context) =>
    listHistory(context.store.read, filter, await zoneOf(context), limit),
  'history.facets': async (filter, context) => ({
    total: await countHistory(context.store.read, filter, await zoneOf(context)),
    ...(await historyChoices(context.store.read)),
  }),
  'history.get': async ({ id }, context) => {
    const entry = await historyEntryOf(context.store.read, id);
    if (!entry) throw new TandemError('not-found', 'There is no such step in the history.');
    const { changes, rows } = await changesOf(context.store.read, id, MOST_CHANGES);
    const names = new Names(context.store.readDriver);
    const naming: Naming = {
      table: (table) => EXPORTS.find((one) => one.table === table)?.label ?? fieldWords(table),
      row: (table, rowId) => names.ofRow(table, rowId),
      reference: (table, column, value) => names.ofReference(table, column, value),
      naming: (table) => names.namingOf(table),
    };
    const { currency } = await getWorkspace(context.store.read);
    return { entry, currency, rows, changes: changes.map((change) => recordChangeOf(change, naming)) };
  },
  'history.undo': (_input, context) => step(context, 'undo'),
  'history.redo': (_input, context) => step(context, 'redo'),
};
