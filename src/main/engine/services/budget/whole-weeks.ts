import { addDays, type Day, minDay } from '../../../../shared/domain/day';

/** Days that something speaks of: a platform's rows, or all orders. */
export type Known = { first: Day; last: Day };
export type Week = { from: Day; to: Day };

/** A source that has said nothing for longer than this has ended; until then the days after its last one are unknown. */
const ENDED_AFTER = 28;

const inside = (day: Day, week: Week): boolean => day > week.from && day <= week.to;

/** Whether a source speaks of all days of a week, or of none because it begins after or ended long before. */
const speaksOfAll = ({ first, last }: Known, week: Week, today: Day): boolean => {
  if (inside(first, week)) return false;
  if (last >= week.to || last < addDays(today, -ENDED_AFTER)) return !(last >= week.from && last < week.to);
  return false;
};

/**
 * Whether what a campaign spent in a week is wholly known and of seven of its days. Half a week says too little of spend and
 * result both, and would bend the curve that more money is judged by.
 *
 * @example isWholeWeek({ from: '2026-05-04', to: '2026-05-10' }, { starts: '2026-05-06', ends: null, spent: [] }, '2026-05-14') // false
 */
export const isWholeWeek = (
  week: Week,
  campaign: { starts: Day | null; ends: Day | null; spent: readonly (Known & { own: Day })[] },
  today: Day,
): boolean => {
  const { starts, ends, spent } = campaign;
  const begins = starts ?? spent.map(({ own }) => own).reduce<Day>(minDay, '9999-12-31');
  if (inside(begins, week)) return false;
  if (ends !== null && ends >= week.from && ends < week.to) return false;
  return spent.every((source) => speaksOfAll(source, week, today));
};

/** Whether the orders of a week are all known: the last file may have ended within it. */
export const ordersKnown = (week: Week, sales: Known | undefined): boolean =>
  sales !== undefined && week.from >= sales.first && week.to <= sales.last;
