import { addDays, type Day, daysBetween } from '../../../../../shared/domain/day';
import { periodOf } from '../../../../../shared/domain/period';
import { BRIGHTWELL, DRY_SHAMPOO, OAK, PRODUCTS } from './catalogue';
import type { SampleLine } from './orders';
import type { Story } from './story';

export type StockCount = { sku: string; day: Day; location: string; onHand: number; received: number; cost: number };

const WAREHOUSE = 'Main warehouse';
const PLACES = [
  { name: WAREHOUSE, days: 58 },
  { name: BRIGHTWELL, days: 34 },
  { name: OAK, days: 41 },
] as const;

const WEEKLY_COUNTS = 9;

/** The last day of the week before this one, whatever day weeks begin on. */
const weekEnd = ({ today, calendar }: Story): Day => addDays(periodOf(today, 'week', calendar).from, -1);

/** The first day, the last of each month and of the last weeks, and yesterday: a period has a count at its start and its end. */
const countDays = (story: Story): Day[] => {
  const yesterday = addDays(story.today, -1);
  const days = new Set([story.firstDay, yesterday]);
  for (
    let month = periodOf(story.firstDay, 'month', story.calendar);
    month.to < story.today;
    month = periodOf(addDays(month.to, 1), 'month', story.calendar)
  )
    days.add(month.to);
  const last = weekEnd(story);
  for (let back = 0; back < WEEKLY_COUNTS; back += 1) days.add(addDays(last, -7 * back));
  return [...days].toSorted();
};

const placeOf = (line: SampleLine): string =>
  line.channel === BRIGHTWELL || line.channel === OAK ? line.channel : WAREHOUSE;

/** Ends of weeks that Oak & Ivory's list has not come for: its stock is the source that has grown old. */
const LIST_MISSED = 2;

/** Whether Oak & Ivory has sent no list of its stock for this day yet. */
const missed = (story: Story, place: string, day: Day): boolean =>
  place === OAK && day > addDays(weekEnd(story), -7 * LIST_MISSED);

/**
 * Counted stock that agrees with what was sold: from count to count each place is filled up to its days of
 * sales, but since the shortage began no dry shampoo arrives beyond what was sold at once.
 */
export const stockOf = (story: Story, lines: readonly SampleLine[]): StockCount[] => {
  const days = countDays(story);
  const sold = new Map<string, number>();
  let at = 0;
  for (const line of lines) {
    while (at < days.length - 1 && line.day >= (days[at + 1] ?? '')) at += 1;
    const key = `${at} ${placeOf(line)} ${line.sku}`;
    sold.set(key, (sold.get(key) ?? 0) + line.quantity);
  }
  const counts: StockCount[] = [];
  for (const product of PRODUCTS) {
    for (const place of PLACES) {
      let onHand = 0;
      for (const [index, day] of days.entries()) {
        const at = (count: number): number => sold.get(`${count} ${place.name} ${product.sku}`) ?? 0;
        const length = (count: number): number =>
          Math.max(1, daysBetween(days[count] ?? day, days[count + 1] ?? story.today));
        const before = index === 0 ? 0 : at(index - 1);
        const aDay = Math.max(index === 0 ? 0 : before / length(index - 1), at(index) / length(index), 0.04);
        const goal = Math.ceil(aDay * place.days);
        const short = product.sku === DRY_SHAMPOO && day > story.shortageDay;
        // What was there must at least have covered what was sold since the count before.
        const needed = before - onHand;
        const received = Math.max(0, needed, short ? 0 : Math.min(goal, goal - onHand + before));
        onHand = onHand - before + received;
        if (missed(story, place.name, day)) continue;
        counts.push({ sku: product.sku, day, location: place.name, onHand, received, cost: product.cost });
      }
    }
  }
  return counts.toSorted((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : a.location < b.location ? -1 : a.location > b.location ? 1 : 0,
  );
};
