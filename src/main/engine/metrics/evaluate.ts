import type { MetricDefinition, MetricStatus, MetricValue } from '../../../shared/contract/metrics';
import { addDays, type Day } from '../../../shared/domain/day';
import { STALE_AFTER_DAYS } from '../../../shared/domain/stale';
import { SMALL_N } from './define';
import type { Computed, Facts, Group, Measures, MetricSpec, Source } from './types';

const NOTHING: Record<Source, string> = {
  sales: 'No orders have been imported yet.',
  customers: 'No order names a customer yet.',
  lifetimes: 'No order names a customer yet.',
  'gross-margin': 'No product has a cost yet.',
  subscriptions: 'No subscriptions have been imported yet.',
  deals: 'There are no deals yet.',
  leads: 'There are no leads yet.',
  ads: 'No ad spend has been imported yet.',
  contacts: 'No contact says yet whether it opted in.',
  margin: 'No orders have been imported yet.',
  web: 'No orders have been imported yet.',
  stock: 'No stock has been imported yet.',
  activities: 'No activity has been logged yet.',
  creators: 'No creator has a code yet, or no orders have been imported.',
  targets: 'No target has been set yet.',
};

/** Why this period cannot be computed at all from what there is; undefined when it can. */
const notCovered = (spec: MetricSpec, facts: Facts, measures: Measures): string | undefined => {
  // Revenue by rep falls back on deals where there are no orders, so one of its two sources is enough.
  const needed =
    spec.id === 'revenue-by-rep'
      ? ([facts.coverage.sales ? 'sales' : 'deals'] as const)
      : (spec.needs?.(measures) ?? spec.sources);
  const primary = spec.needs ? (needed[0] ?? 'sales') : (spec.sources[0] ?? 'sales');
  for (const source of needed) if (!facts.coverage[source]) return NOTHING[source];
  if (facts.period.from > facts.asOf) return 'This period has not begun.';
  // What needs no source, such as a cost that people wrote, has no days of a file to stay within.
  if (spec.needs && needed.length === 0) return undefined;
  const covered = facts.coverage[primary];
  if (primary === 'deals' || primary === 'stock' || !covered) return undefined;
  if (facts.period.to < covered.first) return `The data begins on ${covered.first}.`;
  if (facts.period.from > covered.last) return `The data ends on ${covered.last}.`;
  return undefined;
};

/** What holds until somebody says otherwise does not age. */
const LASTING: ReadonlySet<Source> = new Set(['deals', 'subscriptions']);

const findStale = (spec: MetricSpec, facts: Facts): Day | undefined => {
  if (facts.asOf > facts.period.to) return undefined;
  // Targets do not age; the sales that they are held against do.
  const sources = spec.sources.includes('targets') ? (spec.extra ?? []) : spec.sources;
  for (const source of sources) {
    const last = facts.coverage[source]?.last;
    if (!LASTING.has(source) && last !== undefined && addDays(last, STALE_AFTER_DAYS) < facts.asOf) return last;
  }
  return undefined;
};

/** Computes once for each pair what thousands of groups of a breakdown share. */
const oncePer = <A extends object, B extends object, T>(compute: (a: A, b: B) => T): ((a: A, b: B) => T) => {
  const known = new WeakMap<B, WeakMap<A, { found: T }>>();
  return (a, b) => {
    let of = known.get(b);
    if (!of) known.set(b, (of = new WeakMap()));
    let entry = of.get(a);
    if (!entry) of.set(a, (entry = { found: compute(a, b) }));
    return entry.found;
  };
};

const isStale = oncePer(findStale);

const MONEY: ReadonlySet<MetricDefinition['unit']> = new Set(['money', 'money-per-day']);

export const unitOf = (spec: MetricSpec, currency: string): string =>
  spec.unit === 'money' ? currency : spec.unit === 'money-per-day' ? `${currency}/day` : spec.unit;

/** What of ads and results the sums of all cost are made of. */
const IN_COST: Readonly<Record<string, string>> = { marketingCost: 'cost', resultSpend: 'cost' };

/**
 * Whether rows of ads or results behind it, or behind one of its terms, cover more days than are asked for: a period total
 * is never put on one day.
 */
const isSpread = (spec: MetricSpec, measures: Measures): boolean => {
  for (const name of spreadsOf(spec)) if ((measures[name] ?? 0) > 0) return true;
  return false;
};

const spreads = new WeakMap<MetricSpec, readonly string[]>();

/** The measures that say so. */
const spreadsOf = (spec: MetricSpec): readonly string[] => {
  const { rowSource, terms } = spec;
  const known = spreads.get(spec) ?? [
    ...(rowSource?.entity === 'ad_days' ? [`${rowSource.value}Spread`] : []),
    ...terms.map(({ measure }) => `${IN_COST[measure] ?? measure}Spread`),
  ];
  spreads.set(spec, known);
  return known;
};

/** Currencies without a rate, of which money is missing in this metric. */
const leftOutOf = oncePer((spec: MetricSpec, facts: Facts): readonly string[] =>
  spec.terms.some((term) => MONEY.has(term.unit))
    ? [...new Set([...spec.sources, ...(spec.extra ?? [])].flatMap((source) => facts.leftOut[source] ?? []))].toSorted()
    : [],
);

const stateOf = (
  spec: MetricSpec,
  facts: Facts,
  computed: Computed,
  spread: boolean,
): { status: MetricStatus; reason: string | null } => {
  if (computed.value === null)
    return { status: 'not_computable', reason: computed.reason ?? 'This cannot be computed.' };
  const leftOut = leftOutOf(spec, facts);
  if (leftOut.length > 0)
    return {
      status: 'mixed_currency',
      reason: `Amounts in ${leftOut.join(', ')} have no exchange rate and are left out.`,
    };
  if (spread)
    return {
      status: 'estimated',
      reason: [
        'A total for a longer span is spread over its days.',
        ...(computed.reason ? [computed.reason] : []),
      ].join(' '),
    };
  if (computed.estimated) return { status: 'estimated', reason: computed.reason ?? null };
  const stale = isStale(spec, facts);
  if (stale !== undefined) return { status: 'stale', reason: `The data reaches until ${stale}.` };
  if (facts.asOf < facts.period.to)
    return { status: 'partial', reason: computed.reason ?? `To ${facts.asOf}; the period ends on ${facts.period.to}.` };
  return { status: 'ok', reason: computed.reason ?? null };
};

/** The formula on whole minor units, as they are shown; a ratio is divided before anything of it is rounded. */
const computed = (spec: MetricSpec, { measures, exact }: Group, facts: Facts): Computed => {
  const shown = spec.compute(measures, facts);
  if (!exact || spec.additive || shown.value === null) return shown;
  const { value } = spec.compute(exact, facts);
  return value === null ? shown : { ...shown, value };
};

/** One figure from its sums: pure, so that the same sums give the same figure on any day and machine. */
export const evaluateGroup = (spec: MetricSpec, group: Group, facts: Facts): MetricValue => {
  const gap = notCovered(spec, facts, group.measures);
  const result: Computed =
    gap === undefined ? computed(spec, group, facts) : { value: null, numerator: null, denominator: null, reason: gap };
  const { status, reason } = stateOf(spec, facts, result, isSpread(spec, group.measures));
  const whole =
    MONEY.has(spec.unit) && result.value !== null
      ? Math.sign(result.value) * Math.round(Math.abs(result.value))
      : result.value;
  return {
    metric: spec.id,
    version: spec.version,
    period: facts.period.id,
    group: group.group,
    label: group.label,
    status,
    value: whole === 0 ? 0 : whole,
    unit: unitOf(spec, facts.currency),
    numerator: result.numerator,
    denominator: result.denominator,
    reason,
    smallN: result.value !== null && result.cases !== undefined && result.cases < SMALL_N,
  };
};
