import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { CARD, type DealRow, type DealSet, inSet, JOINS, ODDS } from './filter';

export type DealGroup = 'stage' | 'owner' | 'channel' | 'product' | 'source' | 'close';
export type DealSort =
  | 'title'
  | 'company'
  | 'stage'
  | 'value'
  | 'owner'
  | 'age'
  | 'nextStep'
  | 'close'
  | 'channel'
  | 'product'
  | 'source';

/** What one unit of a currency is worth in the workspace's, both in minor units; for sorting only. */
export type Factor = { currency: string; factor: number };

const GROUPS: Record<DealGroup, RawBuilder<unknown>> = {
  stage: sql`s.id`,
  owner: sql`o.name`,
  channel: sql`h.name`,
  product: sql`coalesce(nullif(p.name, ''), p.sku)`,
  source: sql`nullif(d.source, '')`,
  close: sql`substr(coalesce(d.closed_day, d.expected_close), 1, 7)`,
};
const groupText = (group: DealGroup | undefined): RawBuilder<unknown> =>
  group ? sql`coalesce(${GROUPS[group]}, '')` : sql`''`;

const worth = (factors: readonly Factor[]): RawBuilder<unknown> =>
  sql`d.value_minor * CASE d.currency ${sql.join(
    factors.map(({ currency, factor }) => sql`WHEN ${currency} THEN ${factor}`),
    sql` `,
  )} END`;

const sortKey = (sort: DealSort, factors: readonly Factor[]): RawBuilder<unknown> => {
  const keys: Record<DealSort, RawBuilder<unknown>> = {
    title: sql`lower(d.title)`,
    company: sql`lower(y.name)`,
    stage: sql`s.position`,
    value: worth(factors),
    owner: sql`lower(o.name)`,
    age: sql`-julianday(d.entered_stage_at)`,
    nextStep: sql`d.next_step_day`,
    close: sql`coalesce(d.closed_day, d.expected_close)`,
    channel: sql`lower(h.name)`,
    product: sql`lower(coalesce(nullif(p.name, ''), p.sku))`,
    source: sql`lower(nullif(d.source, ''))`,
  };
  return keys[sort];
};

export type TableQuery = {
  sort: DealSort;
  descending: boolean;
  group: DealGroup | undefined;
  factors: readonly Factor[];
  offset: number;
  limit: number;
};

/** A page of the table. Deals without the value that is sorted by stand last, whichever way. */
export const tableDeals = async (
  db: ReadDb,
  set: DealSet,
  query: TableQuery,
): Promise<(DealRow & { group: string })[]> => {
  const key = sortKey(query.sort, query.factors);
  const groups =
    query.group === undefined
      ? sql``
      : query.group === 'stage'
        ? sql`s.position, `
        : sql`${groupText(query.group)} = '', lower(${groupText(query.group)}), `;
  const result = await sql<DealRow & { group: string }>`
    SELECT ${CARD}, ${groupText(query.group)} AS "group" FROM deals d ${JOINS} WHERE ${inSet(set)}
    ORDER BY ${groups} ${key} IS NULL, ${key} ${query.descending ? sql`DESC` : sql`ASC`}, d.id LIMIT ${query.limit} OFFSET ${query.offset}`.execute(
    db,
  );
  return result.rows;
};

/** What sums need of a deal, and nothing else. */
export type DealLine = {
  id: string;
  group: string;
  currency: string;
  valueMinor: number | null;
  probability: number;
  closedDay: string | null;
  expectedClose: string | null;
};

/** Every deal of the set in the fewest columns; groups come in the order of the table. */
export const dealLines = async (
  db: ReadDb,
  set: DealSet,
  options: { group?: DealGroup | undefined; openOnly?: boolean } = {},
): Promise<DealLine[]> => {
  const result = await sql<DealLine>`
    SELECT d.id, ${groupText(options.group)} AS "group", d.currency, d.value_minor AS "valueMinor", ${ODDS} AS probability, d.closed_day AS "closedDay", d.expected_close AS "expectedClose"
    FROM deals d ${JOINS} WHERE ${inSet(set, options.openOnly)}
    ORDER BY ${options.group === 'stage' ? sql`s.position` : sql`${groupText(options.group)} = '', lower(${groupText(options.group)})`}, d.expected_close IS NULL, d.expected_close, d.id`.execute(
    db,
  );
  return result.rows;
};

/** Deals by id, in no order. */
export const dealsById = async (db: ReadDb, ids: readonly string[]): Promise<DealRow[]> => {
  if (ids.length === 0) return [];
  const result = await sql<DealRow>`SELECT ${CARD} FROM deals d ${JOINS} WHERE d.id IN (${sql.join([...ids])})`.execute(
    db,
  );
  return result.rows;
};

const steps = (db: ReadDb, set: DealSet, when: RawBuilder<unknown>, limit: number): Promise<{ rows: DealRow[] }> =>
  sql<DealRow>`SELECT ${CARD} FROM deals d ${JOINS} WHERE ${inSet(set, true)} AND ${when} ORDER BY d.next_step_day, d.entered_stage_at, d.id LIMIT ${limit}`.execute(
    db,
  );
const counted = async (db: ReadDb, set: DealSet, when: RawBuilder<unknown>): Promise<number> => {
  const result = await sql<{ count: number }>`
    SELECT count(*) AS count FROM deals d JOIN stages s ON s.id = d.stage_id WHERE ${inSet(set, true)} AND ${when}`.execute(
    db,
  );
  return result.rows[0]?.count ?? 0;
};

const MOST_STEPS = 2000;
const MOST_BESIDE = 60;

/** Open deals by the day of their next step: those of the days shown, those that are late, those without a day. */
export const stepCalendar = async (db: ReadDb, set: DealSet, days: { from: string; to: string; today: string }) => {
  const late = sql`d.next_step_day < ${days.today}`;
  const undated = sql`(d.next_step_day IS NULL)`;
  return {
    steps: (await steps(db, set, sql`d.next_step_day BETWEEN ${days.from} AND ${days.to}`, MOST_STEPS)).rows,
    late: (await steps(db, set, late, MOST_BESIDE)).rows,
    lateCount: await counted(db, set, late),
    undated: (await steps(db, set, undated, MOST_BESIDE)).rows,
    undatedCount: await counted(db, set, undated),
  };
};
