import type { MetricValue } from '../../../../shared/contract/metrics';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { TandemError } from '../../../../shared/contract/errors';
import { maxDay, minDay } from '../../../../shared/domain/day';
import { elapsedDays, type Period, periodsWithin } from '../../../../shared/domain/period';
import { findMetric, METRICS } from '../../metrics/catalogue';
import { evaluateGroup } from '../../metrics/evaluate';
import type { Facts, Group, Measures, MetricSpec, Source } from '../../metrics/types';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import { reachable } from '../../store/repositories/attribution-rules';
import { hasAttribution, readCoverage } from '../../store/repositories/coverage';
import { creatorMeasures } from '../../store/repositories/measures/creators';
import { activityMeasures } from '../../store/repositories/measures/activities';
import { adMeasures } from '../../store/repositories/measures/ads';
import { contactMeasures } from '../../store/repositories/measures/contacts';
import { customerMeasures } from '../../store/repositories/measures/customers';
import { dealMeasures } from '../../store/repositories/measures/deals';
import { type Finished, Gathered, isTime, type Request, timeGroup } from '../../store/repositories/measures/gather';
import { grossMarginMeasures } from '../../store/repositories/measures/gross-margin';
import { lifetimeMeasures } from '../../store/repositories/measures/lifetimes';
import { leadMeasures } from '../../store/repositories/measures/leads';
import { marginMeasures } from '../../store/repositories/measures/margin';
import { keysOfGroups } from '../../store/repositories/measures/product-orders';
import { salesMeasures } from '../../store/repositories/measures/sales';
import { stockMeasures } from '../../store/repositories/measures/stock';
import { webMeasures } from '../../store/repositories/measures/web';
import type { Settings } from '../settings';
import { derive, type Shared } from './derive';
import { subscriptionMeasures } from './subscriptions';
import { targetMeasures } from './targets';

export type EvaluateRequest = {
  metrics: readonly string[];
  period: Period;
  by?: Dimension | undefined;
  /** Groups that are asked of in a breakdown by product: the answer holds these, and may hold others or not. */
  among?: readonly string[] | undefined;
  asOf: string;
  /** False where nobody asks how many rows stand behind a product's sum. */
  rowCounts?: boolean;
};

const GATHER: Record<Exclude<Source, 'targets'>, (db: ReadDb, request: Request) => Promise<Gathered>> = {
  sales: salesMeasures,
  customers: customerMeasures,
  lifetimes: lifetimeMeasures,
  'gross-margin': grossMarginMeasures,
  subscriptions: subscriptionMeasures,
  deals: dealMeasures,
  leads: leadMeasures,
  ads: adMeasures,
  stock: stockMeasures,
  activities: activityMeasures,
  contacts: contactMeasures,
  margin: marginMeasures,
  web: webMeasures,
  creators: creatorMeasures,
};

const COUNTS_ORDERS: ReadonlySet<string> = new Set(['orders', 'aov', 'aov.gross']);

/** The named metrics, or all of them; an unknown name is refused with a sentence. */
export const specsOf = (ids: readonly string[]): readonly MetricSpec[] => {
  if (ids.length === 0) return METRICS;
  return ids.map((id) => {
    const spec = findMetric(id);
    if (!spec)
      throw new TandemError(
        'unknown-metric',
        `There is no metric "${id}". Metrics are: ${METRICS.map((metric) => metric.id).join(', ')}.`,
      );
    return spec;
  });
};

/** Sources without which there is nothing to say of lifetimes. */
const OF_LIFETIMES: ReadonlySet<Source> = new Set(['lifetimes', 'subscriptions', 'gross-margin', 'customers', 'ads']);

/** `silent` is a group that no sum speaks of, `silentIn` the whole of a part of the period in which nothing stands. */
export type Sums = {
  groups: Group[];
  facts: Facts;
  silent: (group: string) => Group;
  silentIn: (period: Period) => { group: Group; facts: Facts };
};

/** Gathers the sums that these metrics need, whole or by a dimension. Reading only; nothing is decided here. */
export const gatherSums = async (
  db: ReadDb,
  specs: readonly MetricSpec[],
  request: EvaluateRequest,
  settings: Settings,
): Promise<Sums> => {
  const sources = new Set(specs.flatMap((spec) => [...spec.sources, ...(spec.extra ?? [])]));
  const to = minDay(request.period.to, request.asOf);
  // What is a share of all needs them all.
  const some =
    request.by === 'product' && !specs.some((spec) => spec.terms.some((term) => term.measure === 'netOfAll'));
  const products = some && request.among ? await keysOfGroups(db, request.among) : undefined;
  const gather: Request = {
    products,
    from: request.period.from,
    to: to < request.period.from ? request.period.from : to,
    asOf: request.asOf,
    by: request.by,
    currency: settings.currency,
    calendar: settings.calendar,
    rates: settings.rates,
    refundDating: settings.refundDating,
    inactivityDays: settings.inactivityDays,
    hours: settings.hours,
    rowCounts: request.by !== 'product' || (request.rowCounts ?? true),
    needOrders: request.by === 'product' && specs.some((spec) => COUNTS_ORDERS.has(spec.id)),
  };
  const question = `${gather.from} ${gather.to} ${gather.asOf} ${gather.by} ${gather.needOrders} ${gather.rowCounts} ${products?.join()} ${rulesOf(settings)}`;
  return remember(db, `sums ${[...sources].join()} ${request.period.id} ${request.asOf} ${question}`, () =>
    sumsOf(db, sources, { gather, question }, request, settings),
  );
};

const rules = new WeakMap<Settings, string>();

/** The rules that sums depend on, as text. */
const rulesOf = (settings: Settings): string => {
  const text = rules.get(settings) ?? JSON.stringify(settings);
  rules.set(settings, text);
  return text;
};

/** Campaigns or promotion channels that a rule can give orders to: what none can has no return of zero, nothing is known of it; null where that is not asked. */
const givenTo = async (
  db: ReadDb,
  sources: ReadonlySet<Source>,
  gather: Request,
): Promise<ReadonlySet<string> | null> => {
  const { by, from, to } = gather;
  return (by === 'campaign' || by === 'promotion') && sources.has('sales')
    ? remember(db, `reachable ${by} ${from} ${to}`, () => reachable(db, by, gather))
    : null;
};

type Sides = Pick<Finished, 'measures' | 'exact'>;

/** Each source is gathered once for all the metrics and sets of sources that ask for it. */
const sumsOf = async (
  db: ReadDb,
  sources: ReadonlySet<Source>,
  { gather, question }: { gather: Request; question: string },
  request: EvaluateRequest,
  settings: Settings,
): Promise<Sums> => {
  const gathered: Gathered[] = [];
  const leftOut: Facts['leftOut'] = {};
  for (const source of sources) {
    const one =
      source === 'targets'
        ? await remember(db, `targets ${request.period.id} ${request.asOf} ${question}`, () =>
            targetMeasures(db, request, settings),
          )
        : await remember(db, `${source} ${question}`, () => GATHER[source](db, gather));
    if (one.leftOut.size > 0) leftOut[source] = [...one.leftOut].toSorted();
    gathered.push(one);
  }
  const [first = new Gathered(), ...others] = gathered;
  const all = others.length === 0 ? first : new Gathered();
  if (others.length > 0) for (const one of gathered) all.merge(one);
  const facts: Facts = {
    currency: gather.currency,
    coverage: await readCoverage(db),
    leftOut,
    period: request.period,
    asOf: request.asOf,
    inactivityDays: gather.inactivityDays,
    attributed: sources.has('ads') && (await hasAttribution(db)),
  };
  const sharedOf = (of: Facts): Shared => ({
    facts: of,
    days: elapsedDays(of.period, of.asOf),
    lifetimes: [...sources].some((source) => OF_LIFETIMES.has(source)),
  });
  const shared = sharedOf(facts);
  const given = await givenTo(db, sources, gather);
  const found = all.finish();
  const allOf = (of: (one: Finished) => Measures): number => found.reduce((sum, one) => sum + (of(one)['net'] ?? 0), 0);
  const exactOfAll = allOf(({ measures, exact }) => exact ?? measures);
  // What all groups were of, rounded once and not group by group.
  const netOfAll = Math.sign(exactOfAll) * Math.round(Math.abs(exactOfAll));
  const groupOf = (group: string | null, label: string | null, { measures, exact }: Sides): Group => {
    const side = (of: Record<string, number>, all: number): Measures => {
      of['netOfAll'] = all;
      if (given && !given.has(group ?? '')) of['unreachable'] = 1;
      return derive(of, shared);
    };
    const fractions = exact ?? (exactOfAll === netOfAll ? null : { ...measures });
    return {
      group,
      label,
      exact: fractions && side(fractions, exactOfAll),
      measures: side(measures, netOfAll),
    };
  };
  const groups = found.map((one) => groupOf(one.group, one.label, one));
  if (request.by === undefined && groups.length === 0)
    groups.push({ group: null, label: null, measures: derive({}, shared) });
  return {
    groups,
    facts,
    silent: (group) => groupOf(group, null, { measures: {}, exact: null }),
    silentIn: (period) => {
      const own = { ...facts, period, leftOut: {} };
      return { group: { group: null, label: null, measures: derive({}, sharedOf(own)) }, facts: own };
    },
  };
};

/** A group that a metric says nothing about: none of the sums in its formula is there. */
const speaks = (spec: MetricSpec, measures: Measures): boolean =>
  spec.terms.some((term) => (measures[term.measure] ?? 0) !== 0);

/** Groups biggest first; time in its own order; the unassigned last. */
const ordered = (groups: readonly Group[], by: Dimension, value: (group: Group) => number): Group[] =>
  groups.toSorted((a, b) => {
    if (by === 'day' || by === 'week' || by === 'month') return (a.group ?? '') < (b.group ?? '') ? -1 : 1;
    return value(b) - value(a) || ((a.group ?? '') < (b.group ?? '') ? -1 : 1);
  });

/** Figures that do not add up over time, for each day, week or month of the period that has begun. */
const eachPeriod = async (
  db: ReadDb,
  specs: readonly MetricSpec[],
  request: EvaluateRequest & { by: 'day' | 'week' | 'month' },
  settings: Settings,
): Promise<Map<string, MetricValue[]>> => {
  const values = new Map<string, MetricValue[]>();
  if (specs.length === 0) return values;
  for (const point of periodsWithin(request.period, request.by, settings.calendar)) {
    const period = {
      ...point,
      from: maxDay(point.from, request.period.from),
      to: minDay(point.to, request.period.to),
    };
    if (period.from > request.asOf) break;
    const { groups, facts } = await gatherSums(db, specs, { ...request, by: undefined, period }, settings);
    const whole = groups.find((group) => group.group === null);
    for (const spec of specs) {
      if (!whole || !speaks(spec, whole.measures)) continue;
      const group = { ...whole, group: timeGroup(point.from, request.by, settings.calendar) };
      const value = { ...evaluateGroup(spec, group, facts), period: request.period.id };
      values.set(spec.id, [...(values.get(spec.id) ?? []), value]);
    }
  }
  return values;
};

/** One metric by its groups, from the sums that it shares with `specs`; several parts of a page ask for the same. */
const brokenDown = (
  db: ReadDb,
  spec: MetricSpec,
  specs: readonly MetricSpec[],
  request: EvaluateRequest & { by: Dimension },
  settings: Settings,
): Promise<MetricValue[]> => {
  const { by, period, asOf } = request;
  // An answer about some products is kept for who asks for the same ones alone.
  const among = by === 'product' && request.among ? JSON.stringify(request.among) : 'all';
  const question = `${spec.id} ${by} ${among} ${period.id} ${period.from} ${period.to} ${asOf} ${rulesOf(settings)}`;
  return remember(db, `values ${question}`, async () => {
    const { groups, facts } = await gatherSums(db, specs, { ...request, rowCounts: false }, settings);
    const spoken = groups
      .filter((group) => speaks(spec, group.measures))
      .map((group) => ({ group, value: evaluateGroup(spec, group, facts) }));
    const of = new Map(spoken.map((entry) => [entry.group, entry.value]));
    return ordered(
      spoken.map((entry) => entry.group),
      by,
      (group) => of.get(group)?.value ?? Number.NEGATIVE_INFINITY,
    ).flatMap((group) => of.get(group) ?? []);
  });
};

/**
 * Computes metrics for a period, whole or by one dimension. A metric that does not know the dimension is
 * refused when it was asked for by name, and left out when all were asked for.
 */
export const evaluate = async (db: ReadDb, request: EvaluateRequest, settings: Settings): Promise<MetricValue[]> => {
  const by = request.by;
  const asked = specsOf(request.metrics);
  if (by === undefined) {
    const { groups, facts } = await gatherSums(db, asked, request, settings);
    const whole = groups.find((group) => group.group === null) ?? { group: null, label: null, measures: {} };
    return asked.map((spec) => evaluateGroup(spec, whole, facts));
  }
  const timed = isTime(by);
  const able = asked.filter((spec) => spec.dimensions.includes(by) && !(timed && spec.eachPeriod));
  const unable = asked.find((spec) => !spec.dimensions.includes(by));
  if (request.metrics.length > 0 && unable)
    throw new TandemError(
      'bad-input',
      `${unable.name} has no breakdown by ${by}. It can be broken down by: ${unable.dimensions.join(', ') || 'nothing'}.`,
    );
  // Metrics with the same sources share one gathering.
  const bySources = new Map<string, MetricSpec[]>();
  for (const spec of able) {
    const key = [...spec.sources, ...(spec.extra ?? [])].join();
    bySources.set(key, [...(bySources.get(key) ?? []), spec]);
  }
  const values = timed
    ? await eachPeriod(
        db,
        asked.filter((spec) => spec.eachPeriod && spec.dimensions.includes(by)),
        { ...request, by },
        settings,
      )
    : new Map<string, MetricValue[]>();
  for (const specs of bySources.values())
    for (const spec of specs) values.set(spec.id, await brokenDown(db, spec, specs, { ...request, by }, settings));
  return asked.flatMap((spec) => values.get(spec.id) ?? []);
};

/**
 * One group of a metric, or the whole without a dimension. A group that no sum speaks of is judged by the same rule as all
 * others: nothing sold there is a zero where sales are known, and a ratio of nothing says why it cannot be computed.
 */
export const evaluateOne = async (
  db: ReadDb,
  { metric, group, ...which }: Omit<EvaluateRequest, 'metrics'> & { metric: string; group: string | null },
  settings: Settings,
): Promise<MetricValue | undefined> => {
  const request = { ...which, metrics: [metric], among: group === null ? undefined : [group] };
  const values = await evaluate(db, request, settings);
  if (request.by === undefined || group === null) return values[0];
  const found = values.find((one) => one.group === group);
  const [spec] = specsOf([metric]);
  if (found || !spec || isTime(request.by)) return found;
  const { groups, facts, silent } = await gatherSums(db, [spec], request, settings);
  return evaluateGroup(spec, groups.find((one) => one.group === group) ?? silent(group), facts);
};
