import type { Day } from '../../../../../shared/domain/day';
import { addDays } from '../../../../../shared/domain/day';
import { type Period, periodOf, shiftPeriod } from '../../../../../shared/domain/period';
import { BRIGHTWELL } from './catalogue';
import type { SampleLine } from './orders';
import type { Story } from './story';

const MS_PER_DAY = 86_400_000;
/** A week is closed on the morning after it, New York time. */
const CLOSED_AT_MS = (13 * 60 + 20) * 60_000;
const HOUR_MS = 3_600_000;
const WEEKS = 8;
/** The third newest frozen week: its partner sent one door's receipts after it was frozen. */
const LATE_WEEK = 3;
const LATE_DOOR = 'Brightwell Buckhead';

const millis = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** When a week is frozen, in milliseconds. */
export const closedAt = (week: Period): number => millis(addDays(week.to, 1)) + CLOSED_AT_MS;

/** The last eight weeks that are over and closed by now, the oldest first. */
export const frozenWeeks = ({ today, calendar }: Pick<Story, 'today' | 'calendar'>): Period[] => {
  const running = periodOf(today, 'week', calendar);
  const last = shiftPeriod(running, -1, calendar);
  // On the very morning after a week, people still write.
  const newest = closedAt(last) <= millis(today) + MS_PER_DAY / 2 - HOUR_MS ? last : shiftPeriod(last, -1, calendar);
  return Array.from({ length: WEEKS }, (_, back) => shiftPeriod(newest, back - WEEKS + 1, calendar));
};

/** Receipts of one door that came after their week was frozen. */
export const isLate = (story: Pick<Story, 'today' | 'calendar'>): ((line: SampleLine) => boolean) => {
  const week = frozenWeeks(story).at(-LATE_WEEK);
  return (line) =>
    week !== undefined &&
    line.channel === BRIGHTWELL &&
    line.location === LATE_DOOR &&
    line.day >= week.from &&
    line.day <= week.to;
};
