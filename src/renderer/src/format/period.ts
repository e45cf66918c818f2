import { type Day, maxDay, minDay } from '../../../shared/domain/day';
import { elapsedDays, type Period, type PeriodKind, periodDays } from '../../../shared/domain/period';
import { day, daySpan, monthAndYear, monthName } from './day';

/** What the kinds of period are called in the picker. */
export const PERIOD_KINDS: Record<Exclude<PeriodKind, 'day'>, string> = {
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
  range: 'Custom',
};

/** A period's name: `Q2 2026`, `May 2026`, `Week 20, 2026`, `2026`, `1 to 9 Dec 2026`. */
export const periodName = (period: Period): string => {
  const year = period.id.slice(0, 4);
  switch (period.kind) {
    case 'week':
      return `Week ${Number(period.id.slice(6))}, ${year}`;
    case 'month':
      return monthAndYear(period.from);
    case 'quarter':
      return `${period.id.slice(5)} ${year}`;
    case 'year':
      return period.from.slice(5) === '01-01' ? year : `FY ${year}`;
    case 'day':
    case 'range':
      return daySpan(period.from, period.to, { year: true });
  }
};

/** The short name within a sentence: `Q2`, `May`, `week 20`, `2026`. */
export const periodShort = (period: Period): string => {
  switch (period.kind) {
    case 'week':
      return `week ${Number(period.id.slice(6))}`;
    case 'month':
      return monthName(Number(period.from.slice(5, 7)));
    case 'quarter':
      return period.id.slice(5);
    case 'year':
      return periodName(period);
    case 'day':
    case 'range':
      return daySpan(period.from, period.to);
  }
};

/** How far a period has come: `to Wed 13 May, day 43 of 91`, or its span once it is over or before it starts. */
export const periodProgress = (period: Period, today: Day): string => {
  const all = periodDays(period);
  const gone = elapsedDays(period, today);
  if (gone === 0 || gone >= all) return daySpan(period.from, period.to);
  const last = minDay(maxDay(today, period.from), period.to);
  return `to ${day(last, { weekday: 'always', year: 'never' })}, day ${gone} of ${all}`;
};
