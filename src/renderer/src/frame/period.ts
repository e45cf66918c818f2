import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Day } from '../../../shared/domain/day';
import { type Calendar, parsePeriod, type Period, runningPeriod } from '../../../shared/domain/period';
import { useWorkspace } from '../api';

export type PeriodHere = { period: Period; calendar: Calendar; today: Day; setPeriod: (id: string) => void };

/**
 * The one period that every page shows. It stands in the address and goes along from page to page; without
 * one it is the running quarter.
 *
 * @example const { period } = usePeriod(); useRead('home.get', { period: period.id });
 */
export const usePeriod = (): PeriodHere => {
  const { today, weekStart, fiscalYearStart } = useWorkspace();
  const { period: id } = useSearch({ from: '__root__' });
  const navigate = useNavigate();
  const calendar = useMemo(() => ({ weekStart, fiscalYearStart }), [weekStart, fiscalYearStart]);
  const period = useMemo(
    () => (id === undefined ? undefined : parsePeriod(id, calendar)) ?? runningPeriod(today, calendar),
    [id, calendar, today],
  );
  const setPeriod = useCallback(
    (next: string) => {
      void navigate({ to: '.', search: (old) => ({ ...old, period: next }), replace: true });
    },
    [navigate],
  );
  return { period, calendar, today, setPeriod };
};
