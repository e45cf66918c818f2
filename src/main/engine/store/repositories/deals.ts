import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { CARD, type DealRow, JOINS } from './deals/filter';

export type DealDetail = DealRow & {
  pipeline_id: string;
  own_probability: number | null;
  campaign: string | null;
  /** Where their pages are; null also when they were removed. */
  company_id: string | null;
  contact_id: string | null;
  created_day: string | null;
  playbook: string;
  playbook_done: string;
  credits: string;
  batch_id: number | null;
  source_line: number | null;
};

export const findDeal = async (db: ReadDb, id: string): Promise<DealDetail | undefined> => {
  const result = await sql<DealDetail>`
    SELECT ${CARD}, s.pipeline_id, d.probability AS own_probability, k.name AS campaign, CASE WHEN y.deleted_at IS NULL THEN y.id END AS company_id, CASE WHEN n.deleted_at IS NULL THEN n.id END AS contact_id, d.created_day, s.playbook, d.playbook_done, d.credits, d.batch_id, d.source_line
    FROM deals d ${JOINS} LEFT JOIN campaigns k ON k.key = d.campaign_key
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

/**
 * The positions between which a card lands above `beforeId` (null: at the end), without the card itself. Read
 * from the index, so that it costs the same in a column of ten and of ten thousand.
 */
export const neighbours = async (
  db: ReadDb,
  stageId: string,
  dealId: string,
  beforeId: string | null,
): Promise<{ above: number | null; below: number | null }> => {
  const below =
    beforeId === null
      ? undefined
      : await db
          .selectFrom('deals')
          .select(['id', 'position'])
          .where('id', '=', beforeId)
          .where('stage_id', '=', stageId)
          .where('deleted_at', 'is', null)
          .executeTakeFirst();
  const before = below ? sql`AND (d.position, d.id) < (${below.position}, ${below.id})` : sql``;
  const above = await sql<{ position: number }>`
    SELECT d.position FROM deals d WHERE d.stage_id = ${stageId} AND d.deleted_at IS NULL AND d.id <> ${dealId} ${before} ORDER BY d.position DESC, d.id DESC LIMIT 1`.execute(
    db,
  );
  return { above: above.rows[0]?.position ?? null, below: below?.position ?? null };
};

/** The position of the first card of a stage; null in an empty one. */
export const topPosition = async (db: ReadDb, stageId: string): Promise<number | null> => {
  const row = await db
    .selectFrom('deals')
    .select('position')
    .where('stage_id', '=', stageId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return row?.position ?? null;
};

/** What filters and fields offer. Reasons for lost deals come by how often they were given. */
export const dealChoices = async (db: ReadDb) => {
  type Named = { id: string; name: string };
  const channels = await sql<Named>`
    SELECT id, name FROM channels WHERE deleted_at IS NULL AND name <> '' AND level = 'account' ORDER BY name`.execute(
    db,
  );
  // A product that has only its number is called by it.
  const products = await sql<Named>`
    SELECT id, coalesce(nullif(name, ''), sku) AS name FROM products WHERE deleted_at IS NULL ORDER BY 2`.execute(db);
  const sources = await sql<{ text: string }>`
    SELECT DISTINCT source AS text FROM deals WHERE deleted_at IS NULL AND source <> '' ORDER BY source LIMIT 200`.execute(
    db,
  );
  const reasons = await sql<{ text: string }>`
    SELECT lost_reason AS text FROM deals WHERE deleted_at IS NULL AND lost_reason <> '' GROUP BY lost_reason ORDER BY count(*) DESC, lost_reason LIMIT 30`.execute(
    db,
  );
  const labels = await sql<{ text: string }>`
    SELECT DISTINCT labels AS text FROM deals WHERE deleted_at IS NULL AND labels <> '[]'`.execute(db);
  return {
    channels: channels.rows,
    products: products.rows,
    sources: sources.rows.map((row) => row.text),
    lostReasons: reasons.rows.map((row) => row.text),
    labelSets: labels.rows.map((row) => row.text),
  };
};
