import { JUDGED_BY, type GoalMetric, type JudgeMetric, type Objective } from '../../../../shared/domain/campaigns';
import { percent, shortPercent } from '../../../../shared/domain/figures';
import { SMALL_N } from '../define';
import { FIRST_RULE, type VerdictRule } from '../verdicts';

export type Answer = { verdict: 'yes' | 'no' | 'unclear'; reason: string };

const COUNT_WORDS = { clicks: 'clicks', impressions: 'impressions' } as const;

/** Interest may sink by this much from the two weeks before without being called lost. Ours, not a standard. */
const STEADY = 0.9;

/**
 * Is it generating interest? Held against the plan where one was made for views or clicks; else the last two whole weeks
 * against the two before.
 */
export const interestOf = (
  counts: { impressions: number | null; clicks: number | null },
  plan: { impressions: number | null; clicks: number | null },
  weeks: readonly (number | null)[],
): Answer => {
  for (const name of ['clicks', 'impressions'] as const) {
    const [planned, actual] = [plan[name], counts[name]];
    if (planned !== null && planned > 0 && actual !== null)
      return actual >= planned
        ? { verdict: 'yes', reason: `as many ${COUNT_WORDS[name]} as planned by now` }
        : { verdict: 'no', reason: `fewer ${COUNT_WORDS[name]} than planned by now` };
  }
  const best = counts.clicks ?? counts.impressions;
  if (best === null) return { verdict: 'unclear', reason: 'No file counts its views or clicks.' };
  if (best < SMALL_N) return { verdict: 'unclear', reason: `Fewer than ${SMALL_N} clicks say little.` };
  const full = weeks.map((one) => one ?? 0);
  if (full.length < 4) return { verdict: 'yes', reason: 'too young for a trend' };
  const sum = (from: number, to?: number): number => full.slice(from, to).reduce((a, b) => a + b, 0);
  const [before, last] = [sum(-4, -2), sum(-2)];
  return last >= before * STEADY
    ? { verdict: 'yes', reason: 'it holds against the two weeks before' }
    : { verdict: 'no', reason: 'it sinks against the two weeks before' };
};

/** Is it attracting qualified leads? Held against the plan where there is one, else by the share that qualifies. */
export const qualityOf = (
  leads: number,
  qualified: number,
  planned: number | null,
  { enoughLeads, goodShare }: Pick<VerdictRule, 'enoughLeads' | 'goodShare'> = FIRST_RULE,
): Answer => {
  if (leads === 0) return { verdict: 'unclear', reason: 'No lead names this campaign yet.' };
  if (planned !== null && planned > 0)
    return qualified >= planned
      ? { verdict: 'yes', reason: 'as many as planned by now' }
      : { verdict: 'no', reason: 'fewer than planned by now' };
  if (leads < enoughLeads) return { verdict: 'unclear', reason: `Fewer than ${enoughLeads} leads prove nothing.` };
  return qualified / leads >= goodShare
    ? { verdict: 'yes', reason: `${shortPercent(goodShare)} or more qualify` }
    : { verdict: 'no', reason: `under ${shortPercent(goodShare)} qualify` };
};

/** A share of days, for what should have come by now; a plan without days is due as a whole. */
export const byNow = (amount: number | null, elapsed: number, days: number): number | null =>
  amount === null ? null : days <= 0 ? amount : Math.round((amount * Math.min(elapsed, days)) / days);

export type Goals = Partial<Record<GoalMetric, number>>;

const over = (top: number | null, bottom: number | null): number | null =>
  top === null || bottom === null || bottom === 0 ? null : top / bottom;

/** The plan of a judged metric: its own goal, or the ratio of the two it is made of. */
export const planOf = (metric: JudgeMetric, goals: Goals, spend: number | null): number | null => {
  if (metric === 'cost-per-order') return over(spend, goals.orders ?? null);
  if (metric === 'ctr.all') return over(goals.clicks ?? null, goals.impressions ?? null);
  return goals[metric] ?? null;
};

/** What it brought to the targets it serves, of what it promised them. It counts after a goal for all its net sales. */
export const TARGET_SALES = 'target-sales';

export type JudgedFigure = { metric: string; plan: number | null; actual: number | null };

const percentOf = (share: number): string => percent(Math.abs(share));
/** Inside 1.5% a figure is on plan. */
const NEAR = 0.015;

/**
 * The finding in one sentence, from the first metric of the objective that has a plan and an actual.
 *
 * @example findingOf('sales', lines, 'Net sales') // "Net sales 52.3% over plan on 2.7% more spend"
 */
export const findingOf = (objective: Objective, lines: readonly (JudgedFigure & { name: string })[]): string | null => {
  const at = (metric: string) => lines.find((line) => line.metric === metric);
  const order = JUDGED_BY[objective].flatMap((metric) => (metric === 'net-sales' ? [metric, TARGET_SALES] : [metric]));
  const first = order.map(at).find((line) => line && line.actual !== null && (line.plan ?? 0) > 0);
  if (!first?.plan || first.actual === null) return null;
  const change = first.actual / first.plan - 1;
  const said =
    Math.abs(change) < NEAR
      ? `${first.name} on plan`
      : `${first.name} ${percentOf(change)} ${change > 0 ? 'over' : 'under'} plan`;
  const spend = at('ad-spend');
  if (!spend?.plan || spend.actual === null) return said;
  const more = spend.actual / spend.plan - 1;
  return Math.abs(more) < NEAR
    ? `${said} on the planned spend`
    : `${said} on ${percentOf(more)} ${more > 0 ? 'more' : 'less'} spend`;
};
