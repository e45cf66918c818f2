import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { MetricValue } from '../../src/shared/contract/metrics';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine/index';

/** Real files with results computed elsewhere: every figure must be equal to the last digit. */
const data = resolve(import.meta.dirname, '../../../shared/data');
const maps = resolve(import.meta.dirname, '../../resources/maps');
const present = existsSync(data);
if (!present) console.log('Golden data is not here (../shared/data): its tests are skipped.');

const folder = mkdtempSync(join(tmpdir(), 'tandem-golden-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = async (name: string, currency: string): Promise<Engine> => {
  const path = join(folder, `${name}.tandem`);
  await createWorkspace({
    path,
    name,
    currency,
    timeZone: 'as-written',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock: Date.now,
  });
  return createEngine({ workspacePath: path, clock: Date.now, log: console.log });
};

const ask = async <T>(engine: Engine, channel: string, input: unknown): Promise<T> => {
  const result = await engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};

const bring = async (
  engine: Engine,
  file: string,
  map?: string,
): Promise<{
  batch: number;
  created: number;
  updated: number;
  unchanged: number;
  rows: number;
  errors: unknown[];
  adjustments: number;
}> =>
  ask(engine, 'imports.run', {
    path: join(data, file),
    ...(map ? { map: JSON.parse(readFileSync(join(maps, map), 'utf8')) } : {}),
  });

const figure = async (engine: Engine, metric: string, period: string): Promise<MetricValue> => {
  const [value] = await ask<MetricValue[]>(engine, 'metrics.evaluate', { metrics: [metric], period });
  if (!value) throw new Error(`${metric} gave nothing`);
  return value;
};

const byGroup = async (
  engine: Engine,
  metric: string,
  period: string,
  by: string,
): Promise<Record<string, number | null>> =>
  Object.fromEntries(
    (await ask<MetricValue[]>(engine, 'metrics.evaluate', { metrics: [metric], period, by })).map((value) => [
      value.group,
      value.value,
    ]),
  );

const expected = (set: string) => JSON.parse(readFileSync(join(data, set, 'expected.json'), 'utf8'));
const cents = (value: number): number => Math.round(value * 100);

describe.skipIf(!present)('online retail', () => {
  test('totals, days, countries, products and customers', async () => {
    const engine = await open('retail', 'GBP');
    const {
      totals,
      customers,
      net_revenue_by_country: countries,
      daily_net: days,
      top10_products_net_revenue: products,
      source,
    } = expected('online_retail');
    const summary = await bring(engine, 'online_retail/online_retail_2010-12.csv', 'online-retail.json');
    expect(summary).toMatchObject({ rows: source.rows, created: source.rows, adjustments: source.other_rows });
    expect((await figure(engine, 'gross-sales', '2010-12')).value).toBe(cents(totals.gross_sales));
    expect((await figure(engine, 'returns', '2010-12')).value).toBe(-cents(totals.returns));
    expect((await figure(engine, 'net-sales', '2010-12')).value).toBe(cents(totals.net_revenue));
    expect((await figure(engine, 'orders', '2010-12')).value).toBe(totals.orders);
    const aov = await figure(engine, 'aov', '2010-12');
    expect((aov.numerator ?? 0) / (aov.denominator ?? 1) / 100).toBeCloseTo(totals.aov_net, 4);
    const repeat = await figure(engine, 'repeat-rate', '2010-12');
    expect([repeat.numerator, repeat.denominator]).toEqual([customers.repeat_orders_2plus, customers.with_order]);
    expect((await figure(engine, 'new-customers', '2010-12')).value).toBe(customers.with_order);
    expect(
      ((await figure(engine, 'customer-lifetime-revenue', '2010-12')).numerator ?? 0) / customers.with_order / 100,
    ).toBeCloseTo(customers.historic_clv_net_mean, 4);
    const netByCountry = await byGroup(engine, 'net-sales', '2010-12', 'country');
    expect(netByCountry).toEqual(
      Object.fromEntries(
        Object.entries(countries as Record<string, number>).map(([name, value]) => [name, cents(value)]),
      ),
    );
    const netByDay = await byGroup(engine, 'net-sales', '2010-12', 'day');
    for (const [day, value] of Object.entries(days as Record<string, number>)) expect(netByDay[day]).toBe(cents(value));
    const netByProduct = await byGroup(engine, 'net-sales', '2010-12', 'product');
    for (const [sku, , value] of products as [string, string, number][]) expect(netByProduct[sku]).toBe(cents(value));
    const again = await bring(engine, 'online_retail/online_retail_2010-12.csv', 'online-retail.json');
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: source.rows });
    await ask(engine, 'imports.undo', { batch: summary.batch });
    expect((await figure(engine, 'net-sales', '2010-12')).status).toBe('not_computable');
    await engine.close();
  }, 60_000);
});

describe.skipIf(!present)('maven deals', () => {
  test('win rate, value, cycle, pipeline, by rep and product', async () => {
    const engine = await open('maven', 'USD');
    const want = expected('maven_crm');
    await bring(engine, 'maven_crm/products.csv', 'maven-products.json');
    await bring(engine, 'maven_crm/sales_pipeline.csv', 'maven-deals.json');
    const win = await figure(engine, 'win-rate', '2017');
    expect([win.numerator, win.denominator]).toEqual([want.overall.won, want.overall.won + want.overall.lost]);
    expect((await figure(engine, 'won-value', '2017')).value).toBe(cents(want.overall.revenue));
    expect((await figure(engine, 'sales-cycle-days', '2017')).value).toBe(want.overall.won_cycle_days_median);
    expect((await figure(engine, 'sales-cycle-days.mean', '2017')).value).toBeCloseTo(
      want.overall.won_cycle_days_mean,
      4,
    );
    expect((await figure(engine, 'open-pipeline', '2017-Q4')).value).toBe(cents(want.open_pipeline.list_value_total));
    expect((await figure(engine, 'weighted-pipeline', '2017-Q4')).value).toBe(
      cents(want.open_pipeline.weighted_stage_prob_ASSUMED),
    );
    expect(((await figure(engine, 'pipeline-velocity.mean', '2017')).value ?? 0) / 100).toBeCloseTo(
      want.sales_velocity_per_day,
      1,
    );
    const reps = await byGroup(engine, 'won-value', '2017', 'rep');
    for (const [rep, one] of Object.entries(want.by_agent as Record<string, { revenue: number }>))
      expect(reps[rep]).toBe(cents(one.revenue));
    const products = await byGroup(engine, 'won-value', '2017', 'product');
    expect(products['GTX Pro']).toBe(cents(want.by_product['GTX Pro'].revenue));
    for (const [quarter, one] of Object.entries(want.by_close_quarter as Record<string, { revenue: number }>))
      expect((await figure(engine, 'won-value', quarter)).value).toBe(cents(one.revenue));
    await engine.close();
  }, 60_000);
});

describe.skipIf(!present)('cdnow, northwind, shopify, mailchimp', () => {
  test('cdnow: fixed columns, no header, order totals', async () => {
    const engine = await open('cdnow', 'USD');
    const { totals } = expected('cdnow');
    await bring(engine, 'cdnow/CDNOW_sample.txt', 'cdnow.json');
    expect((await figure(engine, 'net-sales', '1997-01-01..1998-12-31')).value).toBe(cents(totals.revenue));
    const repeat = await figure(engine, 'repeat-rate', '1997-01-01..1998-12-31');
    // Eight of the 2,357 customers only ever bought for 0.00, which is an adjustment and no order.
    expect(repeat.denominator).toBe(2349);
    expect((await figure(engine, 'customer-lifetime-revenue', '1998')).numerator).toBe(cents(totals.revenue));
    await engine.close();
  }, 60_000);

  test('northwind: look-ups, discount rates, more decimals than the currency', async () => {
    const engine = await open('northwind', 'USD');
    const want = expected('northwind');
    await bring(engine, 'northwind/order_details.csv', 'northwind-lines.json');
    const all = '1996-07-04..1998-05-06';
    expect((await figure(engine, 'gross-sales', all)).value).toBe(cents(want.totals.gross));
    expect((await figure(engine, 'net-sales', all)).value).toBe(126_579_304);
    expect((await figure(engine, 'orders', all)).value).toBe(want.rows.orders);
    expect((await figure(engine, 'units', all)).value).toBe(want.totals.units);
    expect((await figure(engine, 'repeat-rate', all)).value).toBeCloseTo(want.totals.repeat_rate, 6);
    const reps = await byGroup(engine, 'net-sales', all, 'rep');
    for (const [rep, one] of Object.entries(want.by_employee as Record<string, { net_revenue: number }>))
      expect(Math.abs((reps[rep] ?? 0) / 100 - one.net_revenue)).toBeLessThanOrEqual(0.005_001);
    await engine.close();
  }, 60_000);

  test('shopify: orders over several rows, refunds, spend by month', async () => {
    const engine = await open('shopify', 'USD');
    const { shopify_orders: want } = expected('exports');
    await bring(engine, 'exports/shopify_orders_ltv_kit/shopify_orders_sample.csv');
    await bring(engine, 'exports/shopify_orders_ltv_kit/ad_spend_sample.csv', 'ad-spend-by-month.json');
    expect((await figure(engine, 'gross-sales', '2025')).value).toBe(cents(want.gross));
    expect((await figure(engine, 'net-sales', '2025')).value).toBe(cents(want.net));
    expect((await figure(engine, 'orders', '2025')).value).toBe(want.orders);
    // The expected file counts the orders without an e-mail as one more customer; a customer has a name here.
    const repeat = await figure(engine, 'repeat-rate', '2025');
    expect([repeat.numerator, repeat.denominator]).toEqual([want.repeat_customers - 1, want.customers - 1]);
    for (const [month, one] of Object.entries(
      want.monthly as Record<string, { net: number; ad_spend: number | null; roas_net: number | null }>,
    )) {
      expect((await figure(engine, 'net-sales', month)).value).toBe(cents(one.net));
      if (one.ad_spend === null) continue;
      expect((await figure(engine, 'ad-spend', month)).value).toBe(cents(one.ad_spend));
      expect((await figure(engine, 'roas', month)).value).toBeCloseTo(one.roas_net ?? 0, 6);
    }
    await engine.close();
  }, 60_000);

  test('mailchimp: the three files of an audience', async () => {
    const engine = await open('mailchimp', 'USD');
    for (const file of ['subscribed', 'unsubscribed', 'cleaned'])
      expect(await bring(engine, `exports/mailchimp/${file}.csv`)).toMatchObject({ rows: 5, created: 5 });
    await engine.close();
  }, 60_000);
});
