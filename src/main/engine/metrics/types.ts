import type { Dimension } from '../../../shared/domain/dimensions';
import type { FormulaTerm, MetricDefinition, MetricStatus } from '../../../shared/contract/metrics';
import type { Day } from '../../../shared/domain/day';
import type { Period } from '../../../shared/domain/period';

/** Where the numbers of a metric come from. The first source of a metric decides whether its period is covered. */
export type Source = 'sales' | 'customers' | 'deals' | 'leads' | 'ads' | 'stock';

/**
 * Sums of one group in one period, by name: money in minor units, counts whole, days as numbers. A measure
 * that nothing speaks of is absent and reads as 0. See `repositories/measures` for who fills which.
 */
export type Measures = Readonly<Record<string, number>>;

/** What is known beside the sums, the same for every group. */
export type Facts = {
  currency: string;
  /** Per source: the first and last day that any row speaks of; absent when there is no row at all. */
  coverage: Partial<Record<Source, { first: Day; last: Day }>>;
  /** Money in these currencies had no rate and was left out. */
  leftOut: readonly string[];
  period: Period;
  asOf: Day;
  inactivityDays: number;
  /** True when some order names a campaign, so that revenue can be attributed. */
  attributed: boolean;
};

/** What a metric's formula gives before the state of its data is considered. */
export type Computed = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Why there is no value, or what the value rests on. */
  reason?: string;
  estimated?: boolean;
  /** Number of cases behind a rate, for the small-n caution; absent for sums. */
  cases?: number;
};

/** Rows that a metric opens to. `value` names the contribution. */
export type RowSource =
  | {
      entity: 'order_lines';
      kinds: readonly ('sale' | 'return' | 'adjustment')[];
      value: 'amount' | 'net' | 'discount' | 'return' | 'quantity';
    }
  | { entity: 'orders' }
  | { entity: 'customers'; which: 'active' | 'new' | 'repeat' | 'lifetime' | 'lost' }
  | { entity: 'deals'; which: 'won' | 'lost' | 'closed' | 'open'; value: 'one' | 'value' | 'weighted' | 'days' }
  | { entity: 'leads'; which: 'created' | 'qualified' | 'converted' }
  | { entity: 'ad_days'; value: 'spend' | 'impressions' | 'clicks' | 'revenue' | 'engagement' }
  | { entity: 'stock_levels' };

/** A term of the formula filled in; `measure` is summed, `metric` is what it opens to. */
export type TermSpec = {
  sign: FormulaTerm['sign'];
  name: string;
  measure: string;
  unit: MetricDefinition['unit'];
  rows?: string;
  metric?: string;
};

export type MetricSpec = Omit<MetricDefinition, 'rows' | 'source'> & {
  /** Where the definition comes from. */
  origin: string;
  sources: readonly Source[];
  rowSource: RowSource | null;
  terms: readonly TermSpec[];
  compute: (measures: Measures, facts: Facts) => Computed;
};

export type Status = MetricStatus;

/** One group of a breakdown with its sums; the whole has group null. */
export type Group = { group: string | null; label: string | null; measures: Measures };

export const ALL_DIMENSIONS: readonly Dimension[] = [
  'channel',
  'location',
  'product',
  'rep',
  'campaign',
  'customer',
  'source',
  'country',
  'day',
  'week',
  'month',
];
export const TIME: readonly Dimension[] = ['day', 'week', 'month'];
