import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type StageRow = {
  id: string;
  pipeline_id: string;
  name: string;
  kind: string;
  probability: number;
  position: number;
  deals: number;
  color: string;
  required: string;
  playbook: string;
};
export type PipelineRow = { id: string; name: string; position: number };

export const listPipelines = (db: ReadDb): Promise<PipelineRow[]> =>
  db
    .selectFrom('pipelines')
    .select(['id', 'name', 'position'])
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute();

/** Stages in the order of their columns, with how many deals stand in each. */
export const listStages = async (db: ReadDb): Promise<StageRow[]> => {
  const result = await sql<StageRow>`
    SELECT s.id, s.pipeline_id, s.name, s.kind, s.probability, s.position, s.color, s.required, s.playbook, (SELECT count(*) FROM deals d WHERE d.stage_id = s.id AND d.deleted_at IS NULL) AS deals
    FROM stages s WHERE s.deleted_at IS NULL ORDER BY s.pipeline_id, s.position`.execute(db);
  return result.rows;
};
