import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { CARD, type DealRow, type DealSet, inStages, JOINS, ODDS } from './filter';

export type ColumnPage = { stageId: string; side: 'open' | 'closed'; offset: number; limit: number };

/** One page of a column: open deals as they were placed, closed ones by the day they closed, the newest first. */
export const columnQuery = (set: DealSet, page: ColumnPage): RawBuilder<DealRow> => sql<DealRow>`
  SELECT ${CARD} FROM deals d ${JOINS} WHERE ${inStages(set, page.side, [page.stageId])}
  ORDER BY ${page.side === 'open' ? sql`d.position, d.id` : sql`d.closed_day DESC, d.position, d.id`} LIMIT ${page.limit} OFFSET ${page.offset}`;

export const columnCards = async (db: ReadDb, set: DealSet, page: ColumnPage): Promise<DealRow[]> =>
  (await columnQuery(set, page).execute(db)).rows;

/** What a column holds in the workspace's own currency, summed in SQL. Weighted values are rounded deal by deal. */
export type StageTotals = { stageId: string; count: number; sumMinor: number; weightedMinor: number; stale: number };
/** One deal in another currency, which only the rates can add. */
export type ForeignDeal = {
  stageId: string;
  currency: string;
  valueMinor: number;
  probability: number;
  closedDay: string | null;
};

export const totalsQuery = (
  set: DealSet,
  side: 'open' | 'closed',
  stageIds: readonly string[],
  home: string,
): RawBuilder<StageTotals> => sql<StageTotals>`
  SELECT d.stage_id AS "stageId", count(*) AS count, coalesce(sum(CASE WHEN d.currency = ${home} THEN d.value_minor END), 0) AS "sumMinor",
    cast(coalesce(sum(CASE WHEN d.currency = ${home} THEN round(d.value_minor * (${ODDS})) END), 0) AS INTEGER) AS "weightedMinor",
    coalesce(sum(CASE WHEN s.kind = 'open' AND d.entered_stage_at < ${set.staleBefore} THEN 1 END), 0) AS stale
  FROM deals d JOIN stages s ON s.id = d.stage_id WHERE ${inStages(set, side, stageIds)} GROUP BY d.stage_id`;

export const columnTotals = async (
  db: ReadDb,
  set: DealSet,
  side: 'open' | 'closed',
  stageIds: readonly string[],
  home: string,
): Promise<{ totals: StageTotals[]; foreign: ForeignDeal[] }> => {
  if (stageIds.length === 0) return { totals: [], foreign: [] };
  const totals = await totalsQuery(set, side, stageIds, home).execute(db);
  const foreign = await sql<ForeignDeal>`
    SELECT d.stage_id AS "stageId", d.currency, d.value_minor AS "valueMinor", ${ODDS} AS probability, d.closed_day AS "closedDay"
    FROM deals d JOIN stages s ON s.id = d.stage_id WHERE ${inStages(set, side, stageIds)} AND d.currency <> ${home} AND d.value_minor IS NOT NULL`.execute(
    db,
  );
  return { totals: totals.rows, foreign: foreign.rows };
};
