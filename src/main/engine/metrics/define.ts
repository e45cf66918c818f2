import type { Computed, Measures, MetricSpec } from './types';

/** A sum under 30 cases is flagged; our choice, not a standard. */
export const SMALL_N = 30;

export const of = (measures: Measures, name: string): number => measures[name] ?? 0;

/** A plain sum: its own numerator, over one. */
export const sum = (value: number): Computed => ({ value, numerator: value, denominator: 1 });

/** A ratio of sums. A denominator of zero is not a zero: it says why in words. */
export const ratio = (numerator: number, denominator: number, nothing: string, cases?: number): Computed =>
  denominator === 0
    ? { value: null, numerator, denominator, reason: nothing }
    : { value: numerator / denominator, numerator, denominator, ...(cases === undefined ? {} : { cases }) };

/** Marks a value as resting on something other than the plain data, in words. */
export const estimated = (computed: Computed, reason: string): Computed =>
  computed.value === null ? computed : { ...computed, estimated: true, reason };

export const missing = (reason: string): Computed => ({ value: null, numerator: null, denominator: null, reason });

/** Declares a metric; the type is the check. */
export const defineMetric = (spec: MetricSpec): MetricSpec => spec;
