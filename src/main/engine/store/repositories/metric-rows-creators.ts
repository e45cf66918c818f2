import type { ReadDb } from '../dialect';
import { commissionOrders, creatorCosts } from './creators';
import { creatorGroup } from './measures/creators';
import type { Row, RowColumn, RowFilter, Rows } from './metric-rows';

const COLUMNS = [
  { name: 'Day', unit: 'day' },
  { name: 'Order or cost', unit: 'text' },
  { name: 'Creator', unit: 'text' },
  { name: 'Code', unit: 'text' },
  { name: 'Net', unit: 'money' },
  { name: 'Adds', unit: 'money', adds: 1 },
] as const satisfies readonly RowColumn[];

/** These rows are computed, so they are cut into pages here and not by the database. */
const paged = (rows: readonly Row[], filter: RowFilter): Rows => ({
  columns: [...COLUMNS],
  rows: rows.slice(filter.offset, filter.offset + filter.limit),
  total: rows.length,
  sum: rows.reduce((sum, row) => sum + row.contribution, 0),
});

const within = (filter: RowFilter, row: Parameters<typeof creatorGroup>[1]): boolean =>
  filter.group === undefined || creatorGroup(filter.by, row) === filter.group;

/** Orders by creators' codes with what each earns: those past their hold, or all. */
export const creatorOrderRows = async (db: ReadDb, which: 'owed' | 'all', filter: RowFilter): Promise<Rows> => {
  const { orders } = await commissionOrders(db, filter);
  const rows = orders
    .filter((order) => (which === 'all' || !order.held) && within(filter, order))
    .map(
      (order): Row => ({
        entity: 'orders',
        id: String(order.orderKey),
        contribution: order.commissionMinor,
        file: order.file,
        line: order.line,
        batch: order.batch,
        day: order.day,
        cells: [order.day, order.number, order.creator, order.code, order.netMinor, order.commissionMinor],
      }),
    );
  return paged(rows, filter);
};

/** Fees and product sent, each with what it cost. */
export const creatorCostRows = async (db: ReadDb, filter: RowFilter): Promise<Rows> => {
  const costs = await creatorCosts(db, filter.from, filter.to);
  const rows = costs
    .filter((cost) => within(filter, cost))
    .map(
      (cost): Row => ({
        entity: cost.kind === 'fee' ? 'deliverables' : 'product_sends',
        id: cost.id,
        contribution: cost.minor,
        file: null,
        line: null,
        batch: null,
        day: cost.day,
        cells: [cost.day, cost.what, cost.creator, cost.kind === 'fee' ? 'Fee' : 'Product sent', null, cost.minor],
      }),
    );
  return paged(rows, filter);
};
