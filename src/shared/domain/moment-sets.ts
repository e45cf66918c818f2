import { addDays, type Day, makeDay } from './day';
import { autumnalEquinox, easter, last, mothersDayFrance, nth, vernalEquinox } from './holidays';
import type { MomentKind } from './targets';

/** One moment of a set in one year. */
export type SetMoment = { name: string; kind: MomentKind; starts: Day; ends: Day };
type Rule = { name: string; kind?: MomentKind; on: (year: number) => Day; days?: number };

const fixed = (name: string, month: number, day: number, more: Partial<Rule> = {}): Rule => ({
  name,
  on: (year) => makeDay(year, month, day),
  ...more,
});
const rule = (name: string, on: (year: number) => Day, more: Partial<Rule> = {}): Rule => ({ name, on, ...more });
const fromEaster = (name: string, days: number): Rule => rule(name, (year) => addDays(easter(year), days));
const thanksgiving = (year: number): Day => nth(year, 11, 4, 4);
const EASTER = fromEaster('Easter Sunday', 0);
const GOOD_FRIDAY = fromEaster('Good Friday', -2);
const EASTER_MONDAY = fromEaster('Easter Monday', 1);
const VALENTINE = fixed('Valentine’s Day', 2, 14);
const NEW_YEAR = fixed('New Year’s Day', 1, 1);
const CHRISTMAS = fixed('Christmas Day', 12, 25);
const HALLOWEEN = fixed('Halloween', 10, 31);
const BLACK_FRIDAY = rule('Black Friday', (year) => addDays(thanksgiving(year), 1));
const CYBER_MONDAY = rule('Cyber Monday', (year) => addDays(thanksgiving(year), 4));
const SINGLES = fixed('Singles’ Day', 11, 11);

/**
 * Ready-made moments by country (public holidays and days of gifts) and by trade. Every day follows from a rule; a moved
 * bank holiday is not among them, since shops sell on the day itself.
 */
const SETS = {
  us: {
    name: 'United States',
    of: 'country',
    rules: [
      NEW_YEAR,
      rule('Martin Luther King Jr. Day', (year) => nth(year, 1, 1, 3)),
      VALENTINE,
      rule('Presidents’ Day', (year) => nth(year, 2, 1, 3)),
      EASTER,
      rule('Mother’s Day', (year) => nth(year, 5, 7, 2)),
      rule('Memorial Day', (year) => last(year, 5, 1)),
      rule('Father’s Day', (year) => nth(year, 6, 7, 3)),
      fixed('Juneteenth', 6, 19),
      fixed('Independence Day', 7, 4),
      rule('Labor Day', (year) => nth(year, 9, 1, 1)),
      rule('Columbus Day', (year) => nth(year, 10, 1, 2)),
      HALLOWEEN,
      fixed('Veterans Day', 11, 11),
      rule('Thanksgiving', thanksgiving),
      BLACK_FRIDAY,
      CYBER_MONDAY,
      CHRISTMAS,
    ],
  },
  gb: {
    name: 'United Kingdom',
    of: 'country',
    rules: [
      NEW_YEAR,
      VALENTINE,
      // Mothering Sunday: three weeks before Easter.
      fromEaster('Mother’s Day', -21),
      GOOD_FRIDAY,
      EASTER,
      EASTER_MONDAY,
      rule('Early May bank holiday', (year) => nth(year, 5, 1, 1)),
      rule('Spring bank holiday', (year) => last(year, 5, 1)),
      rule('Father’s Day', (year) => nth(year, 6, 7, 3)),
      rule('Summer bank holiday', (year) => last(year, 8, 1)),
      HALLOWEEN,
      BLACK_FRIDAY,
      CYBER_MONDAY,
      CHRISTMAS,
      fixed('Boxing Day', 12, 26),
    ],
  },
  de: {
    name: 'Germany',
    of: 'country',
    rules: [
      NEW_YEAR,
      VALENTINE,
      GOOD_FRIDAY,
      EASTER,
      EASTER_MONDAY,
      fixed('Labour Day', 5, 1),
      rule('Mother’s Day', (year) => nth(year, 5, 7, 2)),
      // Ascension Day, on which fathers are feasted.
      fromEaster('Father’s Day', 39),
      fromEaster('Whit Monday', 50),
      fixed('German Unity Day', 10, 3),
      SINGLES,
      BLACK_FRIDAY,
      fixed('St Nicholas', 12, 6),
      fixed('Christmas', 12, 25, { days: 2 }),
    ],
  },
  fr: {
    name: 'France',
    of: 'country',
    rules: [
      NEW_YEAR,
      VALENTINE,
      EASTER,
      EASTER_MONDAY,
      fixed('Labour Day', 5, 1),
      fixed('Victory Day', 5, 8),
      fromEaster('Ascension Day', 39),
      fromEaster('Whit Monday', 50),
      rule('Mother’s Day', mothersDayFrance),
      rule('Father’s Day', (year) => nth(year, 6, 7, 3)),
      fixed('Bastille Day', 7, 14),
      fixed('Assumption Day', 8, 15),
      fixed('All Saints’ Day', 11, 1),
      fixed('Armistice Day', 11, 11),
      BLACK_FRIDAY,
      CHRISTMAS,
    ],
  },
  jp: {
    name: 'Japan',
    of: 'country',
    rules: [
      NEW_YEAR,
      rule('Coming of Age Day', (year) => nth(year, 1, 1, 2)),
      VALENTINE,
      fixed('White Day', 3, 14),
      rule('Vernal Equinox Day', vernalEquinox),
      fixed('Golden Week', 4, 29, { days: 7 }),
      rule('Mother’s Day', (year) => nth(year, 5, 7, 2)),
      rule('Father’s Day', (year) => nth(year, 6, 7, 3)),
      rule('Marine Day', (year) => nth(year, 7, 1, 3)),
      fixed('Obon', 8, 13, { days: 4 }),
      rule('Respect for the Aged Day', (year) => nth(year, 9, 1, 3)),
      rule('Autumnal Equinox Day', autumnalEquinox),
      rule('Sports Day', (year) => nth(year, 10, 1, 2)),
      fixed('Culture Day', 11, 3),
      fixed('Christmas Eve', 12, 24),
    ],
  },
  beauty: {
    name: 'Beauty',
    of: 'trade',
    rules: [
      fixed('New year, new routine', 1, 2, { kind: 'launch', days: 14 }),
      fixed('Summer hair', 6, 1, { kind: 'launch', days: 30 }),
      fixed('Advent calendars go on sale', 9, 15, { kind: 'drop', days: 7 }),
      fixed('Gift sets', 11, 1, { kind: 'launch', days: 50 }),
    ],
  },
  fashion: {
    name: 'Fashion',
    of: 'trade',
    rules: [
      fixed('Winter sale', 1, 5, { kind: 'drop', days: 21 }),
      fixed('Spring collection', 2, 20, { kind: 'launch', days: 14 }),
      fixed('Summer sale', 6, 25, { kind: 'drop', days: 21 }),
      fixed('Autumn collection', 8, 25, { kind: 'launch', days: 14 }),
    ],
  },
  food: {
    name: 'Food and drink',
    of: 'trade',
    rules: [
      fixed('Veganuary', 1, 1, { kind: 'event', days: 31 }),
      rule('Pancake Day', (year) => addDays(easter(year), -47)),
      fixed('Barbecue season', 5, 15, { kind: 'launch', days: 90 }),
      fixed('World Food Day', 10, 16, { kind: 'event' }),
      fixed('Christmas hampers', 11, 15, { kind: 'drop', days: 35 }),
    ],
  },
  software: {
    name: 'Software',
    of: 'trade',
    rules: [
      fixed('New budgets', 1, 5, { kind: 'event', days: 26 }),
      fixed('Spring release', 4, 15, { kind: 'launch' }),
      fixed('Autumn release', 10, 15, { kind: 'launch' }),
      fixed('Budgets run out', 12, 1, { kind: 'event', days: 20 }),
    ],
  },
} as const satisfies Record<string, { name: string; of: 'country' | 'trade'; rules: readonly Rule[] }>;

export type MomentSetId = keyof typeof SETS;
export const MOMENT_SET_IDS = Object.keys(SETS) as [MomentSetId, ...MomentSetId[]];
export const momentSet = (id: MomentSetId): { id: MomentSetId; name: string; of: 'country' | 'trade' } => ({
  id,
  name: SETS[id].name,
  of: SETS[id].of,
});

/** A set's moments that begin within these days, by their first one. */
export const momentsOfSet = (id: MomentSetId, from: Day, to: Day): SetMoment[] => {
  const moments: SetMoment[] = [];
  const rules: readonly Rule[] = SETS[id].rules;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (const { name, kind = 'holiday', on, days = 1 } of rules) {
      const starts = on(year);
      if (starts >= from && starts <= to) moments.push({ name, kind, starts, ends: addDays(starts, days - 1) });
    }
  return moments.toSorted((a, b) => (a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : a.name < b.name ? -1 : 1));
};
