import { addDays, type Day, daysBetween, daysInMonth, makeDay } from '../../../shared/domain/day';
import { weekStartOf } from '../../../shared/domain/period';

/** A month as `YYYY-MM`. */
export type Month = string;

export const monthOf = (day: Day): Month => day.slice(0, 7);

export const isMonth = (text: string | undefined): text is Month => /^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? '');

/** @example shiftMonth('2026-01', -1) // '2025-12' */
export const shiftMonth = (month: Month, steps: number): Month => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + steps;
  return makeDay(Math.floor(at / 12), (at % 12) + 1, 1).slice(0, 7);
};

/** Every day of the whole weeks that a month touches, so the first and last may lie outside of it. */
export const monthDays = (month: Month, weekStart: number): Day[] => {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const calendar = { weekStart, fiscalYearStart: 1 };
  const from = weekStartOf(makeDay(year, number, 1), calendar);
  const to = addDays(weekStartOf(makeDay(year, number, daysInMonth(year, number)), calendar), 6);
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
};
