import { addDays, type Day, daysBetween, minDay } from '../../../../../shared/domain/day';
import { type Period, periodOf, shiftPeriod } from '../../../../../shared/domain/period';
import { BRIGHTWELL, CHANNELS, D2C, OAK, SALON_CHANNEL } from './catalogue';
import { netOf, type SampleLine } from './orders';
import type { Story } from './story';

/** A target in hundredths; `channel` null is the company. */
export type SampleTarget = { period: string; channel: string | null; amount: number };

/** Where each channel's outlook stands against its target this quarter: the web a little over, the shelves short. */
const STAND: Record<string, number> = { [D2C]: 1.005, [BRIGHTWELL]: 0.962, [OAK]: 1.05, [SALON_CHANNEL]: 0.965 };
/** How earlier quarters ended, the newest first. */
const PAST = [0.985, 1.032, 0.968, 1.01, 1.02, 0.99];
/** Share of the company's target that no channel carries yet. */
const UNALLOCATED = 0.012;
const ROUND = 50_000;
const RATE_DAYS = 28;

const rounded = (amount: number): number => Math.max(ROUND, Math.round(amount / ROUND) * ROUND);

type Sums = (channel: string, from: Day, to: Day) => number;

const sumsOf = (lines: readonly SampleLine[]): Sums => {
  const byDay = new Map<string, number>();
  for (const line of lines)
    byDay.set(`${line.channel} ${line.day}`, (byDay.get(`${line.channel} ${line.day}`) ?? 0) + netOf(line));
  return (channel, from, to) => {
    let sum = 0;
    for (let day = from; day <= to; day = addDays(day, 1)) sum += byDay.get(`${channel} ${day}`) ?? 0;
    return sum;
  };
};

/** What a quarter will come to: sold so far, and the rest at the rate of the last four weeks with last year's shape. */
const outlook = (sums: Sums, channel: string, quarter: Period, story: Story): number => {
  const last = minDay(quarter.to, addDays(story.today, -1));
  const left = daysBetween(last, quarter.to);
  const before = (from: Day, to: Day): number => sums(channel, addDays(from, -364), addDays(to, -364));
  const rateFrom = addDays(last, 1 - RATE_DAYS);
  const rate = sums(channel, rateFrom, last);
  const restBefore = left === 0 ? 0 : before(addDays(last, 1), quarter.to);
  const rateBefore = before(rateFrom, last);
  const rest = rateBefore > 0 && restBefore > 0 ? (rate * restBefore) / rateBefore : (rate / RATE_DAYS) * left;
  return sums(channel, quarter.from, last) + rest;
};

/** Targets of this quarter and of every whole one before, by channel and for the company. */
export const targetsOf = (story: Story, lines: readonly SampleLine[]): SampleTarget[] => {
  const sums = sumsOf(lines);
  const targets: SampleTarget[] = [];
  let quarter = periodOf(story.today, 'quarter', story.calendar);
  for (let back = 0; quarter.from >= story.firstDay; back += 1, quarter = shiftPeriod(quarter, -1, story.calendar)) {
    let allocated = 0;
    for (const { name } of CHANNELS) {
      const goal = rounded(
        outlook(sums, name, quarter, story) /
          (back === 0 ? (STAND[name] ?? 1) : (PAST[(back - 1 + name.length) % PAST.length] ?? 1)),
      );
      allocated += goal;
      targets.push({ period: quarter.id, channel: name, amount: goal });
    }
    targets.push({
      period: quarter.id,
      channel: null,
      amount: rounded(allocated * (1 + (back === 0 ? UNALLOCATED : 0))),
    });
  }
  return targets;
};
