import type { CampaignDetail, JudgedLine } from '../../../../shared/contract/campaigns';
import type { MetricValue } from '../../../../shared/contract/metrics';
import { GOAL_IDS, JUDGED_BY, type Objective, plannedEnd } from '../../../../shared/domain/campaigns';
import { addDays, type Day, daysBetween, minDay } from '../../../../shared/domain/day';
import { partsOf } from '../../../../shared/domain/money-spans';
import { type Period, periodsWithin } from '../../../../shared/domain/period';

import { UNREACHABLE } from '../../metrics/attribution';
import {
  byNow,
  findingOf,
  type Goals,
  interestOf,
  planOf,
  qualityOf,
  TARGET_SALES,
} from '../../metrics/campaigns/judge';
import { findMetric } from '../../metrics/catalogue';
import type { ReadDb } from '../../store/dialect';
import { reachable } from '../../store/repositories/attribution-rules';
import type { CampaignRecord } from '../../store/repositories/campaigns';
import { readVerdictRule } from '../../store/repositories/verdict-rules';
import { evaluate } from '../metrics/evaluate';
import type { Settings } from '../settings';
import type { Promised } from './brought';
import type { CampaignMoney } from './rows';

/** Longest that a campaign without a first day is looked back over. */
const LOOK_BACK = 400;
const WEEKS = 15;

/** The days that a campaign's figures speak of: from its first to today or its last. */
export const lifeOf = ({ starts, ends }: Pick<CampaignRecord, 'starts' | 'ends'>, today: Day): Period => {
  const to = minDay(ends ?? today, today);
  const first = starts ?? addDays(to, -LOOK_BACK);
  const from = first > to ? to : first;
  return { id: `${from}..${to}`, kind: from === to ? 'day' : 'range', from, to };
};

type Values = Map<string, MetricValue>;

const valuesOf = async (
  db: ReadDb,
  name: string,
  metrics: readonly string[],
  period: Period,
  settings: Settings,
): Promise<Values> =>
  new Map(
    (await evaluate(db, { metrics, period, by: 'campaign', asOf: settings.today }, settings))
      .filter((value) => value.group === name)
      .map((value) => [value.metric, value]),
  );

/** Clicks by week, or impressions where no file counts clicks: the last weeks of the campaign's life. */
const interestWeeks = async (
  db: ReadDb,
  name: string,
  life: Period,
  settings: Settings,
): Promise<(number | null)[]> => {
  const weeks = periodsWithin(life, 'week', settings.calendar)
    .filter((week) => week.to <= life.to)
    .slice(-WEEKS);
  const both: Values[] = [];
  for (const week of weeks) both.push(await valuesOf(db, name, ['clicks', 'impressions'], week, settings));
  const metric = both.some((values) => values.has('clicks')) ? 'clicks' : 'impressions';
  return both.some((values) => values.has(metric)) ? both.map((values) => values.get(metric)?.value ?? null) : [];
};

const unitOf = (unit: string): JudgedLine['unit'] =>
  unit === 'money' ? 'money' : unit === 'ratio' ? 'ratio' : 'count';

/** Whether an order could come to a campaign in its days; where none can, that it has none says nothing. */
export const canHaveOrders = async (
  db: ReadDb,
  row: Pick<CampaignRecord, 'id'>,
  life: Pick<Period, 'from' | 'to'>,
): Promise<boolean> => (await reachable(db, 'id', life)).has(row.id);

/** Metrics that orders make: nothing of them is known for a campaign that no order can come to. */
export const OF_ORDERS: ReadonlySet<string> = new Set([
  'net-sales',
  'gross-sales',
  'revenue-by-rep',
  'units',
  'orders',
  'new-customers',
]);

/** All that was spent, typed costs with it, for each order that names the campaign. Opens the orders. */
const costPerOrder = (spent: number, orders: MetricValue | undefined): Omit<JudgedLine, 'plan' | 'planWhole'> => {
  const count = orders?.value ?? 0;
  return {
    metric: 'cost-per-order',
    name: 'Cost per order',
    unit: 'money',
    better: 'down',
    actual: count > 0 ? spent / count : null,
    reason: count > 0 ? null : 'No order names this campaign yet.',
    opens: count > 0 ? 'orders' : null,
  };
};

/**
 * What it promised to targets beside what came to them: of its sales only those of their products, channels and days, so
 * that this line and the list of targets say the same. All its net sales are held against a goal of their own.
 */
const targetSales = ({ whole, due, brought }: Promised, reached: boolean): JudgedLine => ({
  metric: TARGET_SALES,
  name: 'Sales for its targets',
  unit: 'money',
  better: 'up',
  plan: due,
  planWhole: whole,
  actual: reached || brought !== 0 ? brought : null,
  reason: reached || brought !== 0 ? null : UNREACHABLE,
  opens: null,
});

export type Judged = Pick<CampaignDetail, 'interest' | 'quality' | 'finding' | 'judged' | 'from' | 'to'>;

/** Everything on the campaign's page that rests on figures: the first and third question, plan against actual. */
export const judge = async (
  db: ReadDb,
  row: CampaignRecord,
  objective: Objective,
  money: CampaignMoney,
  { goals: given, promised }: { goals: Goals; promised: Promised | null },
  settings: Settings,
): Promise<Judged> => {
  const life = lifeOf(row, settings.today);
  const metrics = JUDGED_BY[objective];
  const wanted = [...new Set<string>(['impressions', 'clicks', 'leads', 'qualified-leads', ...metrics])].filter(
    (metric) => findMetric(metric) !== undefined,
  );
  const values = await valuesOf(db, row.name, wanted, life, settings);
  const reached = await canHaveOrders(db, row, life);
  const begun = row.starts === null || row.starts <= settings.today;
  const elapsed = row.starts === null || !begun ? 0 : daysBetween(row.starts, life.to) + 1;
  const days =
    row.starts === null
      ? 0
      : daysBetween(row.starts, plannedEnd({ starts: row.starts, ends: row.ends }, settings.today)) + 1;
  const due: Goals = {};
  for (const metric of GOAL_IDS) {
    const now = given[metric] === undefined ? null : begun ? byNow(given[metric], elapsed, days) : 0;
    if (now !== null) due[metric] = now;
  }
  const spendDue = money.budget === null ? null : begun ? partsOf(money.planned, '0000-01-01', life.to) : 0;
  const spent = money.spent.reduce((sum, span) => sum + span.minor, 0);
  const lines: JudgedLine[] = [
    {
      metric: 'ad-spend',
      name: 'Spend',
      unit: 'money',
      better: 'neither',
      plan: spendDue,
      planWhole: money.budget,
      actual: spent,
      reason: null,
      opens: 'ad-spend',
    },
    ...metrics.flatMap((metric): JudgedLine[] => {
      const plans = { plan: planOf(metric, due, spendDue), planWhole: planOf(metric, given, money.budget) };
      if (metric === 'cost-per-order') return [{ ...costPerOrder(spent, values.get('orders')), ...plans }];
      const spec = findMetric(metric);
      const value = values.get(metric);
      // Nothing that speaks of the campaign is a real zero for a sum, and no figure at all for a ratio.
      const unknown = !reached && OF_ORDERS.has(metric);
      const actual = value ? value.value : spec?.additive && begun && !unknown ? 0 : null;
      const line: JudgedLine = {
        metric,
        name: spec?.name ?? metric,
        unit: unitOf(spec?.unit ?? 'count'),
        better: spec?.better ?? 'up',
        ...plans,
        actual,
        reason:
          value?.reason ??
          (actual !== null ? null : begun && unknown ? UNREACHABLE : 'No row names this campaign yet.'),
        opens: value && value.value !== null ? metric : null,
      };
      return metric === 'net-sales' && promised !== null ? [line, targetSales(promised, reached)] : [line];
    }),
  ];
  const weeks = begun ? await interestWeeks(db, row.name, life, settings) : [];
  const at = (metric: string): MetricValue | null => values.get(metric) ?? null;
  const counts = { impressions: at('impressions')?.value ?? null, clicks: at('clicks')?.value ?? null };
  return {
    from: life.from,
    to: life.to,
    interest: {
      ...(begun
        ? interestOf(counts, { impressions: due.impressions ?? null, clicks: due.clicks ?? null }, weeks)
        : { verdict: 'unclear' as const, reason: 'It has not begun.' }),
      impressions: at('impressions'),
      clicks: at('clicks'),
      weeks,
    },
    quality: {
      ...(begun
        ? qualityOf(
            at('leads')?.value ?? 0,
            at('qualified-leads')?.value ?? 0,
            due['qualified-leads'] ?? null,
            await readVerdictRule(db),
          )
        : { verdict: 'unclear' as const, reason: 'It has not begun.' }),
      qualified: at('qualified-leads'),
      leads: at('leads'),
    },
    finding: findingOf(objective, lines),
    judged: lines,
  };
};
