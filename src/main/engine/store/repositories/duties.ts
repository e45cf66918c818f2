import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

type DutyRow<Kind> = {
  kind: Kind;
  id: string;
  name: string;
  about: string;
  day: string | null;
  owner_key: number | null;
};

/** Campaigns that are not done, each with its owner; the first to end comes first. */
export const openCampaigns = async (db: ReadDb): Promise<DutyRow<'campaign'>[]> =>
  (
    await sql<
      DutyRow<'campaign'>
    >`SELECT 'campaign' AS kind, id, name, '' AS about, ends AS day, owner_key FROM campaigns
      WHERE deleted_at IS NULL AND status <> 'done' ORDER BY ends IS NULL, ends, name`.execute(db)
  ).rows;

/** Content that is to go out by a day and has not yet, overdue pieces with it. */
export const contentDue = async (db: ReadDb, until: string): Promise<DutyRow<'content'>[]> =>
  (
    await sql<
      DutyRow<'content'>
    >`SELECT 'content' AS kind, id, title AS name, '' AS about, day, owner_key FROM content_items
      WHERE deleted_at IS NULL AND status <> 'published' AND day <= ${until} ORDER BY day, title`.execute(db)
  ).rows;
