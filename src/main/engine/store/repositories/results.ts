import { sql } from 'kysely';
import { COUNT_MEASURES } from '../../../../shared/domain/results';
import type { ReadDb } from '../dialect';
import { SERVES_NO_TARGET } from './campaigns';

export type ResultListRow = {
  id: string;
  from_day: string;
  to_day: string;
  campaign_id: string | null;
  campaign: string | null;
  promotion: string;
  content_id: string | null;
  content: string | null;
  creator_id: string | null;
  creator: string | null;
  name: string;
  source: string;
  currency: string;
  revenue_minor: number | null;
  spend_minor: number | null;
  file: string | null;
  source_line: number | null;
  batch_id: number | null;
} & Record<(typeof COUNT_MEASURES)[number], number | null>;

export type ResultFilter = {
  from: string;
  to: string;
  campaignId?: string | undefined;
  promotion?: string | undefined;
  /** Columns; only rows that say one of them. */
  says?: readonly string[] | undefined;
  limit: number;
  offset: number;
};

const COUNTS = sql.join(COUNT_MEASURES.map((measure) => sql.ref(`r.${measure}`)));

/** Rows of results that touch the days, newest first, and how many there are in all. */
export const listResults = async (
  db: ReadDb,
  filter: ResultFilter,
): Promise<{ rows: ResultListRow[]; total: number }> => {
  const where = sql`FROM result_days r LEFT JOIN campaigns k ON k.key = r.campaign_key LEFT JOIN import_batches b ON b.id = r.batch_id
    LEFT JOIN content_items i ON i.id = r.content_id LEFT JOIN creators a ON a.id = r.creator_id
    WHERE r.deleted_at IS NULL AND r.from_day <= ${filter.to} AND r.to_day >= ${filter.from}
    ${filter.campaignId === undefined ? sql`` : sql`AND k.id = ${filter.campaignId}`} ${filter.promotion === undefined ? sql`` : sql`AND r.promotion = ${filter.promotion}`}
    ${filter.says === undefined ? sql`` : sql`AND coalesce(${sql.join(filter.says.map((column) => sql.ref(`r.${column}`)))}, NULL) IS NOT NULL`}`;
  const rows =
    await sql<ResultListRow>`SELECT r.id, r.from_day, r.to_day, k.id AS campaign_id, k.name AS campaign, r.promotion, r.content_id, i.title AS content, r.creator_id, a.name AS creator, r.name, r.source, r.currency, ${COUNTS}, r.revenue_minor, r.spend_minor,
    b.file, r.source_line, r.batch_id ${where} ORDER BY r.from_day DESC, k.name, r.promotion, r.name, r.key LIMIT ${filter.limit} OFFSET ${filter.offset}`.execute(
      db,
    );
  const total = await sql<{ n: number }>`SELECT count(*) AS n ${where}`.execute(db);
  return { rows: rows.rows, total: total.rows[0]?.n ?? 0 };
};

/** Campaigns that results may belong to. */
export const campaignChoices = (db: ReadDb) =>
  db
    .selectFrom('campaigns as k')
    .select(['key', 'id', 'name', 'promotion_channel', 'starts', 'ends', SERVES_NO_TARGET.as('untargeted')])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();

/** Content items and creators that results may be of. */
export const resultParts = async (
  db: ReadDb,
): Promise<{ contents: { id: string; name: string }[]; creators: { id: string; name: string }[] }> => ({
  contents: await db
    .selectFrom('content_items')
    .select(['id', 'title as name'])
    .where('deleted_at', 'is', null)
    .orderBy('title')
    .execute(),
  creators: await db
    .selectFrom('creators')
    .select(['id', 'name'])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute(),
});

/** The id of the typed row for the same days, campaign, channel, content and creator; null where there is none. */
export const typedTwin = async (
  db: ReadDb,
  row: {
    from_day: string;
    to_day: string;
    campaign_key: number | null;
    promotion: string;
    content_id: string | null;
    creator_id: string | null;
    name: string;
  },
): Promise<string | null> => {
  const found = await sql<{
    id: string;
  }>`SELECT id FROM result_days WHERE deleted_at IS NULL AND source = '' AND from_day = ${row.from_day} AND to_day = ${row.to_day} AND promotion = ${row.promotion} AND name = ${row.name}
    AND campaign_key IS ${row.campaign_key} AND content_id IS ${row.content_id} AND creator_id IS ${row.creator_id}`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
};
