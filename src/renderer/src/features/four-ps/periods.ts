import { type Calendar, parsePeriod, periodOf, shiftPeriod } from '../../../../shared/domain/period';
import type { Day } from '../../../../shared/domain/day';
import { periodName } from '../../format';

const AROUND: readonly { kind: 'month' | 'quarter' | 'year'; from: number; to: number }[] = [
  { kind: 'quarter', from: -1, to: 4 },
  { kind: 'month', from: -1, to: 6 },
  { kind: 'year', from: 0, to: 1 },
];

/** Periods to plan for: quarters, months and years around today, and before them those that are named (the one in use). */
export const periodChoices = (
  calendar: Calendar,
  today: Day,
  ...named: readonly string[]
): { value: string; label: string }[] => {
  const near = AROUND.flatMap(({ kind, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) =>
      shiftPeriod(periodOf(today, kind, calendar), from + index, calendar),
    ),
  );
  const own = named.flatMap((id) => parsePeriod(id, calendar) ?? []);
  return [...new Map([...own, ...near].map((period) => [period.id, periodName(period)]))].map(([value, label]) => ({
    value,
    label,
  }));
};

/** A period by its id as one says it: `Q1 2027`; the id itself where it is none. */
export const periodWords = (id: string, calendar: Calendar): string => {
  const period = parsePeriod(id, calendar);
  return period ? periodName(period) : id;
};
