import { sql } from 'kysely';
import { TandemError } from '../../../../shared/contract/errors';
import type { ReadDb, WriteDb } from '../dialect';
import type { WorkspaceTable } from '../tables';

type WorkspaceRow = {
  [K in keyof WorkspaceTable]: WorkspaceTable[K] extends { __select__: infer S } ? S : WorkspaceTable[K];
};

/** The company's one row. */
export const getWorkspace = async (db: ReadDb): Promise<Omit<WorkspaceRow, 'one' | 'rev'> & { rev: number }> => {
  const row = await db.selectFrom('workspace').selectAll().executeTakeFirst();
  if (!row) throw new TandemError('damaged-file', 'This workspace has no company in it. Restore the newest backup.');
  return row;
};

type NewWorkspaceRow = Pick<
  WorkspaceTable,
  'id' | 'name' | 'currency' | 'time_zone' | 'week_start' | 'fiscal_year_start' | 'is_sample' | 'created_at'
>;

export const startWorkspace = async (db: WriteDb, row: NewWorkspaceRow): Promise<void> => {
  await db
    .insertInto('workspace')
    .values({ ...row, inactivity_days: 90, refund_dating: 'processed', stale_days: 21, vision: '' })
    .execute();
};

/** How much there is of each thing; orders and lines from the daily facts, so that it costs by days. */
export const countRows = async (
  db: ReadDb,
): Promise<{ orders: number; lines: number; products: number; customers: number; deals: number; leads: number }> => {
  const result = await sql<{
    orders: number;
    lines: number;
    products: number;
    customers: number;
    deals: number;
    leads: number;
  }>`
    SELECT (SELECT coalesce(sum(orders), 0) FROM daily_sales) AS orders, (SELECT coalesce(sum(lines), 0) FROM daily_sales) AS lines, (SELECT count(*) FROM products WHERE deleted_at IS NULL) AS products,
      (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM deals WHERE deleted_at IS NULL) AS deals, (SELECT count(*) FROM leads WHERE deleted_at IS NULL) AS leads`.execute(
    db,
  );
  return result.rows[0] ?? { orders: 0, lines: 0, products: 0, customers: 0, deals: 0, leads: 0 };
};
