import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

/** Exports of shops, CRMs, ad platforms and payment services, written by hand with every trap that was seen; the expectations are counted by hand. */
const folder = resolve(import.meta.dirname, '../fixtures/exports');
const at = (name: string): string => join(folder, name);

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const inspect = (name: string) => world.ask<Output<'imports.inspect'>>('imports.inspect', { path: at(name) });
const notices = (summary: Output<'imports.run'>): string[] => summary.errors.map((one) => one.problem);

const WHOLE = readdirSync(folder).filter((name) => name !== 'google-ads-all-time.csv');

describe.each(WHOLE)('%s', (name) => {
  test('comes in whole, once more changes nothing, and taken back leaves nothing', async () => {
    const empty = world.checksum();
    const first = await world.bring(at(name));
    expect(first.errors.filter((one) => one.level === 'error')).toEqual([]);
    expect(first.created + first.updated + first.unchanged + first.skipped).toBe(first.rows);
    const once = world.checksum();
    const again = await world.bring(at(name));
    expect(again).toMatchObject({ created: 0, updated: 0, skipped: first.skipped });
    expect(world.checksum()).toBe(once);
    for (const { batch } of [again, first])
      expect((await world.ask<Output<'imports.undo'>>('imports.undo', { batch })).conflicts).toEqual([]);
    expect(world.checksum()).toBe(empty);
    expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
  });
});

test.each([
  ['shopify-products-legacy.csv', 'products', 'Shopify products'],
  ['shopify-products-new.csv', 'products', 'Shopify products'],
  ['shopify-inventory.csv', 'stock', 'Shopify inventory'],
  ['shopify-inventory-older.csv', 'stock', 'Shopify inventory'],
  ['inventory_export_2026-05-01.csv', 'stock', 'Shopify inventory'],
  ['hubspot-deals.csv', 'deals', 'HubSpot deals'],
  ['pipedrive-deals.csv', 'deals', 'Pipedrive deals'],
  ['stripe-payments.csv', 'order-lines', 'Stripe payments'],
  ['google-ads-period.csv', 'ad-days', 'Google Ads'],
  ['google-ads-all-time.csv', 'ad-days', 'Google Ads'],
  ['meta-fr.csv', 'ad-days', 'Meta Ads'],
  ['meta-de.csv', 'ad-days', 'Meta Ads'],
  ['ga4.csv', 'results', 'Google Analytics traffic'],
])('%s is known by its header', async (name, format, vendor) => {
  expect(await inspect(name)).toMatchObject({ recognised: true, format, vendor });
});

describe('Shopify products', () => {
  const PRODUCTS = 'SELECT sku, name, line, price_minor, cost_minor FROM products ORDER BY source_line';

  test('the older layout: variants, pictures on rows of their own, a code with zeros, no code at all', async () => {
    const summary = await world.bring(at('shopify-products-legacy.csv'));
    expect(summary).toMatchObject({ rows: 5, created: 4, skipped: 1 });
    expect(world.rows(PRODUCTS)).toEqual([
      { sku: 'HV-3D', name: 'Dry Shampoo, 150 ml / Dark', line: 'Styling', price_minor: 102_400, cost_minor: 640 },
      { sku: 'HV-3S', name: 'Dry Shampoo, 60 ml / Dark', line: 'Styling', price_minor: 1250, cost_minor: 210 },
      { sku: '007', name: 'Gift Card', line: '', price_minor: 2500, cost_minor: null },
      { sku: '', name: 'Mousse – Été', line: 'Styling', price_minor: 1800, cost_minor: null },
    ]);
  });

  test('the newer layout, its columns in another order', async () => {
    await world.bring(at('shopify-products-new.csv'));
    expect(world.rows(PRODUCTS)).toEqual([
      { sku: 'NB-1', name: 'Night Balm, 30 g', line: 'Care', price_minor: 2200, cost_minor: 525 },
      { sku: 'NB-2', name: 'Night Balm, 50 g', line: 'Care', price_minor: 3400, cost_minor: null },
    ]);
  });
});

describe('Shopify inventory', () => {
  const LEVELS =
    'SELECT p.sku, p.name, s.location, s.as_of, s.on_hand FROM stock_levels s JOIN products p ON p.key = s.product_key ORDER BY s.as_of, s.source_line, s.location';

  test('what is on hand, without what is not stocked; a product without a code is known by its name', async () => {
    const summary = await world.bring(at('shopify-inventory.csv'));
    expect(summary).toMatchObject({ rows: 4, created: 3, skipped: 1 });
    expect(notices(summary)).toContain('A product is not stocked at a place: left out there.');
    expect(world.rows(LEVELS)).toEqual([
      { sku: 'HV-3D', name: 'Dry Shampoo, 150 ml / Dark', location: 'Brook Street', as_of: '2026-05-13', on_hand: 40 },
      { sku: 'HV-3D', name: 'Dry Shampoo, 150 ml / Dark', location: 'Warehouse', as_of: '2026-05-13', on_hand: 1204 },
      { sku: '', name: 'Mousse – Été', location: 'Warehouse', as_of: '2026-05-13', on_hand: 0 },
    ]);
  });

  test('a file of another day is a snapshot beside it; the day may stand in its name, the places as columns', async () => {
    await world.bring(at('shopify-inventory-older.csv'));
    const summary = await world.bring(at('inventory_export_2026-05-01.csv'));
    expect(notices(summary)).toEqual(
      expect.arrayContaining([expect.stringContaining('2026-05-01'), expect.stringContaining('available pieces only')]),
    );
    expect(world.rows(LEVELS).map(({ sku, location, as_of, on_hand }) => [sku, location, as_of, on_hand])).toEqual([
      ['HV-3D', 'Brook Street', '2026-05-01', 33],
      ['HV-3D', 'Warehouse', '2026-05-01', 900],
      ['HV-3S', 'Warehouse', '2026-05-01', 7],
      ['HV-3D', 'Brook Street', '2026-05-13', 35],
    ]);
  });
});

describe('deals', () => {
  const DEALS = `SELECT d.external_id AS id, d.title, s.name AS stage, s.kind, d.value_minor AS value, d.currency, c.name AS company, p.name AS owner,
    d.created_day, d.closed_day, d.expected_close, d.entered_stage_at FROM deals d JOIN stages s ON s.id = d.stage_id
    LEFT JOIN companies c ON c.key = d.company_key LEFT JOIN people p ON p.key = d.owner_key ORDER BY d.external_id`;
  const HISTORY = `SELECT d.external_id AS id, s.name AS stage, substr(h.entered_at, 1, 10) AS day FROM deal_stages h JOIN deals d ON d.id = h.deal_id
    JOIN stages s ON s.id = h.stage_id ORDER BY d.external_id, h.entered_at`;

  test('HubSpot: labels and internal ids are one stage, dated stages are its history, the first of several companies counts', async () => {
    await world.bring(at('hubspot-deals.csv'));
    const deals = world.rows(DEALS);
    expect(deals.map((deal) => [deal['id'], deal['kind'], deal['value'], deal['company'], deal['closed_day']])).toEqual(
      [
        ['9001', 'won', 1_240_050, 'Juniper Room', '2026-04-20'],
        ['9002', 'open', null, 'Rook & Wren', null],
        ['9003', 'lost', 30_000, null, '2026-05-02'],
      ],
    );
    expect(deals[1]).toMatchObject({ title: 'Rook, spring\nreorder', expected_close: '2026-06-30' });
    expect(world.rows(HISTORY).map(({ id, stage, day }) => [id, String(stage).toLowerCase(), day])).toEqual([
      ['9001', 'qualified to buy', '2026-03-05'],
      ['9001', 'contract sent', '2026-04-02'],
      ['9001', 'closed won', '2026-04-20'],
      ['9002', 'qualified to buy', '2026-04-12'],
      ['9003', 'closed lost', '2026-05-02'],
    ]);
  });

  test('Pipedrive: the status says what is won and lost, organizations and people stand by name', async () => {
    const summary = await world.bring(at('pipedrive-deals.csv'));
    expect(summary).toMatchObject({ rows: 4, created: 3, skipped: 1 });
    expect(
      world.rows(DEALS).map((deal) => [deal['id'], deal['kind'], deal['value'], deal['currency'], deal['closed_day']]),
    ).toEqual([
      ['17', 'open', 125_050, 'EUR', null],
      ['18', 'won', 90_000, 'EUR', '2026-05-04'],
      ['19', 'lost', 8000, 'EUR', '2026-04-30'],
    ]);
    expect(world.rows(DEALS)[0]).toMatchObject({
      stage: 'Proposal made',
      company: 'Café Lumière',
      created_day: '2026-04-02',
      expected_close: '2026-06-15',
      entered_stage_at: '2026-04-20T00:00:00.000Z',
    });
    expect(world.rows('SELECT name FROM companies ORDER BY name')).toEqual([
      { name: 'Café Lumière' },
      { name: 'Rook & Wren' },
    ]);
    expect(world.rows('SELECT name FROM contacts')).toEqual([{ name: 'Ada Beck' }]);
  });

  test('without an id two deals of one name are a question, not one deal', async () => {
    const file = world.file(
      'deals.csv',
      'Deal - Title,Deal - Stage,Deal - Organization,Deal - Value\nReorder,Lead in,Rook & Wren,10\nReorder,Lead in,Rook & Wren,20\n',
    );
    const summary = await world.bring(file);
    expect(summary.batch).toBeNull();
    expect(summary.errors.filter((one) => one.level === 'error')).toMatchObject([
      { line: 3, problem: expect.stringContaining('A second deal is called Reorder · Rook & Wren') as string },
    ]);
  });
});

test('Stripe: what was paid comes in on the day of UTC, what was given back with it, and nothing of the card is kept', async () => {
  const summary = await world.bring(at('stripe-payments.csv'));
  expect(summary).toMatchObject({ rows: 4, created: 2, skipped: 2 });
  expect(
    world.rows(
      'SELECT o.external_id AS id, l.kind, l.day, l.amount_minor AS amount, c.natural_key AS customer FROM order_lines l JOIN orders o ON o.key = l.order_key LEFT JOIN customers c ON c.key = l.customer_key ORDER BY l.key',
    ),
  ).toEqual([
    { id: 'ch_1', kind: 'sale', day: '2026-05-01', amount: 102_400, customer: 'ana@mail.example' },
    { id: 'ch_2', kind: 'sale', day: '2026-05-02', amount: 4000, customer: 'cus_2' },
    { id: 'ch_2', kind: 'return', day: '2026-05-02', amount: -1500, customer: 'cus_2' },
  ]);
  const line = await world.ask<Output<'metrics.sourceLine'>>('metrics.sourceLine', { batch: summary.batch, line: 4 });
  const cells = Object.fromEntries(line.cells.map(({ column, value }) => [column, value]));
  expect(cells).toMatchObject({ id: 'ch_2', Amount: '40.00' });
  expect(JSON.stringify(line)).not.toMatch(/SECRET|4111|card_8/);
});

describe('ads and traffic', () => {
  const ADS = `SELECT c.name, a.from_day, a.to_day, a.platform, a.currency, a.spend_minor AS spend, a.impressions, a.clicks, a.reach FROM ad_days a
    JOIN campaigns c ON c.key = a.campaign_key ORDER BY a.key`;

  test('a period total is kept as one of its whole period, without the rows of totals', async () => {
    await world.bring(at('google-ads-period.csv'));
    expect(world.rows(ADS)).toMatchObject([
      {
        name: 'Brand search',
        from_day: '2026-04-01',
        to_day: '2026-04-30',
        currency: 'EUR',
        spend: 102_450,
        impressions: 12_345,
      },
      { name: 'Discovery', from_day: '2026-04-01', to_day: '2026-04-30', spend: 0, impressions: 0 },
    ]);
  });

  test('one that does not say which days it covers is refused with what to do', async () => {
    const { message } = await world.refusal('imports.run', { path: at('google-ads-all-time.csv') });
    expect(message).toMatch(/does not say which days it covers/);
  });

  test('Meta in French, its currency in the header, a total without a campaign at its end', async () => {
    await world.bring(at('meta-fr.csv'));
    expect(world.rows(ADS)).toEqual([
      {
        name: 'Été doux',
        from_day: '2026-04-01',
        to_day: '2026-04-07',
        platform: 'Meta',
        currency: 'USD',
        spend: 123_456,
        impressions: 3400,
        clicks: 88,
        reach: 1200,
      },
    ]);
  });

  test('Meta in German by day, dates with points', async () => {
    await world.bring(at('meta-de.csv'));
    expect(
      world.rows(ADS).map((row) => [row['from_day'], row['to_day'], row['currency'], row['spend'], row['impressions']]),
    ).toEqual([
      ['2026-04-01', '2026-04-01', 'EUR', 1250, 1204],
      ['2026-04-02', '2026-04-02', 'EUR', 750, 800],
    ]);
  });

  test('Analytics: rows of a second dimension are added up, further tables are left out', async () => {
    const summary = await world.bring(at('ga4.csv'));
    expect(notices(summary).join(' ')).toMatch(/further tables/);
    expect(
      world.rows(
        'SELECT from_day, to_day, name, promotion, sessions, bounces, revenue_minor AS revenue FROM result_days ORDER BY key',
      ),
    ).toEqual([
      {
        from_day: '2026-04-01',
        to_day: '2026-04-30',
        name: 'Organic Search',
        promotion: 'seo-content',
        sessions: 500,
        bounces: 200,
        revenue: 100_050,
      },
      {
        from_day: '2026-04-01',
        to_day: '2026-04-30',
        name: 'Email',
        promotion: 'email',
        sessions: 500,
        bounces: 200,
        revenue: 50_000,
      },
    ]);
  });
});

test('the total of Analytics is left out, too, where its name was cut off', async () => {
  const file = [
    '# ----------------------------------------',
    '# Traffic acquisition: Session default channel group',
    '# Start date: 20260501',
    '# End date: 20260507',
    '# ----------------------------------------',
    '',
    'Sessions;SESSION DEFAULT CHANNEL GROUP;Engaged sessions;Engagement rate;Total revenue',
    '1.000;;600;0,6;1.500,50',
    '600;Organic Search;400;0,6667;1.000,50',
    '400;(not set);200;0,5;500,00',
  ].join('\n');
  const summary = await world.bring(world.file('ga4.csv', file));
  expect(summary).toMatchObject({ created: 2 });
  expect(world.rows('SELECT name, sessions FROM result_days ORDER BY sessions')).toEqual([
    { name: '(not set)', sessions: 400 },
    { name: 'Organic Search', sessions: 600 },
  ]);
});
