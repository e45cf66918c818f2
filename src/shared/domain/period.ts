import { addDays, type Day, dayNumber, daysBetween, daysInMonth, isDay, makeDay, weekday } from './day';

/**
 * One period serves the whole app. Its id is what a person types on the command line:
 * `2010-12`, `2010-W50`, `2010-Q4`, `2010`, `2010-12-01..2010-12-09`.
 */
export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'range';
export type Period = { id: string; kind: PeriodKind; from: Day; to: Day };

/** What a workspace says about its calendar. Week days are 1 Monday … 7 Sunday; months are 1 … 12. */
export type Calendar = { weekStart: number; fiscalYearStart: number };

export const ISO_CALENDAR: Calendar = { weekStart: 1, fiscalYearStart: 1 };

/** First day of the week that `day` is in. */
export const weekStartOf = (day: Day, calendar: Calendar): Day =>
  addDays(day, -((weekday(day) - calendar.weekStart + 7) % 7));

/** Week 1 is the first with at least four of its days in the year (ISO 8601, generalised to any first day). */
const firstWeekStart = (year: number, calendar: Calendar): Day => weekStartOf(makeDay(year, 1, 4), calendar);

export const weekOf = (day: Day, calendar: Calendar): Period => {
  const from = weekStartOf(day, calendar);
  const year = Number(addDays(from, 3).slice(0, 4));
  const week = daysBetween(firstWeekStart(year, calendar), from) / 7 + 1;
  return { id: `${year}-W${String(week).padStart(2, '0')}`, kind: 'week', from, to: addDays(from, 6) };
};

const monthPeriod = (year: number, month: number): Period => ({
  id: makeDay(year, month, 1).slice(0, 7),
  kind: 'month',
  from: makeDay(year, month, 1),
  to: makeDay(year, month, daysInMonth(year, month)),
});

/** `months` calendar months from month `first` (1 …, may run past 12) of `year`. */
const monthSpan = (year: number, first: number, months: number): { from: Day; to: Day } => {
  const start = year * 12 + first - 1;
  const last = start + months - 1;
  const at = (index: number): [number, number] => [Math.floor(index / 12), (index % 12) + 1];
  const [fromYear, fromMonth] = at(start);
  const [toYear, toMonth] = at(last);
  return { from: makeDay(fromYear, fromMonth, 1), to: makeDay(toYear, toMonth, daysInMonth(toYear, toMonth)) };
};

/** A fiscal year is named by the calendar year in which it starts. */
const yearPeriod = (year: number, calendar: Calendar): Period => ({
  id: String(year).padStart(4, '0'),
  kind: 'year',
  ...monthSpan(year, calendar.fiscalYearStart, 12),
});

const quarterPeriod = (year: number, quarter: number, calendar: Calendar): Period => ({
  id: `${year}-Q${quarter}`,
  kind: 'quarter',
  ...monthSpan(year, calendar.fiscalYearStart + (quarter - 1) * 3, 3),
});

const fiscalPosition = (day: Day, calendar: Calendar): { year: number; quarter: number } => {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month < calendar.fiscalYearStart ? 1 : 0);
  return { year, quarter: Math.floor(((month - calendar.fiscalYearStart + 12) % 12) / 3) + 1 };
};

/** The period of this kind that holds `day`. */
export const periodOf = (day: Day, kind: Exclude<PeriodKind, 'range'>, calendar: Calendar): Period => {
  const { year, quarter } = fiscalPosition(day, calendar);
  switch (kind) {
    case 'day':
      return { id: `${day}..${day}`, kind, from: day, to: day };
    case 'week':
      return weekOf(day, calendar);
    case 'month':
      return monthPeriod(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
    case 'quarter':
      return quarterPeriod(year, quarter, calendar);
    case 'year':
      return yearPeriod(year, calendar);
  }
};

/** The period that pages show at first: the running quarter. */
export const runningPeriod = (today: Day, calendar: Calendar): Period => periodOf(today, 'quarter', calendar);

/** Reads a period id; undefined when it names no period (week 54, month 13, a range that ends before it starts). */
export const parsePeriod = (text: string, calendar: Calendar): Period | undefined => {
  const id = text.trim();
  const [from, to] = id.split('..');
  if (from !== undefined && to !== undefined) {
    if (!isDay(from) || !isDay(to) || from > to) return undefined;
    return { id, kind: from === to ? 'day' : 'range', from, to };
  }
  if (isDay(id)) return periodOf(id, 'day', calendar);
  const parts = /^(\d{4})(?:-(?:W(\d{1,2})|Q([1-4])|(\d{2})))?$/i.exec(id);
  if (!parts) return undefined;
  const year = Number(parts[1]);
  if (year < 1900 || year > 2200) return undefined;
  if (parts[2] !== undefined) {
    const week = Number(parts[2]);
    if (week < 1) return undefined;
    const period = weekOf(addDays(firstWeekStart(year, calendar), (week - 1) * 7), calendar);
    return period.id === `${year}-W${String(week).padStart(2, '0')}` ? period : undefined;
  }
  if (parts[3] !== undefined) return quarterPeriod(year, Number(parts[3]), calendar);
  if (parts[4] !== undefined) {
    const month = Number(parts[4]);
    return month >= 1 && month <= 12 ? monthPeriod(year, month) : undefined;
  }
  return yearPeriod(year, calendar);
};

export const periodDays = (period: Period): number => daysBetween(period.from, period.to) + 1;

/** Days of the period that have passed at the end of `asOf`: 0 before it starts, all of them once it is over. */
export const elapsedDays = (period: Period, asOf: Day): number =>
  Math.max(0, Math.min(periodDays(period), daysBetween(period.from, asOf) + 1));

/** The period `steps` before (negative) or after this one, of the same kind; a range moves by its own length. */
export const shiftPeriod = (period: Period, steps: number, calendar: Calendar): Period => {
  if (period.kind === 'range' || period.kind === 'day') {
    const move = steps * periodDays(period);
    const from = addDays(period.from, move);
    const to = addDays(period.to, move);
    return { id: `${from}..${to}`, kind: period.kind, from, to };
  }
  let current = period;
  for (let i = 0; i < Math.abs(steps); i += 1) {
    current = periodOf(steps > 0 ? addDays(current.to, 1) : addDays(current.from, -1), period.kind, calendar);
  }
  return current;
};

/** The days of the period before that match what has elapsed of this one: day 43 of Q2 beside day 43 of Q1. */
export const previousComparable = (period: Period, asOf: Day, calendar: Calendar): Period => {
  const previous = shiftPeriod(period, -1, calendar);
  const elapsed = elapsedDays(period, asOf);
  if (elapsed === 0 || elapsed === periodDays(period)) return previous;
  const to = addDays(previous.from, Math.min(elapsed, periodDays(previous)) - 1);
  return { id: `${previous.from}..${to}`, kind: 'range', from: previous.from, to };
};

/** The days, weeks or months that a period touches, in order; the first and last may reach beyond it. */
export const periodsWithin = (period: Period, kind: Exclude<PeriodKind, 'range'>, calendar: Calendar): Period[] => {
  const result: Period[] = [];
  for (
    let current = periodOf(period.from, kind, calendar);
    dayNumber(current.from) <= dayNumber(period.to);
    current = shiftPeriod(current, 1, calendar)
  ) {
    result.push(current);
  }
  return result;
};
