import { addDays, type Day } from '../../../../../shared/domain/day';
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

/** The first of each month, and yesterday's count. */
const countDays = (story: Story): Day[] => {
  const days: Day[] = [];
  for (let day = story.firstDay; day < story.today; day = addDays(periodOf(day, 'month', story.calendar).to, 1))
    days.push(day);
  const yesterday = addDays(story.today, -1);
  if (days.at(-1) !== yesterday) days.push(yesterday);
  return days;
};

const placeOf = (line: SampleLine): string =>
  line.channel === BRIGHTWELL || line.channel === OAK ? line.channel : WAREHOUSE;

/**
 * Counted stock that agrees with what was sold: each month each place is filled up to its days of sales, but
 * since the shortage began no dry shampoo arrives, and the mousse cannot be refilled as fast as it sells.
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
        const before = index === 0 ? 0 : (sold.get(`${index - 1} ${place.name} ${product.sku}`) ?? 0);
        const coming = sold.get(`${index} ${place.name} ${product.sku}`) ?? before;
        const goal = Math.ceil((Math.max(before, coming, 2) * place.days) / 30);
        const short = product.sku === DRY_SHAMPOO && day > story.shortageDay;
        // What was there must at least have covered what was sold since the count before.
        const needed = before - onHand;
        const received = Math.max(0, needed, short ? 0 : Math.min(goal, goal - onHand + before));
        onHand = onHand - before + received;
        counts.push({ sku: product.sku, day, location: place.name, onHand, received, cost: product.cost });
      }
    }
  }
  return counts.sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : a.location < b.location ? -1 : a.location > b.location ? 1 : 0,
  );
};
