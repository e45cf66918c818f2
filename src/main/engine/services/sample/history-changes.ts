import { addDays } from '../../../../shared/domain/day';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';

/** What a step of history did to one row: the columns that it changed, before and after; null before where it made the row. */
export type Written = { table: string; id: string; before: object | null; after: object };

/** Finds what a step did; undefined where the sample has no such row. */
export type Wrote = (db: WriteDb) => Promise<Written | undefined>;

const changed = <R extends { id: string }>(table: string, row: R | undefined, was: Partial<R>): Written | undefined =>
  row && {
    table,
    id: row.id,
    before: was,
    after: Object.fromEntries(Object.keys(was).map((column) => [column, Reflect.get(row, column) as unknown])),
  };

const campaignOf = (db: WriteDb, name: string) =>
  db.selectFrom('campaigns').selectAll().where('name', '=', name).executeTakeFirst();

/** The open deal of a company. */
const dealOf = (db: WriteDb, company: string) =>
  db
    .selectFrom('deals as d')
    .innerJoin('companies as c', 'c.key', 'd.company_key')
    .selectAll('d')
    .where('c.natural_key', '=', fold(company))
    .where('d.closed_day', 'is', null)
    .executeTakeFirst();

/** A campaign was planned until this step started it. */
export const started =
  (name: string): Wrote =>
  async (db) =>
    changed('campaigns', await campaignOf(db, name), { status: 'planned' });

/** A campaign ended this many days earlier, before. */
export const prolonged =
  (name: string, days: number): Wrote =>
  async (db) => {
    const row = await campaignOf(db, name);
    return row?.ends ? changed('campaigns', row, { ends: addDays(row.ends, -days) }) : undefined;
  };

/** A deal came to its stage from the one before. */
export const moved =
  (company: string): Wrote =>
  async (db) => {
    const deal = await dealOf(db, company);
    if (!deal) return undefined;
    const stages = await db
      .selectFrom('stages as s')
      .innerJoin('stages as own', 'own.pipeline_id', 's.pipeline_id')
      .select('s.id')
      .where('own.id', '=', deal.stage_id)
      .where('s.deleted_at', 'is', null)
      .orderBy('s.position')
      .execute();
    const before = stages[stages.findIndex(({ id }) => id === deal.stage_id) - 1];
    return before && changed('deals', deal, { stage_id: before.id });
  };

/** A deal was expected to close this many days earlier, before. */
export const postponed =
  (company: string, days: number): Wrote =>
  async (db) => {
    const deal = await dealOf(db, company);
    return deal?.expected_close
      ? changed('deals', deal, { expected_close: addDays(deal.expected_close, -days) })
      : undefined;
  };

/** A deal was written down. */
export const opened =
  (company: string): Wrote =>
  async (db) => {
    const deal = await dealOf(db, company);
    return deal && { table: 'deals', id: deal.id, before: null, after: deal };
  };

/** A product cost this much more, as a share, before. */
export const cheapened =
  (sku: string, share: number): Wrote =>
  async (db) => {
    const row = await db.selectFrom('products').selectAll().where('sku', '=', sku).executeTakeFirst();
    return row && row.cost_minor !== null
      ? changed('products', row, { cost_minor: Math.round(row.cost_minor * (1 + share)) })
      : undefined;
  };

/** The headline of the newest weekly report was not written, before. */
export const headlined: Wrote = async (db) => {
  const row = await db
    .selectFrom('report_texts')
    .selectAll()
    .where('kind', '=', 'weekly')
    .where('period', 'like', '%-W%')
    .orderBy('period', 'desc')
    .executeTakeFirst();
  if (!row) return undefined;
  const { headline: _written, ...rest } = JSON.parse(row.texts) as Record<string, unknown>;
  return changed('report_texts', row, { texts: JSON.stringify(rest) });
};

/** The newest tree of targets was set. */
export const treeSet =
  (treeId: string): Wrote =>
  async (db) => {
    const tree = await db.selectFrom('target_trees').selectAll().where('id', '=', treeId).executeTakeFirst();
    return tree && { table: 'target_trees', id: tree.id, before: null, after: tree };
  };

/** Puts down what a step of history did. */
export const putWritten = async (db: WriteDb, historyId: number, written: Written): Promise<void> => {
  await db
    .insertInto('history_changes')
    .values({
      history_id: historyId,
      seq: 0,
      table_name: written.table,
      row_id: written.id,
      before: written.before && JSON.stringify(written.before),
      after: JSON.stringify(written.after),
    })
    .execute();
};
