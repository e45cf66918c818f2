import { addDays, type Day, daysBetween, maxDay, minDay } from '../../../../../shared/domain/day';
import { allocate } from '../../../../../shared/domain/money';
import { type Period, periodOf, shiftPeriod } from '../../../../../shared/domain/period';
import {
  BRIGHTWELL,
  CHANNELS,
  D2C,
  DRY_SHAMPOO,
  MOUSSE,
  OAK,
  type PersonName,
  PRODUCTS,
  SALON_CHANNEL,
} from './catalogue';
import { netOf, type SampleLine } from './orders';
import type { Story } from './story';

/** A node of a sample tree; amounts in hundredths. Children stand after their parent. */
export type SampleTarget = {
  key: string;
  parent: string | null;
  kind: 'company' | 'channel' | 'line' | 'product';
  /** Name of the channel or line, SKU of the product. */
  ref: string;
  amount: number;
  locked: boolean;
  owner: PersonName | null;
  /** Beside what it stands under in another measure; the amount is a count then. */
  metric?: 'units';
};
export type SampleTree = { period: string; statement: string; targets: SampleTarget[] };

/** Where each channel’s outlook stands against its target this quarter: a little short but for Oak & Ivory. */
const STAND: Record<string, number> = { [D2C]: 0.985, [BRIGHTWELL]: 0.96, [OAK]: 1.05, [SALON_CHANNEL]: 0.965 };
/** The web's own story: the dry shampoo runs short, the mousse makes it up. */
const PRODUCT_STAND: Record<string, number> = { [DRY_SHAMPOO]: 0.9, [MOUSSE]: 1.16 };
/** How earlier quarters ended, the newest first. */
const PAST = [0.985, 1.032, 0.968, 1.01, 1.02, 0.99];
/** Share of the company's target that no channel carries yet. */
const UNALLOCATED = 0.012;
const ROUND = 50_000;
/** Amounts below a channel are in whole hundreds. */
const FINE = 10_000;
const RATE_DAYS = 28;
const STATEMENTS = [
  'Good hair in five minutes, sold where people already shop.',
  'Be on the second shelf: every partner that took the mist takes the mousse.',
  'Own the ten-minute morning, online first.',
  'Find the people who air-dry, wherever they are.',
];
/** These channels are divided further, down to products. */
const DEEP: readonly string[] = [D2C, BRIGHTWELL];
const LINES = ['Style', 'Cleanse', 'Treat'] as const;

const rounded = (amount: number): number => Math.max(ROUND, Math.round(amount / ROUND) * ROUND);

/** Sums of a channel's days; of one product where it is named. */
type Sums = (channel: string, sku: string | null, from: Day, to: Day) => number;

const sumsOf = (lines: readonly SampleLine[], of: (line: SampleLine) => number = netOf): Sums => {
  const byDay = new Map<string, number>();
  const add = (key: string, net: number): void => void byDay.set(key, (byDay.get(key) ?? 0) + net);
  for (const line of lines) {
    add(`${line.channel}  ${line.day}`, of(line));
    add(`${line.channel} ${line.sku} ${line.day}`, of(line));
  }
  return (channel, sku, from, to) => {
    let sum = 0;
    for (let day = from; day <= to; day = addDays(day, 1)) sum += byDay.get(`${channel} ${sku ?? ''} ${day}`) ?? 0;
    return sum;
  };
};

/**
 * What a quarter will come to: sold so far, and the rest at the rate of the last four weeks with last year's shape.
 * `known` is the last day that any sale is of, as the app asks it: today's, too, of which a few hours are in. So targets
 * stand as they should on whatever day the company is grown.
 */
const outlook = (sums: Sums, channel: string, sku: string | null, quarter: Period, known: Day): number => {
  const last = minDay(quarter.to, known);
  const left = daysBetween(last, quarter.to);
  const before = (from: Day, to: Day): number => sums(channel, sku, addDays(from, -364), addDays(to, -364));
  const rateFrom = addDays(last, 1 - RATE_DAYS);
  const rate = sums(channel, sku, rateFrom, last);
  const restBefore = left === 0 ? 0 : before(addDays(last, 1), quarter.to);
  const rateBefore = before(rateFrom, last);
  const rest = rateBefore > 0 && restBefore > 0 ? (rate * restBefore) / rateBefore : (rate / RATE_DAYS) * left;
  return Math.max(0, sums(channel, sku, quarter.from, last) + rest);
};

const shared = (amount: number, weights: readonly number[]): number[] =>
  allocate(Math.round(amount / FINE), weights).map((part) => part * FINE);

/** Lines and products under a channel, by what each will come to and how it should stand at the end. */
const below = (sums: Sums, channel: string, amount: number, quarter: Period, known: Day): SampleTarget[] => {
  const goal = (sku: string): number =>
    outlook(sums, channel, sku, quarter, known) / (channel === D2C ? (PRODUCT_STAND[sku] ?? 1) : 1);
  const of = (line: string) => PRODUCTS.filter((product) => product.line === line);
  const weights = LINES.map((line) => of(line).reduce((sum, product) => sum + goal(product.sku), 0));
  return shared(amount, weights).flatMap((lineAmount, index): SampleTarget[] => {
    const line = LINES[index] ?? 'Style';
    const key = `${channel} ${line}`;
    const products = of(line);
    const parts = shared(
      lineAmount,
      products.map((product) => goal(product.sku)),
    );
    return [
      { key, parent: channel, kind: 'line', ref: line, amount: lineAmount, locked: false, owner: null },
      ...products.map(
        (product, place): SampleTarget => ({
          key: `${channel} ${product.sku}`,
          parent: key,
          kind: 'product',
          ref: product.sku,
          amount: parts[place] ?? 0,
          locked: channel === D2C && product.sku in PRODUCT_STAND,
          owner: null,
        }),
      ),
    ];
  });
};

/** Bottles go by the tray: units are in whole tens. */
const TRAY = 10;

/**
 * The mousse is counted in bottles, too: the filler takes its order by them, and the video sells more of them than were
 * planned just as it does in money.
 */
const mousseInUnits = (units: Sums, quarter: Period, known: Day): SampleTarget => ({
  key: `${D2C} ${MOUSSE} units`,
  parent: `${D2C} ${MOUSSE}`,
  kind: 'product',
  ref: MOUSSE,
  amount: Math.max(
    TRAY,
    Math.round(outlook(units, D2C, MOUSSE, quarter, known) / (PRODUCT_STAND[MOUSSE] ?? 1) / TRAY) * TRAY,
  ),
  locked: false,
  owner: 'Theo Lindqvist',
  metric: 'units',
});

/** Trees of this quarter and of every whole one before: company and channels, this quarter's down to products. */
export const targetsOf = (story: Story, lines: readonly SampleLine[]): SampleTree[] => {
  const sums = sumsOf(lines);
  const units = sumsOf(lines, ({ quantity }) => Math.max(0, quantity));
  const known = lines.reduce((last, { day }) => maxDay(last, day), story.firstDay);
  const trees: SampleTree[] = [];
  let quarter = periodOf(story.today, 'quarter', story.calendar);
  for (let back = 0; quarter.from >= story.firstDay; back += 1, quarter = shiftPeriod(quarter, -1, story.calendar)) {
    let given = 0;
    const targets: SampleTarget[] = [];
    for (const { name, owner } of CHANNELS) {
      const stand = back === 0 ? (STAND[name] ?? 1) : (PAST[(back - 1 + name.length) % PAST.length] ?? 1);
      const amount = rounded(outlook(sums, name, null, quarter, known) / stand);
      given += amount;
      targets.push({
        key: name,
        parent: 'Company',
        kind: 'channel',
        ref: name,
        amount,
        locked: name !== SALON_CHANNEL,
        owner,
      });
      if (back === 0 && DEEP.includes(name)) targets.push(...below(sums, name, amount, quarter, known));
    }
    if (back === 0) targets.push(mousseInUnits(units, quarter, known));
    const amount = rounded(given * (1 + (back === 0 ? UNALLOCATED : 0)));
    trees.push({
      period: quarter.id,
      statement: STATEMENTS[back % STATEMENTS.length] ?? '',
      targets: [
        { key: 'Company', parent: null, kind: 'company', ref: '', amount, locked: true, owner: 'Maren Oduya' },
        ...targets,
      ],
    });
  }
  return trees;
};
