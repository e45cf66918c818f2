import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { type LeadFacts, readLeadFacts, responseMinutes, WON_DAY } from '../lead-facts';
import { median } from './deals';
import { Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

const MINUTES_PER_HOUR = 60;

const groupOf = (lead: LeadFacts, day: string, request: Request): string | null => {
  if (request.by === undefined) return null;
  if (isTime(request.by)) return timeGroup(day, request.by, request.calendar);
  return (request.by === 'rep' ? lead.rep : request.by === 'campaign' ? lead.campaign : lead.source) || UNASSIGNED;
};

/**
 * Lead measures. By cohort (created in the period): leads, qualified, converted, dealt, answered with
 * responseHours and responseMedian in office hours. By the day it happened: convertedInPeriod, and handed with
 * acceptedOfHanded (of those handed over in the period, accepted since). A lead counts as converted when it names
 * a day or a customer, or its deal was won.
 */
export const leadMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const { from, to } = request;
  const within = (day: string | null): day is string => day !== null && day >= from && day <= to;
  const leads = await readLeadFacts(
    db,
    sql`(l.created_day BETWEEN ${from} AND ${to} OR ${WON_DAY} BETWEEN ${from} AND ${to} OR l.handed_day BETWEEN ${from} AND ${to})`,
  );
  const into = new Gathered();
  const responses = new Map<string | null, number[]>();
  for (const lead of leads) {
    if (within(lead.created_day)) {
      const group = groupOf(lead, lead.created_day, request);
      into.add(group, null, 'leads', 1);
      if (lead.qualified === 1) into.add(group, null, 'qualified', 1);
      if (lead.won === 1) into.add(group, null, 'converted', 1);
      if (lead.dealt === 1) into.add(group, null, 'dealt', 1);
      const minutes = responseMinutes(lead, request.hours);
      if (minutes !== null) responses.set(group, [...(responses.get(group) ?? []), minutes / MINUTES_PER_HOUR]);
    }
    if (within(lead.won_day)) into.add(groupOf(lead, lead.won_day, request), null, 'convertedInPeriod', 1);
    if (within(lead.handed_day)) {
      const group = groupOf(lead, lead.handed_day, request);
      into.add(group, null, 'handed', 1);
      if (lead.accepted_day !== null || lead.dealt === 1) into.add(group, null, 'acceptedOfHanded', 1);
    }
  }
  for (const [group, hours] of responses) {
    into.add(group, null, 'answered', hours.length);
    into.add(
      group,
      null,
      'responseHours',
      hours.reduce((sum, one) => sum + one, 0),
    );
    into.add(group, null, 'responseMedian', median(hours));
  }
  return into;
};
