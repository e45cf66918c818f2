import type { MetricStatus } from '../../../../shared/contract/metrics';
import type { Day } from '../../../../shared/domain/day';
import type { AssumptionVerdict, Comparator } from '../../../../shared/domain/four-ps';

/** What a statement expects of a metric: `low` for at-least and over, `high` for at-most and under, both for between. */
export type Expectation = { comparator: Comparator; low: number | null; high: number | null; due: Day };
export type Observed = { status: MetricStatus; value: number | null; reason: string | null };

export type Judged = {
  verdict: AssumptionVerdict;
  /** How it stands before its day has come; null once it is judged or cannot be. */
  provisional: 'right' | 'wrong' | null;
  actual: number | null;
  /** Why it cannot be computed, or what the figure rests on. */
  reason: string | null;
};

/** Whether a value is what was expected. Bounds belong to at-least, at-most and between; not to over and under. */
export const meets = (
  { comparator, low, high }: Pick<Expectation, 'comparator' | 'low' | 'high'>,
  value: number,
): boolean => {
  switch (comparator) {
    case 'at-least':
      return low !== null && value >= low;
    case 'over':
      return low !== null && value > low;
    case 'at-most':
      return high !== null && value <= high;
    case 'under':
      return high !== null && value < high;
    case 'between':
      return low !== null && high !== null && value >= low && value <= high;
  }
};

/** States of a figure that do not carry a verdict, even where a value is shown beside them. */
const UNSURE: ReadonlySet<MetricStatus> = new Set(['not_computable', 'mixed_currency', 'stale']);

/**
 * Judges one assumption. On its day and after it the verdict is right, wrong, or not computable with the reason; before, it
 * is not yet, with how it stands so far. A figure whose sources are stale proves nothing and is not computable.
 */
export const judge = (expectation: Expectation, observed: Observed, today: Day): Judged => {
  const due = today >= expectation.due;
  if (observed.value === null || UNSURE.has(observed.status))
    return {
      verdict: due ? 'not-computable' : 'not-yet',
      provisional: null,
      actual: observed.value,
      reason: observed.reason ?? 'the figure cannot be computed',
    };
  const right = meets(expectation, observed.value) ? 'right' : 'wrong';
  return {
    verdict: due ? right : 'not-yet',
    provisional: due ? null : right,
    actual: observed.value,
    reason: observed.reason,
  };
};

export type Tally = { right: number; wrong: number; notComputable: number; notYet: number; hitRate: number | null };

/** How often a set of assumptions was guessed right: right ÷ (right + wrong), null while none is judged. */
export const tally = (verdicts: readonly AssumptionVerdict[]): Tally => {
  const count = (verdict: AssumptionVerdict): number => verdicts.filter((one) => one === verdict).length;
  const right = count('right');
  const wrong = count('wrong');
  return {
    right,
    wrong,
    notComputable: count('not-computable'),
    notYet: count('not-yet'),
    hitRate: right + wrong === 0 ? null : right / (right + wrong),
  };
};
