import type { Dimension } from '../../../shared/domain/dimensions';
import type { FormulaTerm, MetricDefinition } from '../../../shared/contract/metrics';
import type { Day } from '../../../shared/domain/day';
import type { LeadRowsOf } from '../../../shared/domain/leads';
import type { LineScope, LineValue } from '../../../shared/domain/line-values';
import type { Period } from '../../../shared/domain/period';

/** Where the numbers of a metric come from. The first source of a metric decides whether its period is covered. */
export type Source =
  | 'sales'
  | 'customers'
  | 'lifetimes'
  | 'subscriptions'
  | 'deals'
  | 'leads'
  | 'ads'
  | 'stock'
  | 'activities'
  | 'targets'
  | 'contacts'
  | 'margin'
  | 'gross-margin'
  | 'web'
  | 'creators';

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
  /** Per source: money in these currencies had no rate and was left out. */
  leftOut: Partial<Record<Source, readonly string[]>>;
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

/** Subscriptions by what they add: see `metrics/subscriptions`. */
export type SubscriptionRowsOf =
  | 'start'
  | 'running'
  | 'subscribers'
  | 'churned'
  | 'lost'
  | 'retained'
  | 'kept'
  | 'growth';

/** Rows that a metric opens to. `value` names the contribution. */
export type RowSource =
  | {
      entity: 'order_lines';
      kinds: readonly ('sale' | 'return' | 'adjustment')[];
      value: LineValue;
      of?: LineScope;
    }
  | { entity: 'orders'; which?: 'web' }
  | { entity: 'contacts'; which: 'subscribed' | 'growth' }
  /** `window` are those of the days that a predicted lifetime is read from, each with its net sales in them. */
  | { entity: 'customers'; which: 'active' | 'new' | 'repeat' | 'lifetime' | 'lost' | 'window' }
  | { entity: 'subscriptions'; which: SubscriptionRowsOf }
  | {
      entity: 'deals';
      which: 'won' | 'lost' | 'closed' | 'open';
      /** Of closed deals the lost ones add nothing: they stand below the line of a win rate. */
      value: 'one' | 'value' | 'weighted' | 'days';
      /** What one deal adds, in minor units, where it is not its own value: an expectation. */
      each?: number;
    }
  | { entity: 'leads'; which: LeadRowsOf }
  /** Ad rows and rows of results together; `cost` is all they cost, `spend` only what was paid for advertising. */
  | {
      entity: 'ad_days';
      value:
        | 'spend'
        | 'cost'
        | 'leadSpend'
        | 'qualifiedSpend'
        | 'impressions'
        | 'clicks'
        | 'adClicks'
        | 'shownClicks'
        | 'revenue'
        | 'reportedRevenue'
        | 'reportedLeads'
        | 'reportedQualified'
        | 'reportedOrders'
        | 'reportedConversions'
        | 'engagement'
        | 'reachedEngagement'
        | 'shownEngagement'
        | 'followedEngagement'
        | 'notDelivered'
        | 'opened'
        | 'emailClicks'
        | 'unsubscribed'
        | 'bounces';
      minus?: boolean;
    }
  /** Costs of campaigns other than ad spend, the days of them that fall in the period. */
  | { entity: 'campaigns'; minus?: boolean }
  /** Fees, product sent, commission, events and offline media that no budget line says. */
  | { entity: 'beside_costs'; minus?: boolean }
  /** The parts of a target tree, or the numbers that people put on targets. */
  | { entity: 'target_nodes'; value: 'actual' | 'outlook' | 'planned' }
  | { entity: 'target_calls' }
  /** Orders by creators' codes with their commission: past the hold, or all. */
  | { entity: 'creator_orders'; which: 'owed' | 'all' }
  /** Fees of creators and product sent to them. */
  | { entity: 'creator_costs' }
  /** What sales activities cost. */
  | { entity: 'activities' }
  /** The counts at start and end, at half each: their sum is the average stock. */
  | { entity: 'stock_levels'; value: 'units' | 'cost'; times: number };

/** A term of the formula filled in; `measure` is summed, `metric` is what it opens to. */
export type TermSpec = {
  sign: FormulaTerm['sign'];
  name: string;
  measure: string;
  unit: MetricDefinition['unit'];
  rows?: string;
  metric?: string;
};

export type MetricSpec = Omit<MetricDefinition, 'rows' | 'source' | 'dimensions'> & {
  dimensions: readonly Dimension[];
  /** Where the definition comes from. */
  origin: string;
  sources: readonly Source[];
  /** Gathered too, where there is any; the metric can do without. */
  extra?: readonly Source[];
  /** Which sources these sums cannot do without; all of `sources` unless said. */
  needs?: (measures: Measures) => readonly Source[];
  rowSource: RowSource | null;
  /** The rows whose contributions sum to the numerator, where it takes several kinds or depends on what there is. */
  rowsFor?: (measures: Measures, facts: Facts) => readonly RowSource[];
  /** Broken down by time it is computed anew for each day, week or month, as for a period of its own. */
  eachPeriod?: boolean;
  terms: readonly TermSpec[];
  compute: (measures: Measures, facts: Facts) => Computed;
};

/**
 * One group of a breakdown with its sums; the whole has group null. `exact` has the same sums with the fractions of minor
 * units that rounding leaves out, where there are any: ratios are made of these.
 */
export type Group = { group: string | null; label: string | null; measures: Measures; exact?: Measures | null };
