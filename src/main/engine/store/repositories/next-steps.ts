import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type NextStepRow = {
  kind: 'deal' | 'activity' | 'lead' | 'deliverable' | 'action';
  id: string;
  step: string;
  about: string | null;
  company_id: string | null;
  contact_id: string | null;
  meeting_id: string | null;
  day: string | null;
};

/**
 * What is to be done next, dated before undated. A step of an activity with a deal is the deal's, so that it stands
 * here once; a lead waits from the day of its hand-over until sales accepts or returns it, an action of a meeting until it is done.
 */
export const nextSteps = async (db: ReadDb, personId: string | null, limit: number): Promise<NextStepRow[]> => {
  const owned = personId === null ? sql`` : sql`AND o.id = ${personId}`;
  const took =
    personId === null ? sql`` : sql`AND EXISTS (SELECT 1 FROM json_each(a.people) j WHERE j.value = ${personId})`;
  const result = await sql<NextStepRow>`
    SELECT * FROM (SELECT 'deal' AS kind, d.id, d.next_step AS step, coalesce(y.name, d.title) AS about, NULL AS company_id, NULL AS contact_id, NULL AS meeting_id, d.next_step_day AS day
      FROM deals d JOIN stages s ON s.id = d.stage_id LEFT JOIN people o ON o.key = d.owner_key LEFT JOIN companies y ON y.key = d.company_key AND y.deleted_at IS NULL
      WHERE d.deleted_at IS NULL AND s.kind = 'open' AND d.next_step <> '' ${owned}
    UNION ALL
    SELECT 'activity', a.id, a.next_step, coalesce(y.name, nullif(n.name, ''), n.email, h.name), y.id, n.id, NULL, a.next_step_day
      FROM activities a LEFT JOIN companies y ON y.key = a.company_key AND y.deleted_at IS NULL LEFT JOIN contacts n ON n.key = a.contact_key AND n.deleted_at IS NULL LEFT JOIN channels h ON h.key = a.channel_key
      WHERE a.deleted_at IS NULL AND a.deal_id IS NULL AND a.next_step <> '' AND a.next_done = 0 ${took}
    UNION ALL
    SELECT 'lead', l.id, CASE WHEN l.name = '' THEN l.email ELSE l.name END, nullif(l.company, ''), NULL, NULL, NULL, l.handed_day
      FROM leads l LEFT JOIN people o ON o.key = l.owner_key
      WHERE l.deleted_at IS NULL AND l.handed_day IS NOT NULL AND l.accepted_day IS NULL AND l.returned_day IS NULL AND l.closed_day IS NULL AND l.opened_day IS NULL AND l.converted_day IS NULL AND l.deal_id IS NULL AND l.deal_external_id = '' AND l.customer_key IS NULL ${owned}
    UNION ALL
    SELECT 'deliverable', v.id, v.title, r.name, NULL, NULL, NULL, v.due
      FROM deliverables v JOIN creators r ON r.id = v.creator_id AND r.deleted_at IS NULL LEFT JOIN people o ON o.key = r.owner_key
      WHERE v.deleted_at IS NULL AND v.done = 0 AND v.due IS NOT NULL ${owned}
    UNION ALL
    SELECT 'action', t.id, t.what, m.title, NULL, NULL, m.id, t.due
      FROM actions t LEFT JOIN meetings m ON m.id = t.meeting_id AND m.deleted_at IS NULL LEFT JOIN people o ON o.key = t.owner_key
      WHERE t.deleted_at IS NULL AND t.done_at IS NULL ${owned}
    ) ORDER BY day IS NULL, day, step LIMIT ${limit}`.execute(db);
  return result.rows;
};
