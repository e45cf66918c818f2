import type { Output } from '../../../../shared/contract';
import type { Calendar } from '../../../../shared/domain/period';
import { day, money, number, spanTitle } from '../../format';

type Detail = Output<'products.get'>;

/** What the weeks of a product show, in one sentence. */
export const weeksFinding = (weeks: Detail['trend'], currency: string, calendar: Calendar): string => {
  const whole = weeks.filter((week) => week.elapsedDays >= week.days && week.netMinor !== null);
  const last = whole.at(-1);
  if (!last) return 'Net sales by week';
  const best = whole.reduce((top, week) => ((week.netMinor ?? 0) > (top.netMinor ?? 0) ? week : top), last);
  if ((best.netMinor ?? 0) <= 0) return 'Nothing was sold in a whole week';
  return `${spanTitle(best.period, calendar)} was the best${best === last ? ' yet' : ''}, at ${money(best.netMinor, currency)}`;
};

/** Stock over time: one line for each place, and all of them together where there are several. */
export const stockLines = (
  stock: Detail['stock'],
): { days: string[]; series: { name: string; values: (number | null)[] }[] } => {
  const days = [...new Set(stock.map((row) => row.day))].toSorted();
  const places = [...new Set(stock.map((row) => row.location ?? 'All stock'))].toSorted();
  const at = new Map(stock.map((row) => [`${row.day} ${row.location ?? 'All stock'}`, row.onHand]));
  const lines = places.map((name) => ({ name, values: days.map((one) => at.get(`${one} ${name}`) ?? null) }));
  const total = days.map((_, index) => lines.reduce((sum, line) => sum + (line.values[index] ?? 0), 0));
  return { days, series: places.length > 1 ? [{ name: 'All places', values: total }, ...lines.slice(0, 5)] : lines };
};

/** What the snapshots show, in one sentence. */
export const stockFinding = (
  stock: Detail['stock'],
  { daysLeft }: Pick<Detail['row'], 'daysLeft'>,
  today: string,
): string => {
  const { days, series } = stockLines(stock);
  const last = series[0]?.values.at(-1);
  const when = days.at(-1);
  if (last == null || when === undefined) return 'Stock';
  const left = daysLeft === null ? '' : `, ${number(daysLeft)} days at this pace`;
  return `${number(last)} on hand on ${day(when, { today })}${left}`;
};
