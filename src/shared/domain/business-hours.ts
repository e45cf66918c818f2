import { type Day, dayFromNumber, dayNumber, weekday } from './day';
import { todayIn } from './today';

/** When the office is open: week days 1 Monday … 7 Sunday, minutes of the local day, and the zone of both. */
export type BusinessHours = {
  days: readonly number[];
  /** Minutes after midnight, 0 … 1439. */
  from: number;
  /** Minutes after midnight, later than `from`, up to 1440. */
  to: number;
  /** IANA zone; 'as-written' takes the machine's. */
  timeZone: string;
};

const MS_PER_MINUTE = 60_000;

const clocks = new Map<string, Intl.DateTimeFormat>();
const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      ...(timeZone === 'as-written' ? {} : { timeZone }),
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    clocks.set(timeZone, clock);
  }
  return clock;
};

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
const offsetAt = (at: number, timeZone: string): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(at)) part[type] = Number(value);
  const local = Date.UTC(
    part['year'] ?? 1970,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
  );
  return local - Math.floor(at / MS_PER_MINUTE) * MS_PER_MINUTE;
};

/** The moment (milliseconds since 1970) at which a zone's clock shows `minutes` after midnight of `day`. */
export const momentOf = (day: Day, minutes: number, timeZone: string): number => {
  const local = dayNumber(day) * 86_400_000 + minutes * MS_PER_MINUTE;
  const first = local - offsetAt(local, timeZone);
  return local - offsetAt(first, timeZone);
};

/** Openings already worked out, so that a list of leads costs a look in a map for each day. */
const openings = new Map<string, Map<number, readonly [number, number]>>();

const openingsOf = ({ from, to, timeZone }: BusinessHours): Map<number, readonly [number, number]> => {
  const key = `${from}/${to}/${timeZone}`;
  let known = openings.get(key);
  if (!known) {
    known = new Map();
    openings.set(key, known);
  }
  return known;
};

/** The moments between which the office is open on a day; the same moment twice when it is closed. */
const opening = (number: number, hours: BusinessHours): readonly [number, number] => {
  const known = openingsOf(hours);
  let span = known.get(number);
  if (!span) {
    const day = dayFromNumber(number);
    span = [momentOf(day, hours.from, hours.timeZone), momentOf(day, hours.to, hours.timeZone)];
    known.set(number, span);
  }
  return span;
};

/**
 * Minutes of office time between two moments (milliseconds since 1970): what passed while the office was
 * open. 0 when `to` is not after `from`. Real time counts, so a day on which the clocks change is an hour
 * shorter or longer when the change falls into the open hours.
 *
 * @example businessMinutes(Friday 16:00, Monday 10:00, nine to five on week days) // 120
 */
export const businessMinutes = (from: number, to: number, hours: BusinessHours): number => {
  if (to <= from) return 0;
  const open = new Set(hours.days);
  const last = dayNumber(todayIn(to, hours.timeZone));
  let sum = 0;
  for (let number = dayNumber(todayIn(from, hours.timeZone)); number <= last; number += 1) {
    if (!open.has(weekday(dayFromNumber(number)))) continue;
    const [opens, closes] = opening(number, hours);
    sum += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
  }
  return sum / MS_PER_MINUTE;
};

/** When the clock of somebody who came on a day without a time starts: as the office opens on it. */
export const openingOf = (day: Day, hours: BusinessHours): number => momentOf(day, hours.from, hours.timeZone);
