import { describe, expect, test } from 'vitest';
import type { MetricValue } from '../../../src/shared/contract/metrics';
import { checkRollups } from '../../../src/main/engine/store/repositories/rollups';
import { openStore } from '../../../src/main/engine/store/open';
import { type AdRow, type DealRow, type Files, type OrderRow, randomFiles, type Rate, worldOf } from './world';

/**
 * The engine beside a second calculation that shares no code with it: cells of the files, decimals as big
 * integers with twelve places, days by Intl. Figures must be equal to the minor unit.
 */
const PLACES = 12n;
const ONE = 10n ** PLACES;

const decimal = (text: string): bigint => {
  const [, sign, whole = '0', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  const value = BigInt(whole + fraction.padEnd(Number(PLACES), '0'));
  return sign === '-' ? -value : value;
};
const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;
/** Pence, half a penny away from zero. */
const pence = (value: bigint): number => {
  const unit = ONE / 100n;
  const sign = value < 0n ? -1n : 1n;
  return Number(sign * ((sign * value + unit / 2n) / unit)) || 0;
};

const rateOf = (rates: readonly Rate[], currency: string, day: string): bigint | undefined => {
  if (currency === 'GBP') return ONE;
  const known = rates
    .filter((rate) => rate.currency === currency && rate.day <= day)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1));
  return known[0] ? decimal(known[0].rate.toFixed(12)) : undefined;
};

const localDay = (stamp: string, timeZone: string): string => {
  const [, day, clock, sign, hours, minutes] = /^(\S+) (\S+) ([+-])(\d\d)(\d\d)$/.exec(stamp) ?? [];
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(`${day}T${clock}${sign}${hours}:${minutes}`),
  );
};

/** A minor unit of the row's own currency is where an amount keeps its exact value to six places more. */
type Line = {
  row: OrderRow;
  kind: 'sale' | 'return' | 'adjustment';
  day: string;
  orderDay: string;
  gross: bigint;
  discount: bigint;
  rate: bigint | undefined;
};

const linesOf = (files: Files, timeZone: string, refundDating: 'processed' | 'order'): Line[] => {
  const firstSale = new Map<string, string>();
  const kindOf = (row: OrderRow): Line['kind'] =>
    Number(row.quantity) > 0 && Number(row.unit_price) > 0
      ? 'sale'
      : Number(row.quantity) < 0
        ? 'return'
        : 'adjustment';
  for (const row of files.orders)
    if (kindOf(row) === 'sale' && !firstSale.has(row.order_id))
      firstSale.set(row.order_id, localDay(row.ordered_at, timeZone));
  const anyDay = new Map<string, string>();
  for (const row of files.orders)
    if (!anyDay.has(row.order_id)) anyDay.set(row.order_id, localDay(row.ordered_at, timeZone));
  return files.orders.flatMap((row): Line[] => {
    const processed = localDay(row.ordered_at, timeZone);
    const orderDay = firstSale.get(row.order_id) ?? anyDay.get(row.order_id) ?? processed;
    const kind = kindOf(row);
    const dated = (of: Line['kind']): string => (of === 'return' && refundDating === 'order' ? orderDay : processed);
    const line = (of: Line['kind'], gross: bigint, discount: bigint): Line => ({
      row,
      kind: of,
      day: dated(of),
      orderDay,
      gross,
      discount,
      rate: rateOf(files.rates, row.currency, dated(of)),
    });
    const discount = row.line_discount === '' ? 0n : decimal(row.line_discount);
    const result = [
      line(kind, BigInt(row.quantity) * decimal(row.unit_price), kind === 'return' ? -discount : discount),
    ];
    if (row.refunded_amount !== '' && Number(row.refunded_amount) !== 0)
      result.push(line('return', -decimal(row.refunded_amount), 0n));
    return result;
  });
};

const within = (day: string, from: string, to: string): boolean => day >= from && day <= to;

const salesOf = (lines: readonly Line[], from: string, to: string, keep: (line: Line) => boolean = () => true) => {
  const mine = lines.filter((line) => keep(line) && within(line.day, from, to));
  const sum = (of: (line: Line) => bigint): number =>
    pence(mine.reduce((total, line) => total + (line.rate === undefined ? 0n : times(of(line), line.rate)), 0n));
  const sold = mine.filter((line) => line.kind === 'sale');
  return {
    'gross-sales': sum((line) => (line.kind === 'sale' ? line.gross : 0n)),
    discounts: sum((line) => (line.kind === 'sale' ? line.discount : 0n)),
    returns: sum((line) => (line.kind === 'return' ? line.discount - line.gross : 0n)),
    'net-sales': sum((line) => line.gross - line.discount),
    units: sold.reduce((total, line) => total + Number(line.row.quantity), 0),
    orders: new Set(sold.filter((line) => within(line.orderDay, from, to)).map((line) => line.row.order_id)).size,
    lines: mine.length,
  };
};

const ordersOf = (lines: readonly Line[]) => {
  const orders = new Map<string, Line>();
  for (const line of lines)
    if (line.kind === 'sale' && !orders.has(line.row.order_id)) orders.set(line.row.order_id, line);
  return [...orders.values()].filter((line) => line.row.customer_id !== '');
};

const customersOf = (lines: readonly Line[], from: string, to: string) => {
  const counts = new Map<string, number>();
  const first = new Map<string, string>();
  for (const { row, orderDay } of ordersOf(lines)) {
    if (within(orderDay, from, to)) counts.set(row.customer_id, (counts.get(row.customer_id) ?? 0) + 1);
    const known = first.get(row.customer_id);
    if (known === undefined || orderDay < known) first.set(row.customer_id, orderDay);
  }
  return {
    customers: counts.size,
    repeat: [...counts.values()].filter((orders) => orders >= 2).length,
    fresh: [...first.values()].filter((day) => within(day, from, to)).length,
  };
};

const dealsOf = (deals: readonly DealRow[], rates: readonly Rate[], from: string, to: string) => {
  // What a deal is worth is agreed in whole units of its currency: yen have no decimals.
  const agreed = (deal: DealRow): bigint => {
    const unit = deal.currency === 'JPY' ? ONE : deal.currency === 'BHD' ? ONE / 1000n : ONE / 100n;
    return ((decimal(deal.value) + unit / 2n) / unit) * unit;
  };
  const worth = (deal: DealRow, day: string): bigint =>
    deal.value === '' ? 0n : times(agreed(deal), rateOf(rates, deal.currency, day) ?? 0n);
  const closed = deals.filter((deal) => deal.closed_at !== '' && within(deal.closed_at, from, to));
  const won = closed.filter((deal) => deal.stage === 'Won');
  const open = deals.filter(
    (deal) => (deal.created_at === '' || deal.created_at <= to) && (deal.closed_at === '' || deal.closed_at > to),
  );
  const sum = (all: readonly bigint[]): number => pence(all.reduce((a, b) => a + b, 0n));
  const chance = { Contacted: decimal('0.1'), Proposal: decimal('0.35') };
  const days = won
    .filter((deal) => deal.created_at !== '')
    .map((deal) => (Date.parse(deal.closed_at) - Date.parse(deal.created_at)) / 86_400_000)
    .toSorted((a, b) => a - b);
  const middle = days.length / 2;
  return {
    'win-rate': [won.length, closed.length],
    'won-value': sum(won.map((deal) => worth(deal, deal.closed_at))),
    'open-pipeline': sum(open.map((deal) => worth(deal, to))),
    'weighted-pipeline': sum(
      open.map((deal) =>
        times(
          worth(deal, to),
          deal.stage === 'Contacted' ? chance.Contacted : deal.stage === 'Proposal' ? chance.Proposal : 0n,
        ),
      ),
    ),
    'sales-cycle-days':
      days.length % 2 === 1 ? days[Math.floor(middle)] : ((days[middle - 1] ?? 0) + (days[middle] ?? 0)) / 2,
  };
};

/** Spend of a month given as one row is shared by its days in whole minor units, so only whole months are asked for here. */
const adsOf = (ads: readonly AdRow[], rates: readonly Rate[], month: string) => {
  const mine = ads.filter((row) => row.day.startsWith(month));
  const count = (of: (row: AdRow) => string): number => mine.reduce((total, row) => total + Number(of(row) || 0), 0);
  return {
    'ad-spend': pence(
      mine.reduce(
        (total, row) =>
          total +
          times(
            decimal(row.spend),
            rateOf(rates, row.currency, row.day.length === 7 ? `${row.day}-01` : row.day) ?? 0n,
          ),
        0n,
      ),
    ),
    impressions: count((row) => row.impressions),
    clicks: count((row) => row.clicks),
  };
};

const PERIODS: [string, string, string][] = [
  ['2025', '2025-01-01', '2025-12-31'],
  ['2025-03', '2025-03-01', '2025-03-31'],
  ['2025-10', '2025-10-01', '2025-10-31'],
  ['2025-Q2', '2025-04-01', '2025-06-30'],
  ['2025-W01', '2024-12-30', '2025-01-05'],
  ['2026-W01', '2025-12-29', '2026-01-04'],
  ['2025-05-09..2025-08-14', '2025-05-09', '2025-08-14'],
];
const DIMENSIONS = {
  channel: 'channel',
  location: 'location',
  rep: 'rep',
  campaign: 'campaign',
  source: 'source',
  country: 'customer_country',
  product: 'product_sku',
  customer: 'customer_id',
} as const;

describe.each([
  { seed: 11, timeZone: 'Europe/London', refundDating: 'processed' as const, unrated: false },
  { seed: 12, timeZone: 'Pacific/Auckland', refundDating: 'order' as const, unrated: false },
  { seed: 13, timeZone: 'America/St_Johns', refundDating: 'processed' as const, unrated: true },
])(
  'a company of chance ($seed, $timeZone, refunds on the day of the $refundDating)',
  ({ seed, timeZone, refundDating, unrated }) => {
    test('every figure equals the second calculation', async () => {
      const files = randomFiles(seed, { lines: 700, unrated });
      const world = await worldOf(files, { timeZone, refundDating });
      const lines = linesOf(files, timeZone, refundDating);
      for (const [id, from, to] of PERIODS) {
        const values = new Map(
          (await world.call('metrics.evaluate', { metrics: [], period: id })).map((value) => [value.metric, value]),
        );
        const value = (metric: string): MetricValue => values.get(metric) as MetricValue;
        const { lines: _, ...sales } = salesOf(lines, from, to);
        for (const [metric, want] of Object.entries(sales))
          expect([id, metric, value(metric).value]).toEqual([id, metric, want]);
        expect([id, value('aov').numerator, value('aov').denominator]).toEqual([id, sales['net-sales'], sales.orders]);
        const people = customersOf(lines, from, to);
        expect([id, value('customers').value, value('new-customers').value]).toEqual([
          id,
          people.customers,
          people.fresh,
        ]);
        expect([id, value('repeat-rate').numerator, value('repeat-rate').denominator]).toEqual([
          id,
          people.repeat,
          people.customers,
        ]);
        const { 'win-rate': rate, ...deals } = dealsOf(files.deals, files.rates, from, to);
        expect([id, value('win-rate').numerator, value('win-rate').denominator]).toEqual([id, ...rate]);
        for (const [metric, want] of Object.entries(deals))
          if (value(metric).status !== 'not_computable')
            expect([id, metric, value(metric).value]).toEqual([id, metric, want]);
        const leads = files.leads.filter((lead) => within(lead.created_at.slice(0, 10), from, to));
        // A week after the last lead is not a week of no leads: it says that the data ends before.
        const over = files.leads.every((lead) => lead.created_at.slice(0, 10) < from);
        expect([id, value('leads').status === 'not_computable']).toEqual([id, over]);
        if (!over)
          expect([id, value('leads').value, value('qualified-leads').value]).toEqual([
            id,
            leads.length,
            leads.filter((lead) => lead.qualified_at !== '' || lead.converted_at !== '').length,
          ]);
        // Money without a rate is said where money is, and only there.
        const left = lines.some((line) => line.rate === undefined && line.gross !== 0n && within(line.day, from, to));
        expect([id, value('net-sales').status === 'mixed_currency']).toEqual([id, left]);
        expect(value('orders').status).not.toBe('mixed_currency');
      }
      for (const month of ['2025-02', '2025-07', '2025-12'])
        for (const [metric, want] of Object.entries(adsOf(files.ads, files.rates, month))) {
          const [found] = await world.call('metrics.evaluate', { metrics: [metric], period: month });
          expect([month, metric, found?.value]).toEqual([month, metric, want]);
        }
      await world.close();
    });

    test('every breakdown has each group once, the empty one too, and equals the second calculation', async () => {
      const files = randomFiles(seed + 100, { lines: 500, unrated });
      const world = await worldOf(files, { timeZone, refundDating });
      const lines = linesOf(files, timeZone, refundDating);
      const [from, to] = ['2025-02-01', '2025-11-15'];
      for (const [by, field] of Object.entries(DIMENSIONS) as [
        keyof typeof DIMENSIONS,
        (typeof DIMENSIONS)[keyof typeof DIMENSIONS],
      ][]) {
        const values = await world.call('metrics.evaluate', {
          metrics: ['net-sales', 'units'],
          period: `${from}..${to}`,
          by,
        });
        const names = new Set(lines.map((line) => line.row[field]));
        const group = (name: string): string => (name === '' ? '(unassigned)' : name);
        for (const metric of ['net-sales', 'units'] as const) {
          const found = Object.fromEntries(
            values.filter((one) => one.metric === metric).map((one) => [one.group, one.value]),
          );
          const want = Object.fromEntries(
            [...names]
              .map((name) => [group(name), salesOf(lines, from, to, (line) => line.row[field] === name)] as const)
              .filter(
                ([name, sums]) =>
                  sums.lines > 0 &&
                  (metric === 'net-sales'
                    ? sums['gross-sales'] !== 0 || sums.returns !== 0 || sums['net-sales'] !== 0
                    : sums.units !== 0 || name in found),
              )
              .map(([name, sums]) => [name, sums[metric]]),
          );
          expect({ by, metric, found }).toEqual({ by, metric, found: want });
        }
      }
      await world.close();
    });

    test('the daily facts equal the raw rows', async () => {
      const world = await worldOf(randomFiles(seed + 200, { lines: 300, unrated }), { timeZone });
      const store = await openStore({ path: world.path });
      expect(await checkRollups(store.read)).toEqual([]);
      store.close();
      expect(await world.call('check.run', {})).toEqual({ ok: true, problems: [] });
      await world.close();
    });
  },
);

/** Weeks of ISO 8601 by another way than the engine's: the year of the week's Thursday, its ordinal day ÷ 7. */
const isoWeek = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const ordinal = (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000;
  return `${date.getUTCFullYear()}-W${String(Math.floor(ordinal / 7) + 1).padStart(2, '0')}`;
};

const ZONES = [
  'Pacific/Pago_Pago',
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Atlantic/Azores',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Cairo',
  'Europe/Moscow',
  'Asia/Tehran',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Yangon',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];

test.each(ZONES)(
  'weeks of net sales in %s',
  async (timeZone) => {
    const { orders, rates } = randomFiles(77, { lines: 160 });
    const files: Files = { orders, rates, deals: [], leads: [], ads: [], stock: [] };
    const world = await worldOf({ orders, rates }, { timeZone });
    const lines = linesOf(files, timeZone, 'processed');
    const period = '2024-11-30..2026-02-05';
    const found = Object.fromEntries(
      (await world.call('metrics.evaluate', { metrics: ['net-sales'], period, by: 'week' })).map((value) => [
        value.group,
        value.value,
      ]),
    );
    const want = Object.fromEntries(
      [...new Set(lines.map((line) => isoWeek(line.day)))].map((week) => [
        week,
        salesOf(lines, '2024-01-01', '2027-01-01', (line) => isoWeek(line.day) === week)['net-sales'],
      ]),
    );
    expect(found).toEqual(want);
    await world.close();
  },
  60_000,
);
