import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type DealRow = {
  id: string;
  title: string;
  company: string | null;
  owner_id: string | null;
  owner_name: string | null;
  owner_roles: string | null;
  stage_id: string;
  kind: string;
  value_minor: number | null;
  currency: string;
  probability: number;
  entered_stage_at: string;
  next_step: string;
  next_step_kind: string;
  next_step_day: string | null;
  expected_close: string | null;
  closed_day: string | null;
  lost_reason: string;
  position: number;
};

export type BoardFilter = {
  pipelineId: string;
  from: string;
  to: string;
  ownerId?: string | null | undefined;
  search?: string | undefined;
};

const CARD = sql`d.id, d.title, y.name AS company, o.id AS owner_id, o.name AS owner_name, o.roles AS owner_roles, d.stage_id, s.kind, d.value_minor, d.currency, coalesce(d.probability, s.probability) AS probability,
  d.entered_stage_at, d.next_step, d.next_step_kind, d.next_step_day, d.expected_close, d.closed_day, d.lost_reason, d.position`;
const JOINS = sql`JOIN stages s ON s.id = d.stage_id LEFT JOIN companies y ON y.key = d.company_key LEFT JOIN people o ON o.key = d.owner_key`;

/** The cards of a board: every open deal of the pipeline, and those that closed in the period. */
export const boardDeals = async (db: ReadDb, filter: BoardFilter): Promise<DealRow[]> => {
  const owner =
    filter.ownerId === undefined
      ? sql``
      : filter.ownerId === null
        ? sql`AND d.owner_key IS NULL`
        : sql`AND o.id = ${filter.ownerId}`;
  const like = `%${(filter.search ?? '').replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  const search = filter.search?.trim()
    ? sql`AND (d.title LIKE ${like} ESCAPE '\\' OR y.name LIKE ${like} ESCAPE '\\')`
    : sql``;
  const result = await sql<DealRow>`
    SELECT ${CARD} FROM deals d ${JOINS}
    WHERE d.stage_id IN (SELECT id FROM stages WHERE pipeline_id = ${filter.pipelineId} AND deleted_at IS NULL) AND d.deleted_at IS NULL
      AND (s.kind = 'open' OR d.closed_day BETWEEN ${filter.from} AND ${filter.to}) ${owner} ${search}
    ORDER BY d.stage_id, d.position, d.id`.execute(db);
  return result.rows;
};

export type DealDetail = DealRow & {
  contact: string | null;
  channel_id: string | null;
  channel: string | null;
  product_id: string | null;
  product: string | null;
  campaign: string | null;
  source: string;
  created_day: string | null;
  batch_id: number | null;
  source_line: number | null;
  rev: number;
};

export const findDeal = async (db: ReadDb, id: string): Promise<DealDetail | undefined> => {
  const result = await sql<DealDetail>`
    SELECT ${CARD}, n.name AS contact, h.id AS channel_id, h.name AS channel, p.id AS product_id, p.name AS product, k.name AS campaign, d.source, d.created_day, d.batch_id, d.source_line, d.rev
    FROM deals d ${JOINS} LEFT JOIN contacts n ON n.key = d.contact_key LEFT JOIN channels h ON h.key = d.channel_key LEFT JOIN products p ON p.key = d.product_key LEFT JOIN campaigns k ON k.key = d.campaign_key
    WHERE d.id = ${id} AND d.deleted_at IS NULL`.execute(db);
  return result.rows[0];
};

export const stageHistory = async (
  db: ReadDb,
  dealId: string,
): Promise<{ stage: string; at: string; by: string | null }[]> => {
  const result = await sql<{ stage: string; at: string; by: string | null }>`
    SELECT s.name AS stage, t.entered_at AS at, o.name AS "by" FROM deal_stages t JOIN stages s ON s.id = t.stage_id LEFT JOIN people o ON o.id = t.person_id WHERE t.deal_id = ${dealId} ORDER BY t.entered_at, t.rowid`.execute(
    db,
  );
  return result.rows;
};

/** Positions of the living cards of a stage, in order. */
export const stagePositions = (db: ReadDb, stageId: string): Promise<{ id: string; position: number }[]> =>
  db
    .selectFrom('deals')
    .select(['id', 'position'])
    .where('stage_id', '=', stageId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();

export const openSteps = async (db: ReadDb, personId: string | null, limit: number) => {
  const owner = personId === null ? sql`` : sql`AND o.id = ${personId}`;
  const result = await sql<{ dealId: string; title: string; step: string; kind: string | null; day: string | null }>`
    SELECT d.id AS "dealId", d.title, d.next_step AS step, nullif(d.next_step_kind, '') AS kind, d.next_step_day AS day FROM deals d ${JOINS}
    WHERE d.deleted_at IS NULL AND s.kind = 'open' AND d.next_step <> '' ${owner} ORDER BY d.next_step_day IS NULL, d.next_step_day, d.title LIMIT ${limit}`.execute(
    db,
  );
  return result.rows;
};
