import { addDays, type Day, daysBetween, weekday } from '../../../../../shared/domain/day';
import { type Random, randomFrom, seedOf } from '../random';
import { BRIGHTWELL, CHANNELS, D2C, OAK, PRODUCTS, type SampleProduct, SALON_CHANNEL } from './catalogue';
import { paceOf, type SampleCampaign } from './campaigns';
import { SALONS } from './names';
import { crowdOf } from './people';
import { expectedOrders, type Story, taste } from './story';

/** One line as the shop or the partner writes it; money in hundredths. A return has a quantity below zero and its own day. */
export type SampleLine = {
  order: string;
  day: Day;
  time: string;
  sku: string;
  product: string;
  quantity: number;
  price: number;
  discount: number;
  status: string;
  code: string;
  source: string;
  customerId: string;
  customer: string;
  email: string;
  country: string;
  channel: string;
  location: string;
  rep: string;
};

const pad = (value: number): string => String(value).padStart(2, '0');
/** The newest orders are of this morning, before the files were exported. */
const EXPORT_HOUR = 8;

type Clock = (random: Random, hours: readonly number[]) => string;
const clock: Clock = (random, hours) =>
  `${pad(random.weighted(hours))}:${pad(random.int(0, 59))}:${pad(random.int(0, 59))}`;
const WEB_HOURS = [2, 1, 1, 1, 1, 2, 3, 5, 6, 6, 6, 6, 7, 6, 5, 5, 6, 7, 8, 10, 12, 11, 8, 4];
const SHOP_HOURS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 6, 9, 8, 7, 8, 10, 11, 9, 5, 1];

const chooser = (random: Random, story: Story) => {
  const weights = new Map<Day, number[]>();
  return (day: Day): SampleProduct => {
    let list = weights.get(day);
    if (!list) weights.set(day, (list = PRODUCTS.map((product) => product.weight * taste(story, product.sku, day))));
    return PRODUCTS[random.weighted(list)] ?? PRODUCTS[0]!;
  };
};

const basket = (
  random: Random,
  choose: (day: Day) => SampleProduct,
  day: Day,
  sizes: readonly number[],
): SampleProduct[] => {
  const chosen = new Set<SampleProduct>();
  for (let left = random.weighted(sizes) + 1; left > 0; left -= 1) chosen.add(choose(day));
  return [...chosen];
};

/** What goes back of a sale some days later, if that day has come. */
const maybeReturn = (random: Random, line: SampleLine, story: Story, rate: number): SampleLine[] => {
  if (!random.chance(rate)) return [];
  const day = addDays(line.day, random.int(5, 19));
  if (day >= story.today) return [];
  const quantity = random.int(1, line.quantity);
  return [
    {
      ...line,
      day,
      time: clock(random, SHOP_HOURS),
      quantity: -quantity,
      discount: Math.round((line.discount * quantity) / line.quantity),
      status: 'refunded',
    },
  ];
};

const codeFor = (random: Random, day: Day, campaigns: readonly SampleCampaign[]): SampleCampaign | undefined => {
  let left = random.next();
  for (const campaign of campaigns) {
    if (campaign.code === '' || day < campaign.starts || day > campaign.ends) continue;
    // Twice the money brings less than twice the orders.
    left -= campaign.pull * paceOf(campaign, day) ** 0.6;
    if (left < 0) return campaign;
  }
  return undefined;
};

/** Two of those who came by Lena's code gave a second creator's as well: an order earns for one of them. */
const withSecondCode = (lines: readonly SampleLine[]): SampleLine[] => {
  const first = new Set(lines.flatMap(({ code, order }) => (code === 'LENA15' ? [order] : [])));
  const both = new Set([...first].slice(-2));
  return lines.map((line) => (both.has(line.order) ? { ...line, code: 'LENA15, CURLCLUB' } : line));
};

/** The web shop: people with names, codes of creators and campaigns, sale days. */
const webLines = (story: Story, seed: number, campaigns: readonly SampleCampaign[]): SampleLine[] => {
  const random = randomFrom(seedOf(seed, 'web'));
  // Apart from what is bought, which is the same however campaigns spend.
  const welcome = randomFrom(seedOf(seed, 'welcome'));
  const choose = chooser(random, story);
  const crowd = crowdOf(random);
  const lines: SampleLine[] = [];
  let number = 1_001;
  for (let at = 0; at <= story.length; at += 1) {
    const day = addDays(story.firstDay, at);
    const mean = expectedOrders(story, 'web', day) * (day === story.today ? 0.2 : 1);
    const times = Array.from({ length: random.count(mean) }, () =>
      day === story.today
        ? `0${random.int(0, EXPORT_HOUR - 1)}:${pad(random.int(0, 59))}:${pad(random.int(0, 59))}`
        : clock(random, WEB_HOURS),
    ).toSorted();
    for (const time of times) {
      const { buyer, first } = crowd.next(at, 0.24 + 0.3 * Math.min(1, at / 240));
      const campaign = codeFor(random, day, campaigns);
      const off =
        campaign?.off ??
        (day.slice(5) >= '11-24' && day.slice(5) <= '12-01' ? 0.2 : first && welcome.chance(0.08) ? 0.1 : 0);
      const order = `H${number}`;
      number += 1;
      const source = random.weighted([78, 14, 8]);
      for (const product of basket(random, choose, day, [50, 33, 13, 4])) {
        const quantity = random.chance(0.14) ? 2 : 1;
        const line: SampleLine = {
          order,
          day,
          time,
          sku: product.sku,
          product: product.name,
          quantity,
          price: product.price,
          discount: Math.round(product.price * quantity * off),
          status: 'paid',
          code: campaign?.code ?? '',
          source: source === 0 ? 'web' : source === 1 ? 'instagram' : 'shop app',
          customerId: buyer.id,
          customer: buyer.name,
          email: buyer.email,
          country: buyer.country,
          channel: D2C,
          location: '',
          rep: '',
        };
        lines.push(line, ...maybeReturn(random, line, story, 0.032));
      }
    }
  }
  return withSecondCode(lines);
};

/** A retail partner's receipts, by door and on its site; partners do not say who bought. They report until yesterday. */
const partnerLines = (story: Story, seed: number, which: 'brightwell' | 'oak'): SampleLine[] => {
  const channel = CHANNELS.find(({ name }) => name === (which === 'brightwell' ? BRIGHTWELL : OAK));
  if (!channel) return [];
  const random = randomFrom(seedOf(seed, which));
  const choose = chooser(random, story);
  const doors = channel.locations.map(({ weight }) => weight);
  const lines: SampleLine[] = [];
  let number = which === 'brightwell' ? 50_001 : 7_001;
  for (let day = story.firstDay; day < story.today; day = addDays(day, 1)) {
    const times = Array.from({ length: random.count(expectedOrders(story, which, day)) }, () =>
      clock(random, SHOP_HOURS),
    ).toSorted();
    for (const time of times) {
      const door = channel.locations[random.weighted(doors)];
      const order = `${which === 'brightwell' ? 'BW' : 'OI'}-${number}`;
      number += 1;
      for (const product of basket(random, choose, day, [56, 32, 12])) {
        const line: SampleLine = {
          order,
          day,
          time,
          sku: product.sku,
          product: product.name,
          quantity: random.chance(0.1) ? 2 : 1,
          price: product.price,
          discount: 0,
          status: 'sold',
          code: '',
          source: door?.name.endsWith('.com') ? 'partner site' : 'store',
          customerId: '',
          customer: '',
          email: '',
          country: 'United States',
          channel: channel.name,
          location: door?.name ?? '',
          rep: channel.owner,
        };
        lines.push(line, ...maybeReturn(random, line, story, 0.018));
      }
    }
  }
  return lines;
};

/** Salons order by the carton at half the shelf price, every four to eight weeks; more of them each month. */
const salonLines = (story: Story, seed: number): SampleLine[] => {
  const random = randomFrom(seedOf(seed, 'salons'));
  const choose = chooser(random, story);
  const lines: SampleLine[] = [];
  for (const [index, salon] of SALONS.entries()) {
    const group = salon.kind === 'Salon group' ? 1.8 : 1;
    let at = Math.round((index / SALONS.length) * story.length * 0.82) + random.int(0, 20);
    for (; at < story.length; at += random.int(26, 54)) {
      let day = addDays(story.firstDay, at);
      while (weekday(day) > 5) day = addDays(day, -1);
      if (day < story.firstDay) continue;
      const order = `W${2_001 + lines.length}`;
      const time = clock(random, SHOP_HOURS);
      for (const product of basket(random, choose, day, [0, 0, 8, 20, 28, 24, 12])) {
        const quantity = Math.max(2, Math.round(random.int(3, 9) * group));
        const line: SampleLine = {
          order,
          day,
          time,
          sku: product.sku,
          product: product.name,
          quantity,
          price: product.price / 2,
          discount: quantity >= 12 ? Math.round(product.price * quantity * 0.025) : 0,
          status: 'invoiced',
          code: '',
          source: 'wholesale',
          customerId: `S-${101 + index}`,
          customer: salon.name,
          email: '',
          country: 'United States',
          channel: SALON_CHANNEL,
          location: '',
          rep: 'Priya Chandran',
        };
        lines.push(line, ...maybeReturn(random, line, story, 0.008));
      }
    }
  }
  return lines;
};

const byTime = (a: SampleLine, b: SampleLine): number =>
  a.day === b.day ? (a.time < b.time ? -1 : a.time > b.time ? 1 : 0) : daysBetween(b.day, a.day);

export const linesOf = (story: Story, seed: number, campaigns: readonly SampleCampaign[]): SampleLine[] =>
  [
    ...webLines(story, seed, campaigns),
    ...partnerLines(story, seed, 'brightwell'),
    ...partnerLines(story, seed, 'oak'),
    ...salonLines(story, seed),
  ].toSorted(byTime);

export const netOf = (line: SampleLine): number =>
  line.quantity * line.price - Math.sign(line.quantity) * line.discount;
