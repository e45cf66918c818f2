import { addDays, type Day, daysBetween, makeDay } from './day';
import { minorPerMajor } from './money';

/** What a campaign is for. It decides which metrics judge it. */
export const OBJECTIVES = { awareness: 'Awareness', engagement: 'Engagement', sales: 'Sales' } as const;
export type Objective = keyof typeof OBJECTIVES;
export const OBJECTIVE_IDS = Object.keys(OBJECTIVES) as Objective[];

/** The metrics that judge a campaign of each objective, the one that counts most first. Spend is judged in all. */
export const JUDGED_BY = {
  awareness: ['impressions', 'clicks', 'ctr.all', 'engagement'],
  engagement: ['engagement', 'clicks', 'leads', 'qualified-leads'],
  sales: ['net-sales', 'orders', 'cost-per-order', 'qualified-leads'],
} as const satisfies Record<Objective, readonly string[]>;
export type JudgeMetric = (typeof JUDGED_BY)[Objective][number];

/** What a campaign's page says of return and cost. Own and platform-reported figures stand side by side, never added. */
export const RETURN_METRICS = [
  'net-sales',
  'roas',
  'roas.platform',
  'marketing-roi',
  'marketing-roi.margin',
  'cac',
  'cac.ads',
  'cost-per-lead',
  'cost-per-qualified-lead',
  'engagement',
  'engagement-rate',
] as const;
export type ReturnMetric = (typeof RETURN_METRICS)[number];

/**
 * What rows of ads and results say of a campaign, by the name of the field, and the same of own records where there are
 * any. The two are never added.
 */
export const BESIDE_METRICS = [
  { name: 'Impressions', reported: 'impressions', own: null },
  { name: 'Clicks', reported: 'clicks', own: null },
  { name: 'Bounce rate of the site', reported: 'web-bounce-rate', own: null },
  { name: 'Emails not delivered', reported: 'email-bounce-rate', own: null },
  { name: 'Emails opened', reported: 'email-open-rate', own: null },
  { name: 'Emails clicked', reported: 'email-click-rate', own: null },
  { name: 'Unsubscribed', reported: 'unsubscribe-rate', own: null },
  { name: 'Conversions', reported: 'conversions.reported', own: null },
  { name: 'Leads', reported: 'leads.reported', own: 'leads' },
  { name: 'Cost per lead', reported: 'cost-per-lead.reported', own: 'cost-per-lead' },
  { name: 'Qualified leads', reported: 'qualified-leads.reported', own: 'qualified-leads' },
  { name: 'Cost per qualified lead', reported: 'cost-per-qualified-lead.reported', own: 'cost-per-qualified-lead' },
  { name: 'Orders', reported: 'orders.reported', own: 'orders' },
  { name: 'Revenue', reported: 'revenue.reported', own: 'net-sales' },
] as const satisfies readonly { name: string; reported: string; own: string | null }[];

/** What a campaign can be planned to bring, beside its spend. A ratio follows from its two parts. */
export const GOAL_METRICS = {
  impressions: 'Impressions',
  clicks: 'Clicks',
  engagement: 'Engagement',
  leads: 'Leads',
  'qualified-leads': 'Qualified leads',
  orders: 'Orders',
  'net-sales': 'Net sales',
} as const;
export type GoalMetric = keyof typeof GOAL_METRICS;
export const GOAL_IDS = Object.keys(GOAL_METRICS) as GoalMetric[];

export const CAMPAIGN_STATUSES = { idea: 'Idea', planned: 'Planned', running: 'Running', done: 'Done' } as const;
export type CampaignStatus = keyof typeof CAMPAIGN_STATUSES;
export const CAMPAIGN_STATUS_IDS = Object.keys(CAMPAIGN_STATUSES) as CampaignStatus[];

export const DECISIONS = { scale: 'Scale', keep: 'Keep', test: 'Test further', 'pull-back': 'Pull back' } as const;
export type Decision = keyof typeof DECISIONS;
export const DECISION_IDS = Object.keys(DECISIONS) as Decision[];

/** How an experiment's result is held against its aim. */
export const COMPARATORS = { 'at-least': 'at least', 'at-most': 'at most', between: 'between' } as const;
export type Comparator = keyof typeof COMPARATORS;
export const COMPARATOR_IDS = Object.keys(COMPARATORS) as Comparator[];

type Aim = { comparator: Comparator; aim: number | null; aimHigh: number | null };

/** Whether a result meets its aim, both ends of a range included; null while either is missing. */
export const meetsAim = ({ comparator, aim, aimHigh }: Aim, result: number | null): boolean | null => {
  if (result === null || aim === null) return null;
  if (comparator === 'between') return aimHigh === null ? null : result >= aim && result <= aimHigh;
  return comparator === 'at-least' ? result >= aim : result <= aim;
};

/** An amount as an experiment's aim or result keeps it: in major units, as one says it. */
export const aimFromMinor = (minor: number, currency: string): number => minor / minorPerMajor(currency);

/** The same the other way, to the nearest minor unit. */
export const aimToMinor = (aim: number, currency: string): number => Math.round(aim * minorPerMajor(currency));

/** An aim in words, its numbers written by `text`: `at least 3`, `between 2 and 4`; empty without one. */
export const aimWords = ({ comparator, aim, aimHigh }: Aim, text: (value: number) => string): string =>
  aim === null
    ? ''
    : comparator === 'between'
      ? `between ${text(aim)} and ${text(aimHigh ?? aim)}`
      : `${COMPARATORS[comparator]} ${text(aim)}`;

export type Span = { starts: Day; ends: Day };

/**
 * The last day that a campaign's budget and goals are spread to: its own, or where it has none the last of the twelve
 * months, from its first day or a later return of it, in which `asOf` lies. So one that always runs has its money for the
 * year that it is in, and the plan moves once a year at most.
 *
 * @example plannedEnd({ starts: '2026-03-01', ends: null }, '2026-05-05') // '2027-02-28'
 */
export const plannedEnd = ({ starts, ends }: { starts: Day; ends: Day | null }, asOf: Day): Day => {
  if (ends !== null) return ends < starts ? starts : ends;
  const [year, month, day] = starts.split('-').map(Number);
  const after = (years: number): Day => addDays(makeDay((year ?? 0) + years, month ?? 1, day ?? 1), -1);
  let years = Math.max(1, Number(asOf.slice(0, 4)) - (year ?? 0));
  if (after(years) < asOf) years += 1;
  return after(years);
};

/** A span moved by whole days; its length stays. */
export const moveSpan = ({ starts, ends }: Span, days: number): Span => ({
  starts: addDays(starts, days),
  ends: addDays(ends, days),
});

/** A span with one of its ends moved by whole days. It keeps at least one day: the other end never moves. */
export const stretchSpan = ({ starts, ends }: Span, edge: 'start' | 'end', days: number): Span =>
  edge === 'end'
    ? { starts, ends: addDays(ends, Math.max(days, -daysBetween(starts, ends))) }
    : { starts: addDays(starts, Math.min(days, daysBetween(starts, ends))), ends };

/** The name that figures of a removed campaign stand under once another one has or had its name; `place` among several, from 2. */
export const removedName = (name: string, place: string | null): string =>
  place === null ? `${name} (removed)` : `${name} (removed ${place})`;
