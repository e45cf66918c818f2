import { addDays, type Day, daysBetween } from '../../../../../shared/domain/day';
import { randomFrom, seedOf } from '../random';
import { D2C } from './catalogue';
import type { SampleLine } from './orders';
import type { Story } from './story';

/** A refill that comes by itself; money in hundredths, `ended` is a day, or empty while it runs. */
export type SampleSubscription = { customer: string; plan: string; monthly: number; started: Day; ended: string };

const REFILL = 'HV-RFL-500';
const SHAMPOO = 'HV-RSH-250';
/** The plans are named as what is sent; a pair costs a little less than two. */
const ONE = { plan: 'Rinse Refill', monthly: 3960 };
const PAIR = { plan: 'Rinse Refill, two', monthly: 7500 };
/** Days after the company began until refills could be had by the month. */
const OFFERED_AFTER = 45;
/** Share of the web shop's buyers who take one, by what was bought. */
const TAKE = { [REFILL]: 0.3, [SHAMPOO]: 0.09 } as const;
const MONTHLY_CHURN = 0.052;
const MONTHLY_CHANGE = 0.014;
const MONTH = 30;

const takes = (sku: string): number => (sku === REFILL || sku === SHAMPOO ? TAKE[sku] : 0);

/**
 * Who had the refill sent each month: some of those who bought it, or the shampoo, in the web shop, from the day
 * after. Each month about one in twenty ends it, and a few go from one bottle to two or back.
 */
export const subscriptionsOf = (story: Story, seed: number, lines: readonly SampleLine[]): SampleSubscription[] => {
  const random = randomFrom(seedOf(seed, 'refills'));
  const asked = new Set<string>();
  const found: SampleSubscription[] = [];
  for (const line of lines) {
    if (line.channel !== D2C || line.quantity <= 0 || takes(line.sku) === 0 || asked.has(line.customerId)) continue;
    if (daysBetween(story.firstDay, line.day) < OFFERED_AFTER) continue;
    if (!random.chance(takes(line.sku))) continue;
    asked.add(line.customerId);
    let plan = random.chance(0.12) ? PAIR : ONE;
    let started = addDays(line.day, 1);
    for (let day = addDays(started, MONTH); day <= story.today; day = addDays(day, MONTH)) {
      const [leaves, moves] = [random.chance(MONTHLY_CHURN), random.chance(MONTHLY_CHANGE)];
      if (!leaves && !moves) continue;
      found.push({ customer: line.customerId, ...plan, started, ended: day });
      started = leaves ? '' : day;
      if (leaves) break;
      plan = plan === ONE ? PAIR : ONE;
    }
    if (started !== '' && started <= story.today)
      found.push({ customer: line.customerId, ...plan, started, ended: '' });
  }
  return found.toSorted((a, b) => (a.started < b.started ? -1 : a.started > b.started ? 1 : 0));
};
