import type { BusinessHours } from '../../../shared/domain/business-hours';
import type { Calendar } from '../../../shared/domain/period';
import { type Period, parsePeriod } from '../../../shared/domain/period';
import { TandemError } from '../../../shared/contract/errors';
import type { Context } from '../context';
import type { ReadDb } from '../store/dialect';
import type { Rate } from '../store/repositories/measures/gather';
import { getWorkspace } from '../store/repositories/workspace';
import { isTimeZone, todayIn } from '../../../shared/domain/today';

export const assertZone = (zone: string): void => {
  if (!isTimeZone(zone))
    throw new TandemError('bad-input', `There is no time zone "${zone}". Use a name such as Europe/London.`);
};

/** The workspace's rules as values, read once for a call. */
export type Settings = {
  currency: string;
  timeZone: string;
  calendar: Calendar;
  today: string;
  inactivityDays: number;
  staleDays: number;
  refundDating: 'processed' | 'order';
  rates: Rate[];
  /** When the office is open. */
  hours: BusinessHours;
  /** Office minutes within which a lead is answered. */
  promiseMinutes: number;
};

export const readSettings = async (db: ReadDb, now: number): Promise<Settings> => {
  const row = await getWorkspace(db);
  const rates = await db
    .selectFrom('rates')
    .select(['day', 'currency', 'rate'])
    .where('deleted_at', 'is', null)
    .orderBy('day')
    .execute();
  return {
    currency: row.currency,
    timeZone: row.time_zone,
    calendar: { weekStart: row.week_start, fiscalYearStart: row.fiscal_year_start },
    today: todayIn(now, row.time_zone),
    inactivityDays: row.inactivity_days,
    staleDays: row.stale_days,
    refundDating: row.refund_dating === 'order' ? 'order' : 'processed',
    rates,
    hours: {
      days: row.work_days.split('').map(Number),
      from: row.work_from,
      to: row.work_to,
      timeZone: row.time_zone,
    },
    promiseMinutes: row.promise_hours * 60,
  };
};

export const settingsOf = (context: Context): Promise<Settings> => readSettings(context.store.read, context.now());

/** A period id as a period; a sentence with the accepted forms otherwise. */
export const periodFrom = (id: string, calendar: Calendar): Period => {
  const period = parsePeriod(id, calendar);
  if (!period)
    throw new TandemError(
      'bad-input',
      `"${id}" is no period. Use 2026-05, 2026-W20, 2026-Q2, 2026 or 2026-05-01..2026-05-09.`,
    );
  return period;
};
