import { addDays, type Day } from '../../../shared/domain/day';
import { day } from '../../../shared/domain/day-words';

export { day, daySpan, dueDay, monthName, WEEKDAYS_LONG, weekdayName } from '../../../shared/domain/day-words';

/** How old something is, in words: `today`, `1 day old`, `17 days old`, `3 months old`. */
export const age = (days: number): string => {
  if (days <= 0) return 'today';
  if (days < 60) return days === 1 ? '1 day old' : `${days} days old`;
  if (days < 730) return `${Math.round(days / 30.4)} months old`;
  return `${Math.round(days / 365)} years old`;
};

/** The calendar day and clock of an instant, in a zone of the person's computer unless told. */
const zoned = (instant: string, timeZone?: string): { day: Day; time: string } => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(new Date(instant));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { day: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` };
};

/** When something happened: `08:02` today, `yesterday 08:02`, else `14 May 08:02`. */
export const moment = (instant: string | null | undefined, today: Day, timeZone?: string): string => {
  if (!instant || Number.isNaN(Date.parse(instant))) return '–';
  const at = zoned(instant, timeZone);
  if (at.day === today) return at.time;
  if (at.day === addDays(today, -1)) return `yesterday ${at.time}`;
  return `${day(at.day, { today, weekday: 'never' })} ${at.time}`;
};

/** The same with the day always said, for what is printed: `14 May, 08:02`. */
export const stamp = (instant: string, today: Day, timeZone: string): string => {
  // A workspace that takes times as they are written has no zone of its own.
  const at = zoned(instant, timeZone === 'as-written' ? 'UTC' : timeZone);
  return `${day(at.day, { today, weekday: 'never' })}, ${at.time}`;
};
