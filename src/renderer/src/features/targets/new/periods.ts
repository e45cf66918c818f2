import { type Day, maxDay } from '../../../../../shared/domain/day';
import {
  type Calendar,
  type Period,
  parsePeriod,
  periodDays,
  periodOf,
  periodsWithin,
  shiftPeriod,
} from '../../../../../shared/domain/period';
import type { TargetTree } from '../../../../../shared/contract/target-shapes';
import { daySpan, periodName, plural } from '../../../format';

/** A span of days of one's own choice, such as from the middle of a year to its end. */
export const CUSTOM = 'custom';

/** Periods that one sets targets for, the shown one first. */
export const periodChoices = (shown: Period, today: Day, calendar: Calendar) => {
  const quarter = periodOf(today, 'quarter', calendar);
  const year = periodOf(today, 'year', calendar);
  const offered = [shown, quarter, shiftPeriod(quarter, 1, calendar), year, shiftPeriod(year, 1, calendar)];
  return [
    ...new Map(offered.map((period) => [period.id, { value: period.id, label: periodName(period) }])).values(),
    { value: CUSTOM, label: 'Other days, such as the rest of a year' },
  ];
};

/** The rest of the year that holds a day: where a mid-year start begins. */
export const restOfYear = (today: Day, calendar: Calendar): { from: Day; to: Day } => {
  const year = periodOf(today, 'year', calendar);
  return { from: maxDay(today, year.from), to: year.to };
};

/** What a period is made of: `1 Oct to 31 Dec 2026: 92 days, 3 months, 14 weeks`. */
export const periodWords = (period: Period, calendar: Calendar): string =>
  `${daySpan(period.from, period.to, { year: true })}: ${plural(periodDays(period), 'day')}, ${plural(periodsWithin(period, 'month', calendar).length, 'month')}, ${plural(periodsWithin(period, 'week', calendar).length, 'week')}`;

/** The tree of the same measure that speaks of some of these days already. */
export const overlapping = (
  period: Period,
  trees: readonly TargetTree[],
  metric: TargetTree['metric'],
): TargetTree | undefined =>
  trees.find((tree) => tree.metric === metric && tree.from <= period.to && tree.to >= period.from);

/** A tree's period as it reads. */
export const treePeriodName = (tree: Pick<TargetTree, 'period'>, calendar: Calendar): string => {
  const period = parsePeriod(tree.period, calendar);
  return period ? periodName(period) : tree.period;
};
