import { expect, test } from 'vitest';
import { parsePeriod } from '../../src/shared/domain/period';
import { reportPeriod } from '../../src/renderer/src/features/reports/period';

const CALENDAR = { weekStart: 1, fiscalYearStart: 1 };
const at = (kind: 'weekly' | 'investor', id: string, today = '2026-05-13'): string => {
  const period = parsePeriod(id, CALENDAR);
  if (!period) throw new Error(id);
  return reportPeriod(kind, period, today, CALENDAR).id;
};

test('a report shows the period of the app where it fits', () => {
  expect(at('weekly', '2026-W12')).toBe('2026-W12');
  expect(at('investor', '2026-04')).toBe('2026-04');
});

test('another kind of period is answered by the last week or quarter of it that has come', () => {
  expect(at('weekly', '2026-Q2')).toBe('2026-W20');
  expect(at('weekly', '2026-Q1')).toBe('2026-W14');
  expect(at('investor', '2026-W20')).toBe('2026-Q2');
  expect(at('weekly', '2027')).toBe('2026-W53');
});
