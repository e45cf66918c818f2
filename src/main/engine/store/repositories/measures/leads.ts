import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

type LeadRow = {
  created_day: string;
  rep: string | null;
  campaign: string | null;
  source: string;
  qualified: number;
  converted: number;
  converted_day: string | null;
};

/**
 * Lead measures: leads, qualified, converted (all by cohort: created in the period) and convertedInPeriod.
 * A lead counts as converted when it names a day or a customer, or its deal was won.
 */
export const leadMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const result = await sql<LeadRow>`
    SELECT l.created_day, o.name AS rep, k.name AS campaign, l.source, (l.qualified_day IS NOT NULL OR l.converted_day IS NOT NULL) AS qualified, coalesce(l.converted_day, d.closed_day) AS converted_day,
      (l.converted_day IS NOT NULL OR l.customer_key IS NOT NULL OR d.id IS NOT NULL) AS converted
    FROM leads l LEFT JOIN people o ON o.key = l.owner_key LEFT JOIN campaigns k ON k.key = l.campaign_key
      LEFT JOIN (SELECT d.external_id, min(d.id) AS id, min(d.closed_day) AS closed_day FROM deals d JOIN stages s ON s.id = d.stage_id WHERE s.kind = 'won' AND d.deleted_at IS NULL AND d.external_id <> '' GROUP BY 1) d ON l.deal_external_id <> '' AND d.external_id = l.deal_external_id
    WHERE l.created_day BETWEEN ${request.from} AND ${request.to} OR coalesce(l.converted_day, d.closed_day) BETWEEN ${request.from} AND ${request.to}`.execute(
    db,
  );
  const into = new Gathered();
  for (const row of result.rows) {
    const group = (day: string): string | null =>
      request.by === undefined
        ? null
        : isTime(request.by)
          ? timeGroup(day, request.by, request.calendar)
          : (request.by === 'rep' ? row.rep : request.by === 'campaign' ? row.campaign : row.source) || UNASSIGNED;
    if (row.created_day >= request.from && row.created_day <= request.to) {
      into.add(group(row.created_day), null, 'leads', 1);
      if (row.qualified === 1) into.add(group(row.created_day), null, 'qualified', 1);
      if (row.converted === 1) into.add(group(row.created_day), null, 'converted', 1);
    }
    if (row.converted_day !== null && row.converted_day >= request.from && row.converted_day <= request.to)
      into.add(group(row.converted_day), null, 'convertedInPeriod', 1);
  }
  return into;
};
