import { type Day, daysBetween, maxDay, minDay } from '../../../../shared/domain/day';
import { allocate } from '../../../../shared/domain/money';

/** Money that lies evenly on the days of a span; `minor` in minor units, never negative. */
export type MoneySpan = { from: Day; to: Day; minor: number };

/**
 * What of a span's money falls on the days `from` to `to`. Each day has the same whole amount, and the units that are
 * left over go to the first days, one each: so any way of cutting the span into parts sums to its whole, and a day has
 * the same amount in whichever week, month or quarter it is counted.
 *
 * @example partOf({ from: '2026-05-01', to: '2026-05-03', minor: 10 }, '2026-05-01', '2026-05-02') // 7: 4 and 3
 */
export const partOf = (span: MoneySpan, from: Day, to: Day): number => {
  const first = maxDay(span.from, from);
  const last = minDay(span.to, to);
  if (first > last) return 0;
  const days = daysBetween(span.from, span.to) + 1;
  const each = Math.floor(span.minor / days);
  const left = span.minor - each * days;
  const start = daysBetween(span.from, first);
  const end = daysBetween(span.from, last) + 1;
  return each * (end - start) + Math.min(left, end) - Math.min(left, start);
};

export const partsOf = (spans: readonly MoneySpan[], from: Day, to: Day): number =>
  spans.reduce((sum, span) => sum + partOf(span, from, to), 0);

export type PlannedMoney = {
  starts: Day | null;
  ends: Day | null;
  /** The whole budget; null takes what the lines plan. */
  budget: number | null;
  lines: readonly { planned: number; day: Day | null }[];
};

/** The whole budget: the one that was set, or else what the lines plan; null where there is neither. */
export const wholeBudget = ({ budget, lines }: Pick<PlannedMoney, 'budget' | 'lines'>): number | null =>
  budget ?? (lines.length === 0 ? null : lines.reduce((sum, line) => sum + line.planned, 0));

/**
 * A budget in time. Lines with a day lie on it, the rest lies evenly on the campaign's days. Where dated lines plan more
 * than the budget, they share it by size, so that the parts always sum to the budget. Empty without dates.
 */
export const budgetSpans = (plan: PlannedMoney): MoneySpan[] => {
  const whole = wholeBudget(plan);
  const { starts, ends } = plan;
  if (whole === null || starts === null) return [];
  const to = ends === null || ends < starts ? starts : ends;
  const dated = plan.lines.filter((line) => line.day !== null && line.planned > 0);
  const sum = dated.reduce((total, line) => total + line.planned, 0);
  const amounts =
    sum > whole
      ? allocate(
          whole,
          dated.map((line) => line.planned),
        )
      : dated.map((line) => line.planned);
  const spans = dated.map((line, index) => ({
    from: line.day ?? starts,
    to: line.day ?? starts,
    minor: amounts[index] ?? 0,
  }));
  return sum < whole ? [...spans, { from: starts, to, minor: whole - sum }] : spans;
};

/** Typed spending in time: on its day, or evenly on the campaign's days up to today; before it has begun, on today. */
export const spentSpan = (
  line: { spent: number; day: Day | null },
  { starts, ends }: { starts: Day | null; ends: Day | null },
  today: Day,
): MoneySpan => {
  const day = line.day === null ? null : minDay(line.day, today);
  if (day !== null) return { from: day, to: day, minor: line.spent };
  const to = minDay(ends ?? today, today);
  const from = starts === null || starts > to ? to : starts;
  return { from, to, minor: line.spent };
};
