import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type ExperimentRow = {
  id: string;
  campaign_id: string | null;
  campaign: string | null;
  hypothesis: string;
  platform: string;
  cap_minor: number | null;
  starts: string | null;
  ends: string | null;
  metric: string;
  comparator: string;
  aim: number | null;
  aim_high: number | null;
  result: number | null;
  decision: string | null;
  decided_day: string | null;
  author: string | null;
  rev: number;
};

/** Experiments, those that end first on top; of all, or of one campaign. */
export const listExperiments = async (db: ReadDb, campaignKey?: number): Promise<ExperimentRow[]> =>
  (
    await sql<ExperimentRow>`SELECT e.id, k.id AS campaign_id, k.name AS campaign, e.hypothesis, e.platform, e.cap_minor, e.starts, e.ends, e.metric, e.comparator, e.aim, e.aim_high, e.result, e.decision, e.decided_day, e.author, e.rev
      FROM experiments e LEFT JOIN campaigns k ON k.key = e.campaign_key AND k.deleted_at IS NULL
      WHERE e.deleted_at IS NULL ${campaignKey === undefined ? sql`` : sql`AND e.campaign_key = ${campaignKey}`} ORDER BY e.ends IS NULL, e.ends, e.id`.execute(
      db,
    )
  ).rows;

export const findExperiment = async (db: ReadDb, id: string): Promise<ExperimentRow | undefined> =>
  (await listExperiments(db)).find((row) => row.id === id);
