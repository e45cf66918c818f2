import { type Day, daysBetween } from './day';

/**
 * The workspace's own rules for how a customer is doing: each adds points when it holds; enough points make
 * 'watch', more make 'at risk'. A rule with 0 points is off. Nothing else enters the word.
 */
export type HealthRules = {
  /** Late: days since the last order are this many times the rhythm. */
  lateTimes: number;
  latePoints: number;
  /** Very late; counts in place of late. */
  veryLateTimes: number;
  veryLatePoints: number;
  /** For each open issue. */
  issuePoints: number;
  /** The renewal is this many days away or less, or past. */
  renewalDays: number;
  renewalPoints: number;
  renewalPastPoints: number;
  /** Nobody has spoken with them for this many days. */
  quietDays: number;
  quietPoints: number;
  watchAt: number;
  riskAt: number;
};

/** A starting point that a team edits under Settings. */
export const HEALTH_RULES: HealthRules = {
  lateTimes: 1.5,
  latePoints: 2,
  veryLateTimes: 2.5,
  veryLatePoints: 4,
  issuePoints: 1,
  renewalDays: 60,
  renewalPoints: 1,
  renewalPastPoints: 3,
  quietDays: 90,
  quietPoints: 1,
  watchAt: 1,
  riskAt: 3,
};

export const HEALTH_STATES = { good: 'Healthy', watch: 'Watch', risk: 'At risk', unknown: 'Too early to say' } as const;
export type HealthState = keyof typeof HEALTH_STATES;

export type HealthFacts = {
  today: Day;
  lastOrderDay: Day | null;
  /** Days from one order to the next; null when there is no rhythm yet. */
  rhythmDays: number | null;
  openIssues: number;
  renewalDay: Day | null;
  /** The last activity with them; null when there was none. */
  lastActivityDay: Day | null;
};

export type HealthReason = { text: string; points: number };
export type Health = { state: HealthState; points: number; reasons: HealthReason[] };

const oneDecimal = (value: number): string => String(Math.round(value * 10) / 10);

const recency = (facts: HealthFacts, rules: HealthRules): HealthReason[] => {
  const { lastOrderDay, rhythmDays, today } = facts;
  if (lastOrderDay === null || rhythmDays === null || rhythmDays <= 0) return [];
  const since = daysBetween(lastOrderDay, today);
  const times = since / rhythmDays;
  const text = `The last order is ${since} days ago, ${oneDecimal(times)} times the rhythm of ${rhythmDays} days`;
  if (times >= rules.veryLateTimes && rules.veryLatePoints > 0) return [{ text, points: rules.veryLatePoints }];
  return times >= rules.lateTimes && rules.latePoints > 0 ? [{ text, points: rules.latePoints }] : [];
};

const renewal = (facts: HealthFacts, rules: HealthRules): HealthReason[] => {
  if (facts.renewalDay === null) return [];
  const away = daysBetween(facts.today, facts.renewalDay);
  if (away < 0)
    return rules.renewalPastPoints > 0
      ? [{ text: `The renewal was due ${-away} ${away === -1 ? 'day' : 'days'} ago`, points: rules.renewalPastPoints }]
      : [];
  return away <= rules.renewalDays && rules.renewalPoints > 0
    ? [{ text: `The renewal is due in ${away} ${away === 1 ? 'day' : 'days'}`, points: rules.renewalPoints }]
    : [];
};

/** How a customer is doing, in a word with its reasons; pure, so that the same facts give the same word on any day. */
export const healthOf = (facts: HealthFacts, rules: HealthRules): Health => {
  const { openIssues, lastActivityDay, lastOrderDay, renewalDay, today } = facts;
  const reasons = [...recency(facts, rules), ...renewal(facts, rules)];
  if (openIssues > 0 && rules.issuePoints > 0)
    reasons.push({
      text: openIssues === 1 ? 'There is an open issue' : `There are ${openIssues} open issues`,
      points: openIssues * rules.issuePoints,
    });
  const quiet = lastActivityDay === null ? null : daysBetween(lastActivityDay, today);
  if (quiet !== null && quiet >= rules.quietDays && rules.quietPoints > 0)
    reasons.push({ text: `The last contact was ${quiet} days ago`, points: rules.quietPoints });
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  if (reasons.length === 0 && lastOrderDay === null && renewalDay === null)
    return { state: 'unknown', points: 0, reasons: [{ text: 'No order, renewal or issue yet', points: 0 }] };
  if (reasons.length === 0)
    return { state: 'good', points, reasons: [{ text: 'No rule holds against them', points: 0 }] };
  return {
    state: points >= rules.riskAt ? 'risk' : points >= rules.watchAt ? 'watch' : 'good',
    points,
    reasons: reasons.toSorted((a, b) => b.points - a.points),
  };
};
