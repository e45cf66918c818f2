import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { type DealSet, inSet, JOINS, ODDS } from './filter';

export type TeamLine = {
  id: string;
  ownerId: string | null;
  /** Who shares the credit, as it is stored. */
  credits: string;
  kind: string;
  currency: string;
  valueMinor: number | null;
  probability: number;
  stale: number;
  hasStep: number;
  stepDay: string | null;
  expectedClose: string | null;
  createdDay: string | null;
  closedDay: string | null;
  /** The checklist of its stage and what of it is done, as they are stored. */
  playbook: string;
  playbookDone: string;
};

/** Every deal of the set with what says how it is led. */
export const teamLines = async (db: ReadDb, set: DealSet): Promise<TeamLine[]> => {
  const result = await sql<TeamLine>`
    SELECT d.id, o.id AS "ownerId", d.credits, s.kind, d.currency, d.value_minor AS "valueMinor", ${ODDS} AS probability, d.entered_stage_at < ${set.staleBefore} AS stale, d.next_step <> '' AS "hasStep",
      d.next_step_day AS "stepDay", d.expected_close AS "expectedClose", d.created_day AS "createdDay", d.closed_day AS "closedDay", s.playbook, d.playbook_done AS "playbookDone"
    FROM deals d ${JOINS} WHERE ${inSet(set)} ORDER BY d.id`.execute(db);
  return result.rows;
};

/** How many activities each person had a part in from one day to another, by kind; those with customers outside the pipeline, too. */
export const activitiesByPerson = async (
  db: ReadDb,
  span: { from: string; to: string },
): Promise<{ personId: string; kind: string; count: number }[]> => {
  const result = await sql<{ personId: string; kind: string; count: number }>`
    SELECT j.value AS "personId", a.kind, count(*) AS count FROM activities a, json_each(a.people) j
    WHERE a.deleted_at IS NULL AND a.day BETWEEN ${span.from} AND ${span.to} GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`.execute(
    db,
  );
  return result.rows;
};
