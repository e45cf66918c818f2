import { FUNNEL_STEPS, type FunnelLine, type FunnelStepId, type FunnelStepValue } from '../../../shared/contract/leads';
import { type Day, daysBetween } from '../../../shared/domain/day';
import { SMALL_N } from './define';

/** A lead as the funnel counts it: the day of each step, where it is known, and how far it has come. */
export type FunnelLead = {
  days: Readonly<Record<FunnelStepId, Day | null>>;
  /** The furthest step; a lead that skipped one counts as having passed it. */
  reached: FunnelStepId;
  /** Office hours to the first contact; null where a time of day is not known. */
  responseHours: number | null;
  returnedOn: Day | null;
  closedOn: Day | null;
  group: string | null;
};

export type FunnelSpan = { from: Day; to: Day };

/** Where marketing ends: from the next step on sales works on the lead. */
const SIDES: Record<FunnelStepId, 'marketing' | 'sales'> = {
  lead: 'marketing',
  contact: 'marketing',
  qualified: 'marketing',
  handed: 'marketing',
  accepted: 'sales',
  deal: 'sales',
  won: 'sales',
};

/** The middle of the values, of two middles their mean; null of none. */
export const median = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[middle] ?? 0];
  return (low + high) / 2;
};

const place = (step: FunnelStepId): number => FUNNEL_STEPS.indexOf(step);

/** Days from the latest earlier step that is dated to this one; undefined without both, or when they run backwards. */
const daysTo = (lead: FunnelLead, step: FunnelStepId): number | undefined => {
  const day = lead.days[step];
  if (day === null) return undefined;
  for (let index = place(step) - 1; index >= 0; index -= 1) {
    const before = FUNNEL_STEPS[index];
    const from = before === undefined ? null : lead.days[before];
    if (from === null) continue;
    const days = daysBetween(from, day);
    return days < 0 ? undefined : days;
  }
  return undefined;
};

const within = (day: Day | null, span: FunnelSpan): boolean => day !== null && day >= span.from && day <= span.to;

/**
 * One line of the funnel. By cohort it follows the leads created in the span as far as they have come; by
 * period it counts the steps that were taken in the span.
 */
export const funnelLineOf = (
  leads: readonly FunnelLead[],
  span: FunnelSpan,
  basis: 'cohort' | 'period',
  group: string | null,
): FunnelLine => {
  const cohort = leads.filter((lead) => within(lead.days.lead, span));
  const at = (step: FunnelStepId): FunnelLead[] =>
    basis === 'cohort'
      ? cohort.filter((lead) => place(lead.reached) >= place(step))
      : leads.filter((lead) => within(lead.days[step], span));
  const steps: FunnelStepValue[] = [];
  for (const step of FUNNEL_STEPS) {
    const here = at(step);
    const before = steps.at(-1)?.count;
    const waits =
      step === 'contact'
        ? here.flatMap((lead) => lead.responseHours ?? [])
        : here.flatMap((lead) => daysTo(lead, step) ?? []);
    steps.push({
      step,
      side: SIDES[step],
      count: here.length,
      rate: before === undefined || before === 0 ? null : here.length / before,
      smallN: before !== undefined && before < SMALL_N,
      median: median(waits),
      medianUnit: step === 'contact' ? 'hours' : 'days',
      cases: waits.length,
    });
  }
  const among = basis === 'cohort' ? cohort : leads;
  const count = (pick: (lead: FunnelLead) => Day | null): number =>
    among.filter((lead) => (basis === 'cohort' ? pick(lead) !== null : within(pick(lead), span))).length;
  return { group, steps, returned: count((lead) => lead.returnedOn), closed: count((lead) => lead.closedOn) };
};

/** Days after which four in five of the leads that were ever won had been won; 60 while too few are known. */
export const matureDays = (leads: readonly FunnelLead[]): number => {
  const days = leads
    .flatMap((lead) =>
      lead.days.lead !== null && lead.days.won !== null ? [daysBetween(lead.days.lead, lead.days.won)] : [],
    )
    .filter((value) => value >= 0)
    .toSorted((a, b) => a - b);
  return days.length < 10 ? 60 : Math.max(1, days[Math.ceil(days.length * 0.8) - 1] ?? 60);
};

/** Leads of the cohort that are younger than `mature` days on `asOf` and neither won nor given up. */
export const immatureLeads = (leads: readonly FunnelLead[], span: FunnelSpan, asOf: Day, mature: number): number =>
  leads.filter(
    ({ days, reached, closedOn }) =>
      days.lead !== null &&
      within(days.lead, span) &&
      reached !== 'won' &&
      closedOn === null &&
      daysBetween(days.lead, asOf) < mature,
  ).length;
