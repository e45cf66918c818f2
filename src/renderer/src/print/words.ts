import type { Calendar, Period } from '../../../shared/domain/period';
import { elapsedDays, parsePeriod, periodDays, shiftPeriod } from '../../../shared/domain/period';
import type { Source, Span } from '../../../shared/contract/reports';
import { age, day, daySpan, money, number, percent, periodName, periodShort, weekdayName } from '../format';

/** What no channel, rep or campaign claims, as people read it. */
export const groupName = (name: string): string => (name === '(unassigned)' ? 'Unassigned' : name);

const NAME_LENGTH = 42;

/** A name as a sentence or a column's head has room for it. */
export const shortName = (name: string, length = NAME_LENGTH): string => {
  const letters = Array.from(new Intl.Segmenter().segment(groupName(name)), ({ segment }) => segment);
  return letters.length <= length
    ? letters.join('')
    : `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
};

/** A span that came over the wire as a period again. */
export const periodOfSpan = ({ period, kind, from, to }: Span): Period => ({ id: period, kind, from, to });

/** `day 43 of Q1` while a period runs, `Q1` once it is over: what a change is measured against. */
export const comparedWith = (period: Period, today: string, calendar: Calendar): string => {
  const previous = shiftPeriod(period, -1, calendar);
  const elapsed = elapsedDays(period, today);
  const name =
    period.kind === 'range' || period.kind === 'day' ? daySpan(previous.from, previous.to) : periodShort(previous);
  return elapsed === 0 || elapsed >= periodDays(period)
    ? name
    : `day ${Math.min(elapsed, periodDays(previous))} of ${name}`;
};

/** `Q2 to date` while it runs, `Q2` once it is over. */
export const toDate = (span: Span): string => {
  const name = periodShort(periodOfSpan(span));
  return span.elapsed > 0 && span.elapsed < span.days ? `${name} to date` : name;
};

/** `day 47 of 91`; nothing once the period is over. */
export const dayOf = ({ elapsed, days }: Span): string =>
  elapsed > 0 && elapsed < days ? `day ${elapsed} of ${days}` : '';

/** A period in full: `Q2 2026 to Sun 17 May, day 47 of 91`. */
export const spanWords = (span: Span, asOf: string): string => {
  const name = periodName(periodOfSpan(span));
  if (span.elapsed === 0) return `${name}, not begun`;
  return span.elapsed < span.days
    ? `${name} to ${day(asOf, { weekday: 'always', year: 'never' })}, ${dayOf(span)}`
    : name;
};

/** The days of a span: `11 to 17 May 2026`. */
export const daysWords = ({ from, to }: { from: string; to: string }): string => daySpan(from, to, { year: true });

/** The first letter made a capital one. */
export const sentenceCase = (text: string): string => text.replace(/^./, (first) => first.toUpperCase());

/** Two or three things in a sentence: `a, b and c`. */
export const listWords = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

/** `, without EUR, which has no rate`: what a sum of places says of money that is not in it; nothing where all is. */
export const leftOutWords = (leftOut: readonly string[]): string =>
  leftOut.length === 0 ? '' : `, without ${listWords(leftOut)}, which ${leftOut.length === 1 ? 'has' : 'have'} no rate`;

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
/** Small numbers in words, as a sentence has them. */
export const countWords = (value: number): string => NUMBERS[value] ?? number(value);

/** How far ahead of or behind pace: `1.9% behind pace`, `on pace`. */
export const paceWords = (actual: number, expected: number): string => {
  if (expected <= 0) return 'on pace';
  const share = actual / expected - 1;
  return Math.abs(share) < 0.0005 ? 'on pace' : `${percent(Math.abs(share))} ${share < 0 ? 'behind' : 'ahead of'} pace`;
};

/** Over or under an amount, in words: `$8,500 under target`, `on target`. */
export const toTarget = (difference: number, currency: string): string =>
  difference === 0
    ? 'on target'
    : `${money(Math.abs(difference), currency)} ${difference < 0 ? 'under' : 'over'} target`;

/** The sources that have grown stale, with how old they are: `Stock, 17 days old`. */
export const staleWords = (sources: readonly Source[]): string => {
  const stale = sources.filter((source) => source.stale);
  if (sources.length === 0) return '';
  if (stale.length === 0)
    return sources.length === 1
      ? 'The one source is up to date.'
      : `All ${countWords(sources.length)} sources are up to date.`;
  const named = stale.slice(0, 4).map((source) => `${source.source}, ${age(source.ageDays)}`);
  const more = stale.length > 4 ? `; and ${countWords(stale.length - 4)} more` : '';
  return `${sentenceCase(countWords(stale.length))} of ${countWords(sources.length)} sources ${stale.length === 1 ? 'is' : 'are'} stale: ${named.join('; ')}${more}.`;
};

/** The short name of a part of a period, for under a bar: `W14`, `Mon`, `Apr`. */
export const partName = (id: string, from: string, days: number, calendar: Calendar): string => {
  const period = parsePeriod(id, calendar);
  if (days === 1 || period?.kind === 'day') return weekdayName(from);
  if (period?.kind === 'week') return `W${Number(period.id.slice(6))}`;
  return period ? periodShort(period) : id;
};
