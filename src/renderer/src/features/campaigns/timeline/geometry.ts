import { addDays, type Day, daysBetween, daysInMonth, makeDay, maxDay, minDay } from '../../../../../shared/domain/day';

/** The days that a timeline shows, from the first to the last. */
export type Frame = { from: Day; to: Day; days: number };

export const frameOf = (from: Day, to: Day): Frame => ({ from, to, days: daysBetween(from, to) + 1 });

/** Where a day begins, as a share of the frame's width in percent. */
export const leftOf = (frame: Frame, day: Day): number => (daysBetween(frame.from, day) / frame.days) * 100;

/** Where a span stands in the frame, in percent, and which of its ends lie outside; null when all of it does. */
export const placeOf = (
  frame: Frame,
  starts: Day,
  ends: Day,
): { left: number; width: number; before: boolean; after: boolean } | null => {
  if (ends < frame.from || starts > frame.to) return null;
  const from = maxDay(starts, frame.from);
  const to = minDay(ends, frame.to);
  return {
    left: leftOf(frame, from),
    width: ((daysBetween(from, to) + 1) / frame.days) * 100,
    before: starts < frame.from,
    after: ends > frame.to,
  };
};

/** How many whole days a pointer has moved over a track that is `width` pixels wide. */
export const daysMoved = (frame: Frame, pixels: number, width: number): number =>
  width > 0 ? Math.round((pixels / width) * frame.days) : 0;

/** Days on which a month begins within the frame. */
export const monthsOf = (frame: Frame): Day[] => {
  const days: Day[] = [];
  for (let day = `${frame.from.slice(0, 7)}-01`; day <= frame.to; ) {
    if (day >= frame.from) days.push(day);
    const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
    day = addDays(makeDay(year, month, daysInMonth(year, month)), 1);
  }
  return days;
};

/** Percent of the track from which on a flag's name stands before its pole, for it has no room behind it. */
const LATE = 82;
/** Pixels that a flag takes: its pole, and about so much for a letter. */
const POLE = 24;
const LETTER = 6.4;

/**
 * Where a flag with a name stands on a track of `room` pixels, its first day `left` percent along: from its pole to the
 * right, or, late in what is shown, up to its pole. `from` and `to` are pixels; `right` is percent, null for the first.
 */
export const flagOf = (
  left: number,
  name: string,
  room: number,
): { from: number; to: number; right: number | null } => {
  const width = POLE + name.length * LETTER;
  if (left <= LATE) return { from: (left / 100) * room, to: (left / 100) * room + width, right: null };
  const right = Math.max(0, 100 - left - 2);
  const to = ((100 - right) / 100) * room;
  return { from: to - width, to, right };
};

/** Puts spans into as few lines as they need, so that none covers another; each keeps to the first line that is free. */
export const packed = <T>(items: readonly T[], span: (item: T) => { from: number; to: number }): T[][] => {
  const lines: { end: number; items: T[] }[] = [];
  for (const item of items.toSorted((a, b) => span(a).from - span(b).from)) {
    const { from, to } = span(item);
    const free = lines.find((line) => line.end <= from);
    if (free) {
      free.items.push(item);
      free.end = to;
    } else lines.push({ end: to, items: [item] });
  }
  return lines.map((line) => line.items);
};
