import { daysInMonth, isRealDay, makeDay } from '../../../../shared/domain/day';
import { monthOf } from './month-names';
import { serialText } from './read/serials';

/** A day, and the local time where the text has one. `to` is set when the text names a whole month. */
export type Moment = { day: string; at: string | null; to?: string };
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

const TIME = String.raw`(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(AM|PM)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`, 'i');
const SLASHED = new RegExp(`^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})${TIME}$`, 'i');
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH_ONLY = /^(\d{4})-(\d{2})$/;
const [WORD, AFTER_DAY, BEFORE_YEAR] = [
  String.raw`(\p{L}{3,12})\.?`,
  String.raw`(?:\.|st|nd|rd|th|er|º|ª)?`,
  '(?:(?:de|of)\\s+)?',
];
/** `1 May 2026`, `Fri, May 1st, 2026`, `1. März 2026`, `1 de mayo de 2026`, `01-May-26`. */
const NAMED = new RegExp(
  `^(?:[\\p{L}-]{2,15}\\.?,?\\s+)?(?:(\\d{1,2})${AFTER_DAY}[\\s-]+${BEFORE_YEAR}${WORD}|${WORD}\\s+(\\d{1,2})${AFTER_DAY}),?[\\s-]+${BEFORE_YEAR}(\\d{4}|\\d{2}(?!\\d|:))${TIME}$`,
  'iu',
);
const WEEKDAY = '(?:[月火水木金土日]曜日|星期[一二三四五六日]|[월화수목금토일]요일)?';
/** `2026年5月1日`, `2026년 5월 1일`, with the weekday or without. */
const EASTERN = new RegExp(
  `^(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]\\s*${WEEKDAY}${TIME}$`,
  'iu',
);
const KOREAN = /^(\d{4})\.\s(\d{1,2})\.\s(\d{1,2})\.?$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const KEEP = 10_000;
const QUARTER_HOUR = 900_000;

/** A year of two digits is one of this century. */
const fullYear = (text: string): number => Number(text) + (text.length === 2 ? 2000 : 0);
const pad = (value: number): string => String(value).padStart(2, '0');

/** Offset of a zone at a moment, in minutes; looked up once a quarter of an hour. */
const zoneClock = (timeZone: string): ((epoch: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const known = new Map<number, number>();
  return (epoch) => {
    const bucket = Math.floor(epoch / QUARTER_HOUR);
    let offset = known.get(bucket);
    if (offset === undefined) {
      const parts = Object.fromEntries(
        format.formatToParts(bucket * QUARTER_HOUR).map((part) => [part.type, Number(part.value)]),
      );
      offset =
        (Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute']) -
          bucket * QUARTER_HOUR) /
        60_000;
      known.set(bucket, offset);
    }
    return offset;
  };
};

export type OrderVotes = { slashed: number; dmyCount: number; mdyCount: number; dmy: string[]; mdy: string[] };

/** Values of slashed dates by what they show: the day first, the month first, or neither. A few of each are kept. */
export const voteOrder = (samples: Iterable<string>): OrderVotes => {
  const votes: OrderVotes = { slashed: 0, dmyCount: 0, mdyCount: 0, dmy: [], mdy: [] };
  for (const sample of samples) {
    const text = sample.trim();
    const match = SLASHED.exec(text);
    if (!match) continue;
    votes.slashed += 1;
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first > 12 && second <= 12) {
      votes.dmyCount += 1;
      votes.dmy.push(text);
    } else if (second > 12 && first <= 12) {
      votes.mdyCount += 1;
      votes.mdy.push(text);
    }
  }
  return votes;
};

/**
 * Which of day and month comes first: what the values above 12 show, a stray one against many aside (it is
 * then reported as no date, with its line). 'clash' when both are common; undefined when nothing shows it.
 */
export const guessOrder = (samples: Iterable<string>): DateOrder | 'clash' | undefined => {
  const { dmyCount, mdyCount } = voteOrder(samples);
  if (dmyCount === 0 && mdyCount === 0) return undefined;
  const [less, more] = [Math.min(dmyCount, mdyCount), Math.max(dmyCount, mdyCount)];
  if (less * 4 > more) return 'clash';
  return dmyCount > mdyCount ? 'dmy' : 'mdy';
};

/** A date that could be read both ways: not 04/04, not 13/04, and not with points, which are day first everywhere. */
export const isAmbiguous = (text: string): boolean => {
  const match = SLASHED.exec(text.trim());
  if (!match || text.includes('.')) return false;
  const [first, second] = [Number(match[1]), Number(match[2])];
  return first !== second && first >= 1 && first <= 12 && second >= 1 && second <= 12;
};

type Clock = { hour: number; minute: number; second: number; offset: number | null };

const clockOf = (match: RegExpExecArray, at: number): Clock | null | undefined => {
  const [hours, minutes, seconds, half, zone] = match.slice(at, at + 5);
  if (hours === undefined) return null;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  }
  const minute = Number(minutes);
  const second = Number(seconds ?? 0);
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  let offset: number | null = null;
  if (zone !== undefined) {
    const digits = zone.replace(':', '');
    offset = /^[+-]/.test(digits)
      ? (digits.startsWith('-') ? -1 : 1) * (Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5)))
      : 0;
  }
  return { hour, minute, second, offset };
};

/**
 * A reader of dates in one file. A time without an offset is local; one with an offset becomes a day of
 * `timeZone`, or stays the day that it says when the zone is 'as-written'. Bare serial numbers count from 1900, or from
 * 1904 as in some workbooks. Undefined: no such date.
 */
export const dateReader = (
  timeZone: string,
  order: DateOrder | undefined,
  from1904 = false,
): ((text: string) => Moment | undefined) => {
  const offsetAt = timeZone === 'as-written' ? undefined : zoneClock(timeZone);
  const known = new Map<string, Moment | undefined>();
  const moment = (year: number, month: number, day: number, clock: Clock | null | undefined): Moment | undefined => {
    if (clock === undefined || !isRealDay(year, month, day)) return undefined;
    if (clock === null) return { day: makeDay(year, month, day), at: null };
    if (clock.offset === null || offsetAt === undefined) {
      const text = makeDay(year, month, day);
      return { day: text, at: `${text}T${pad(clock.hour)}:${pad(clock.minute)}:${pad(clock.second)}` };
    }
    const epoch = Date.UTC(year, month - 1, day, clock.hour, clock.minute, clock.second) - clock.offset * 60_000;
    const local = new Date(epoch + offsetAt(epoch) * 60_000).toISOString();
    return { day: local.slice(0, 10), at: local.slice(0, 19) };
  };
  const read = (raw: string): Moment | undefined => {
    const text = raw.trim().replace(/^'/, '');
    const iso = ISO.exec(text);
    if (iso) return moment(Number(iso[1]), Number(iso[2]), Number(iso[3]), clockOf(iso, 4));
    const slashed = SLASHED.exec(text);
    if (slashed) {
      const [first, second] = [Number(slashed[1]), Number(slashed[2])];
      const year = fullYear(slashed[3] ?? '');
      return order === 'mdy' && !text.slice(0, 3).includes('.')
        ? moment(year, first, second, clockOf(slashed, 4))
        : moment(year, second, first, clockOf(slashed, 4));
    }
    const compact = COMPACT.exec(text);
    if (compact) return moment(Number(compact[1]), Number(compact[2]), Number(compact[3]), null);
    const month = MONTH_ONLY.exec(text);
    if (month) {
      const [year, number] = [Number(month[1]), Number(month[2])];
      return isRealDay(year, number, 1)
        ? { day: makeDay(year, number, 1), at: null, to: makeDay(year, number, daysInMonth(year, number)) }
        : undefined;
    }
    const named = NAMED.exec(text);
    if (named)
      return moment(
        fullYear(named[5] ?? ''),
        monthOf(named[2] ?? named[3] ?? ''),
        Number(named[1] ?? named[4]),
        clockOf(named, 6),
      );
    const eastern = EASTERN.exec(text) ?? KOREAN.exec(text);
    if (eastern) return moment(Number(eastern[1]), Number(eastern[2]), Number(eastern[3]), clockOf(eastern, 4));
    if (SERIAL.test(text) && Number(text) >= 20_000 && Number(text) <= 80_000) {
      const shown = serialText(Number(text), from1904);
      return shown === undefined ? undefined : { day: shown.slice(0, 10), at: shown.length > 10 ? shown : null };
    }
    return undefined;
  };
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before;
    if (known.size > KEEP) known.clear();
    const result = read(text);
    known.set(text, result);
    return result;
  };
};
