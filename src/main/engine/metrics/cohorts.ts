import type { Day } from '../../../shared/domain/day';
import { addDays, daysInMonth, makeDay } from '../../../shared/domain/day';

/** A customer's first order and the next one; null when there is none yet. */
export type FirstAndNext = { first: Day; next: Day | null };
export type CohortRow = { month: string; customers: number; again: (number | null)[] };
export type CohortTable = { months: number; rows: CohortRow[]; all: (number | null)[] };

/** The last day of the `step`th month after the month of a first order: what 'within one month' reaches to. */
const monthEnd = (month: string, step: number): Day => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + step;
  const year = Math.floor(index / 12);
  const number = (index % 12) + 1;
  return makeDay(year, number, daysInMonth(year, number));
};

const monthsBefore = (day: Day, count: number): string[] => {
  const last = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) =>
    makeDay(Math.floor((last - count + 1 + index) / 12), ((last - count + 1 + index) % 12) + 1, 1).slice(0, 7),
  );
};

/**
 * Who bought again, by month of first order: the share of each cohort with a second order by the end of the
 * first, second … month after it. Only months that are over by `asOf` are told; the last column is `months`.
 * The row of all is over the cohorts that reach a column, as a ratio of sums.
 *
 * @example cohortTable([{ first: '2026-01-05', next: '2026-02-20' }], '2026-03-31', 3).rows.at(0)?.again // [1, 1, null]
 */
export const cohortTable = (customers: readonly FirstAndNext[], asOf: Day, months: number): CohortTable => {
  const names = monthsBefore(asOf, months + 1);
  const rows = names.flatMap((month): CohortRow[] => {
    const cohort = customers.filter((customer) => customer.first.slice(0, 7) === month);
    if (cohort.length === 0) return [];
    const again = Array.from({ length: months }, (_, index) => {
      const end = monthEnd(month, index + 1);
      if (end >= addDays(asOf, 1)) return null;
      return cohort.filter((customer) => customer.next !== null && customer.next <= end).length / cohort.length;
    });
    return [{ month, customers: cohort.length, again }];
  });
  const all = Array.from({ length: months }, (_, index) => {
    const reached = rows.filter((row) => row.again[index] !== null && row.again[index] !== undefined);
    const base = reached.reduce((sum, row) => sum + row.customers, 0);
    return base === 0 ? null : reached.reduce((sum, row) => sum + (row.again[index] ?? 0) * row.customers, 0) / base;
  });
  return { months, rows, all };
};
