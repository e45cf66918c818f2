import { type Day, minDay } from '../../../../shared/domain/day';
import { type Calendar, type Period, type PeriodKind, periodOf } from '../../../../shared/domain/period';

export type ReportKind = 'weekly' | 'investor';

/** Kinds of period that a report is made for as they are; any other is answered by the usual one within it. */
const FITS: Record<ReportKind, ReadonlySet<PeriodKind>> = {
  weekly: new Set(['week', 'day', 'range']),
  investor: new Set(['month', 'quarter', 'year', 'range']),
};
const USUAL = { weekly: 'week', investor: 'quarter' } as const;

/** The period a report shows while the app shows `period`: itself where it fits, else the last week or quarter of it that has come. */
export const reportPeriod = (kind: ReportKind, period: Period, today: Day, calendar: Calendar): Period => {
  if (FITS[kind].has(period.kind)) return period;
  const last = minDay(period.to, today);
  return periodOf(last < period.from ? period.from : last, USUAL[kind], calendar);
};
