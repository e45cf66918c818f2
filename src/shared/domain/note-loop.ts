import { addDays, type Day, daysBetween, minDay } from './day';

/** Days that are compared on either side of the day something went out. */
export const LOOP_DAYS = 28;
/** Fewer than these say nothing yet. */
export const LOOP_LEAST = 7;
/** A change within this share of what was is no movement: the same as everywhere a figure is coloured. */
const LEVEL = 0.015;

export type LoopWindow = { before: { from: Day; to: Day }; after: { from: Day; to: Day }; days: number };

/**
 * The days to compare around the day something went out: as many before it as after, `LOOP_DAYS` at most, today not
 * counted since it is not over. A sentence where there is nothing to compare yet.
 */
export const loopWindow = (out: Day | null, today: Day): LoopWindow | string => {
  if (out === null) return 'The day it went out is not set.';
  const days = Math.min(LOOP_DAYS, daysBetween(out, today));
  if (days < 0) return 'It has not gone out yet.';
  if (days < LOOP_LEAST) return `Too early to tell: ${days} of ${LOOP_LEAST} days have passed.`;
  return {
    days,
    before: { from: addDays(out, -days), to: addDays(out, -1) },
    after: { from: out, to: minDay(addDays(out, days - 1), today) },
  };
};

export type LoopState = 'up' | 'down' | 'level';

/** Which way a figure went; null where there was nothing before it to compare with. */
export const loopState = (before: number, after: number): LoopState | null => {
  if (before <= 0) return null;
  const change = after / before - 1;
  return Math.abs(change) <= LEVEL ? 'level' : change > 0 ? 'up' : 'down';
};
