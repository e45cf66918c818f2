import { plannedEnd } from '../../../../shared/domain/campaigns';
import { addDays, type Day, daysBetween, maxDay, minDay } from '../../../../shared/domain/day';
import { allocate } from '../../../../shared/domain/money';
import { type MoneySpan, partsOf } from '../../../../shared/domain/money-spans';

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
 * than the budget, they share it by size, so that the parts always sum to the budget. Without a last day it lies on whole
 * years (`plannedEnd`). Empty without dates.
 */
export const budgetSpans = (plan: PlannedMoney, asOf: Day): MoneySpan[] => {
  const whole = wholeBudget(plan);
  const { starts, ends } = plan;
  if (whole === null || starts === null) return [];
  const to = plannedEnd({ starts, ends }, asOf);
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

/**
 * A commitment in time: on its day, or evenly on the campaign's days as its budget lies, so that the two compare; without
 * a first day, on today. It is never cut to the budget: what is promised beyond it is over at once.
 */
export const committedSpan = (
  line: { committed: number; day: Day | null },
  { starts, ends }: { starts: Day | null; ends: Day | null },
  today: Day,
): MoneySpan => {
  const from = line.day ?? starts ?? today;
  const to = line.day ?? (starts === null ? from : plannedEnd({ starts, ends }, today));
  return { from, to, minor: line.committed };
};

/** Days whose mean is the present pace: four whole weeks, so that each day of the week weighs the same. */
export const PACE_DAYS = 28;

/**
 * The last day whose daily spending is known: the last that any ads or results speak of, as the days after it are unknown
 * and not without spending. Today where they reach it, where there are none, and where they are older than `PACE_DAYS`:
 * what nobody has told for so long is no present pace.
 *
 * @example knownUntil('2026-05-06', '2026-05-13') // '2026-05-06'
 */
export const knownUntil = (last: Day | undefined, today: Day): Day =>
  last === undefined || last > today || last < addDays(today, -PACE_DAYS) ? today : last;

/** The days on which a campaign can spend; `over` when it is done, whatever its last day. */
export type OwnDays = { starts: Day | null; ends: Day | null; over: boolean };

/**
 * What spending by day (of ads and results) comes to on the days `from` to `to` after the last one that is `known`: the
 * mean of the campaign's own days until then, at most `PACE_DAYS` of them, on each of its own days after it. Zero where it
 * had not begun by then and after it is over. Rounded to whole minor units; spending that lies ahead already is not counted again.
 *
 * @example 260 in 13 days of a campaign of 31 leaves 18 days at 20: 360
 */
export const carriedOn = (
  daily: readonly MoneySpan[],
  { starts, ends, over }: OwnDays,
  known: Day,
  from: Day,
  to: Day,
): number => {
  const first =
    starts ?? daily.reduce<Day | null>((least, span) => (least === null ? span.from : minDay(least, span.from)), null);
  const ahead = maxDay(from, addDays(known, 1));
  const last = ends === null ? to : minDay(ends, to);
  if (over || first === null || first > known || ahead > last) return 0;
  const since = maxDay(first, addDays(known, 1 - PACE_DAYS));
  const pace = partsOf(daily, since, known) / (daysBetween(since, known) + 1);
  return Math.max(0, Math.round(pace * (daysBetween(ahead, last) + 1)) - partsOf(daily, ahead, last));
};
