import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import Database from 'better-sqlite3';
import { createEngine, type Engine } from '../../../src/main/engine/index';
import { grownWorkspace } from '../grown';
import type { ChannelName, Input, Output } from '../../../src/shared/contract';

/** Files as a company might have them, as the cells that are written: what the tests calculate from. */
export type OrderRow = {
  order_id: string;
  ordered_at: string;
  quantity: string;
  unit_price: string;
  line_discount: string;
  currency: string;
  product_sku: string;
  customer_id: string;
  customer_country: string;
  channel: string;
  location: string;
  rep: string;
  campaign: string;
  source: string;
  refunded_amount: string;
};
export type DealRow = {
  deal_id: string;
  stage: string;
  value: string;
  currency: string;
  owner: string;
  product_sku: string;
  product_name: string;
  account: string;
  source: string;
  campaign: string;
  created_at: string;
  closed_at: string;
};
export type LeadRow = {
  lead_id: string;
  created_at: string;
  source: string;
  campaign: string;
  owner: string;
  qualified_at: string;
  converted_at: string;
  deal_id: string;
  customer_id: string;
  first_contact_at: string;
  handed_over_at: string;
  accepted_at: string;
};
export type AdRow = {
  day: string;
  campaign: string;
  platform: string;
  spend: string;
  currency: string;
  impressions: string;
  clicks: string;
  revenue: string;
  likes: string;
  comments: string;
  shares: string;
};
export type StockRow = {
  product_sku: string;
  product_name: string;
  on_hand: string;
  as_of: string;
  unit_cost: string;
  received: string;
};
export type Rate = { currency: string; day: string; rate: number };
export type Files = {
  orders: OrderRow[];
  deals: DealRow[];
  leads: LeadRow[];
  ads: AdRow[];
  stock: StockRow[];
  rates: Rate[];
};

/** Numbers from 0 to 1 that are the same for a seed in every run. */
export const dice = (seed: number): (() => number) => {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
};

const pad = (value: number): string => String(value).padStart(2, '0');
const dayAt = (index: number): string =>
  new Date(Date.UTC(2024, 11, 1) + index * 86_400_000).toISOString().slice(0, 10);

/** 1 December 2024 to 31 January 2026: two ends of a year, both changes of the clock, week 53 to 1. */
const DAYS = 427;

export const CURRENCIES = ['GBP', 'GBP', 'GBP', 'EUR', 'JPY', 'BHD'];

/** Orders with returns and adjustments, deals, leads, ads and stock, in several currencies, with gaps where real files have them. */
export const randomFiles = (seed: number, { lines = 400, unrated = false } = {}): Files => {
  const random = dice(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const maybe = (chance: number, value: () => string): string => (random() < chance ? value() : '');
  const currencies = unrated ? [...CURRENCIES, 'SEK'] : CURRENCIES;
  const price = (): string => {
    const kind = random();
    if (kind < 0.05) return '0';
    if (kind < 0.2) return (random() * 20).toFixed(3);
    if (kind < 0.25) return (random() * 0.1).toFixed(3);
    return (random() * 200).toFixed(2);
  };
  const orders: OrderRow[] = [];
  let number = 1000;
  while (orders.length < lines) {
    number += 1;
    const day = Math.floor(random() * DAYS);
    const order = {
      order_id: String(number),
      currency: pick(currencies),
      customer_id: maybe(0.8, () => `C${Math.floor(random() * 60)}`),
      customer_country: maybe(0.9, () => pick(['GB', 'DE', 'JP', 'BH'])),
      channel: maybe(0.9, () => pick(['Web', 'Oak & Ivory', 'Wholesale'])),
      location: maybe(0.3, () => pick(['Soho', 'Mitte'])),
      rep: maybe(0.5, () => pick(['Priya Castell', 'Theo Lindqvist'])),
      campaign: maybe(0.3, () => pick(['Spring', 'Glow', 'Newsletter'])),
      source: maybe(0.6, () => pick(['web', 'pos'])),
    };
    const stamp = (index: number): string =>
      `${dayAt(index)} ${pad(Math.floor(random() * 24))}:${pad(Math.floor(random() * 60))}:00 ${pick(['+0000', '-0500', '+0900', '+0530'])}`;
    const at = stamp(day);
    for (let count = 1 + Math.floor(random() * 4); count > 0; count -= 1) {
      const quantity = 1 + Math.floor(random() * 12);
      orders.push({
        ...order,
        ordered_at: at,
        quantity: String(quantity),
        unit_price: price(),
        line_discount: maybe(0.2, () => (random() * 3).toFixed(pick([2, 3]))),
        product_sku: maybe(0.95, () => `S${Math.floor(random() * 8)}`),
        refunded_amount: maybe(0.03, () => (random() * 5).toFixed(2)),
      });
    }
    if (random() < 0.15)
      orders.push({
        ...order,
        ordered_at: stamp(Math.min(DAYS - 1, day + Math.floor(random() * 60))),
        quantity: String(-1 - Math.floor(random() * 3)),
        unit_price: price(),
        line_discount: '',
        product_sku: `S${Math.floor(random() * 8)}`,
        refunded_amount: '',
      });
  }
  const deals = Array.from({ length: 120 }, (_, index): DealRow => {
    const stage = pick(['Contacted', 'Proposal', 'Won', 'Lost']);
    const created = Math.floor(random() * (DAYS - 60));
    const sku = maybe(0.8, () => `S${Math.floor(random() * 8)}`);
    return {
      deal_id: `D${index}`,
      stage,
      value: maybe(0.9, () => (random() * 9000).toFixed(2)),
      currency: pick(currencies),
      owner: maybe(0.9, () => pick(['Priya Castell', 'Theo Lindqvist'])),
      product_sku: sku,
      product_name: sku === '' ? '' : `Product ${sku}`,
      account: maybe(0.8, () => pick(['Juniper Room', 'Fable Hair', 'Hotel Verity'])),
      source: maybe(0.7, () => pick(['fair', 'referral'])),
      campaign: maybe(0.3, () => pick(['Spring', 'Glow'])),
      created_at: maybe(0.95, () => dayAt(created)),
      closed_at: stage === 'Won' || stage === 'Lost' ? dayAt(created + Math.floor(random() * 60)) : '',
    };
  });
  const leads = Array.from({ length: 200 }, (_, index): LeadRow => {
    const created = Math.floor(random() * (DAYS - 50));
    const qualified = created + Math.floor(random() * 20);
    // A time of day, a day only, or nothing; drawn from the index, so that the rest of the world stays.
    const contacted = `${dayAt(created + (index % 4))}${index % 9 === 0 ? '' : ` ${pad(index % 24)}:${pad((index * 7) % 60)}`}`;
    return {
      lead_id: `L${index}`,
      created_at: `${dayAt(created)}${index % 3 === 0 ? '' : ` ${pad((index * 5) % 24)}:15`}`,
      first_contact_at: index % 5 === 0 ? '' : contacted,
      handed_over_at: index % 3 === 0 ? dayAt(created + 21) : '',
      accepted_at: index % 6 === 0 ? dayAt(created + 23) : '',
      source: maybe(0.8, () => pick(['form', 'fair'])),
      campaign: maybe(0.6, () => pick(['Spring', 'Glow'])),
      owner: maybe(0.7, () => pick(['Priya Castell', 'Theo Lindqvist'])),
      qualified_at: maybe(0.5, () => dayAt(qualified)),
      converted_at: maybe(0.2, () => dayAt(qualified + Math.floor(random() * 30))),
      deal_id: maybe(0.2, () => `D${Math.floor(random() * 120)}`),
      customer_id: maybe(0.1, () => `C${Math.floor(random() * 60)}`),
    };
  });
  const ads: AdRow[] = [];
  for (const campaign of ['Spring', 'Glow']) {
    for (let day = 0; day < DAYS; day += 1 + Math.floor(random() * 9))
      ads.push({
        // A row of a whole month is a span: its days share it.
        day: random() < 0.05 ? dayAt(day).slice(0, 7) : dayAt(day),
        campaign,
        platform: maybe(0.9, () => pick(['Meta', 'Google'])),
        spend: (random() * 300).toFixed(pick([2, 3])),
        currency: pick(currencies),
        impressions: maybe(0.9, () => String(Math.floor(random() * 9000))),
        clicks: maybe(0.9, () => String(Math.floor(random() * 200))),
        revenue: maybe(0.4, () => (random() * 900).toFixed(2)),
        likes: maybe(0.5, () => String(Math.floor(random() * 90))),
        comments: maybe(0.3, () => String(Math.floor(random() * 30))),
        shares: maybe(0.3, () => String(Math.floor(random() * 9))),
      });
  }
  const seen = new Set<string>();
  const alone = ads.filter((row) => {
    const key = [row.day, row.campaign, row.platform, row.currency].join();
    return seen.has(key) ? false : (seen.add(key), true);
  });
  const stock = [31, 120, 212, 304, 395].flatMap((day) =>
    Array.from(
      { length: 8 },
      (_, sku): StockRow => ({
        product_sku: `S${sku}`,
        product_name: `Product S${sku}`,
        on_hand: String(50 + Math.floor(random() * 400)),
        as_of: dayAt(day),
        unit_cost: (1 + random() * 9).toFixed(2),
        received: maybe(0.7, () => String(Math.floor(random() * 100))),
      }),
    ),
  );
  const rates: Rate[] = [
    { currency: 'EUR', day: '2024-01-01', rate: 0.85 },
    { currency: 'EUR', day: '2025-06-01', rate: 0.8437 },
    { currency: 'JPY', day: '2024-01-01', rate: 0.005213 },
    { currency: 'BHD', day: '2024-01-01', rate: 2.0931 },
    { currency: 'BHD', day: '2025-10-26', rate: 1.9877 },
  ];
  return { orders, deals, leads, ads: alone, stock, rates };
};

export type Call = <C extends ChannelName>(channel: C, input: Input<C>) => Promise<Output<C>>;
export type World = { path: string; folder: string; engine: Engine; call: Call; close: () => Promise<void> };
export type Rules = {
  timeZone?: string;
  weekStart?: number;
  fiscalYearStart?: number;
  refundDating?: 'processed' | 'order';
  today?: string;
};

const DEALS_MAP = {
  format: 'deals' as const,
  columns: Object.fromEntries(
    'deal_id stage value currency owner product_sku product_name account source campaign created_at closed_at'
      .split(' ')
      .map((name) => [name, name]),
  ),
  stages: {
    Contacted: { kind: 'open' as const, probability: 0.1 },
    Proposal: { kind: 'open' as const, probability: 0.35 },
    Won: 'won' as const,
    Lost: 'lost' as const,
  },
};

/** A workspace with these files imported as a person would import them. */
export const worldOf = async (files: Partial<Files>, rules: Rules = {}): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-numbers-'));
  const path = join(folder, 'numbers.tandem');
  const clock = (): number => Date.parse(`${rules.today ?? '2026-02-10'}T12:00:00Z`);
  await grownWorkspace({
    path,
    name: 'Halo & Vine',
    currency: 'GBP',
    timeZone: rules.timeZone ?? 'Europe/London',
    weekStart: rules.weekStart ?? 1,
    fiscalYearStart: rules.fiscalYearStart ?? 1,
    sample: false,
    clock,
  });
  const engine = await createEngine({ workspacePath: path, clock, log: console.log });
  const call: Call = async (channel, input) => {
    const result = await engine.call(channel, input);
    if (!result.ok) throw new Error(`${channel}: ${result.error.message}`);
    return result.value as Output<typeof channel>;
  };
  if (rules.refundDating) await call('workspace.update', { refundDating: rules.refundDating });
  for (const rate of files.rates ?? []) await call('rates.set', rate);
  const bring = async (name: string, rows: readonly object[] | undefined, extra: object): Promise<void> => {
    if (!rows || rows.length === 0) return;
    const file = join(folder, name);
    writeFileSync(file, stringify(rows as object[], { header: true }));
    const summary = await call('imports.run', { path: file, ...extra });
    if (summary.batch === null) throw new Error(`${name}: ${JSON.stringify(summary.errors.slice(0, 3))}`);
  };
  await bring('orders.csv', files.orders, { format: 'order-lines' });
  await bring('deals.csv', files.deals, { map: DEALS_MAP });
  await bring('leads.csv', files.leads, { format: 'leads' });
  await bring('ads.csv', files.ads, { format: 'ad-days' });
  await bring('stock.csv', files.stock, { format: 'stock' });
  return {
    path,
    folder,
    engine,
    call,
    close: async () => {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The same file read by the driver itself, for questions that the engine does not answer. */
export const openRaw = (path: string): Database.Database => new Database(path);
