import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../../src/main/engine/metrics/catalogue';
import type { MetricValue } from '../../../src/shared/contract/metrics';
import { openRaw, randomFiles, type World, worldOf } from './world';

/**
 * Contributions are fractions of a minor unit where a rate applies; a numerator of money is rounded once, the
 * one of marketing ROI twice: it is revenue less cost.
 */
const same = (sum: number, value: MetricValue): void => {
  const numerator = value.numerator ?? 0;
  const rounded = value.metric.startsWith('marketing-roi') ? 2 : 1;
  expect(
    Math.abs(sum - numerator),
    `${value.metric} ${value.group ?? 'whole'}: rows ${sum}, numerator ${numerator}`,
  ).toBeLessThanOrEqual(0.500_01 * rounded + Math.abs(numerator) * 1e-9);
};

/** A cost of campaigns beside ad spend and of each product, and what platforms count, which no file brings. */
const addCosts = (path: string): void => {
  const raw = openRaw(path);
  raw
    .prepare(
      "UPDATE campaigns SET other_cost_minor = 123457, starts = '2025-03-10', ends = '2025-07-02' WHERE name = 'Spring'",
    )
    .run();
  raw.prepare('UPDATE ad_days SET conversions = key % 7 + 0.25, orders = key % 3').run();
  raw.prepare('UPDATE products SET cost_minor = 100 + key * 7 WHERE cost_minor IS NULL').run();
  raw.close();
};

/** Results beside ads, and people on the email list: what the figures of marketing rest on. */
const bringResults = async (world: World, month: string): Promise<void> => {
  const bring = async (name: string, format: 'results' | 'contacts' | 'subscriptions', text: string): Promise<void> => {
    const path = join(world.folder, name);
    writeFileSync(path, text);
    const { batch, errors } = await world.call('imports.run', { path, format });
    if (batch === null) throw new Error(JSON.stringify(errors));
  };
  const days = Array.from({ length: 40 }, (_, index) => {
    const day = new Date(Date.parse('2025-04-01') + index * 3 * 86_400_000).toISOString().slice(0, 10);
    const [campaign, promotion] =
      [
        ['Spring', 'social'],
        ['Newsletter', 'email'],
        ['', 'seo-content'],
      ][index % 3] ?? [];
    return [
      day,
      campaign,
      promotion,
      `Item ${index % 4}`,
      900 + index,
      700 + index,
      30,
      12,
      index,
      1,
      5000 + index,
      400 + index,
      120,
      395,
      380,
      90,
      20,
      3,
      60 + index,
      7 + (index % 5),
      index % 4,
      40 + index,
      9.5,
    ].join();
  });
  await bring(
    'results.csv',
    'results',
    `day,campaign,promotion,name,impressions,reach,clicks,likes,comments,shares,followers,sessions,bounces,sent,delivered,opened,email_clicks,unsubscribed,orders,leads,qualified,revenue,spend\n${days.join('\n')}\n${month}-20,Glow,advertising,Typed ad,100,90,5,,,,,,,,,,,,,2,1,30,12.34\n`,
  );
  const people = Array.from({ length: 30 }, (_, index) => {
    const first = new Date(Date.parse('2025-01-01') + index * 9 * 86_400_000).toISOString().slice(0, 10);
    return `p${index}@x.example,${index % 7 === 0 ? 'no' : 'yes'},${first},${index % 7 === 0 ? '2025-08-15' : ''}`;
  });
  await bring('people.csv', 'contacts', `email,opt_in,opted_in_on,opted_out_on\n${people.join('\n')}\n`);
  // Some began before the period, some ended in it, some customers moved from one plan to another.
  const dated = (days: number): string =>
    new Date(Date.parse('2025-01-03') + days * 86_400_000).toISOString().slice(0, 10);
  const subscriptions = Array.from({ length: 60 }, (_, index) => {
    const start = (index * 17) % 300;
    const end = index % 3 === 0 ? dated(start + 20 + ((index * 7) % 150)) : '';
    return `S${index % 37},Plan ${index % 4},${dated(start)},${end},${12 + index}.${index % 10},${index % 9 === 0 ? 'EUR' : ''}`;
  });
  await bring(
    'subscriptions.csv',
    'subscriptions',
    `customer_id,plan,started_at,ended_at,monthly_amount,currency\n${subscriptions.join('\n')}\n`,
  );
};

describe.each([
  {
    name: 'returns on the day processed',
    refundDating: 'processed' as const,
    seed: 3,
    period: '2025-04-01..2025-09-17',
    unrated: false,
  },
  {
    name: 'returns on the day of their order',
    refundDating: 'order' as const,
    seed: 8,
    period: '2025-02-11..2025-12-31',
    unrated: true,
  },
])('the rows behind every figure, $name', ({ refundDating, seed, period, unrated }) => {
  let world: World;
  beforeAll(async () => {
    world = await worldOf(randomFiles(seed, { unrated }), { refundDating });
    await bringResults(world, period.slice(0, 7));
    await world.engine.close();
    addCosts(world.path);
    const { createEngine } = await import('../../../src/main/engine/index');
    world.engine = await createEngine({ workspacePath: world.path, clock: () => Date.parse('2026-02-10T12:00:00Z') });
    world.call = async (channel, input) => {
      const result = await world.engine.call(channel, input);
      if (!result.ok) throw new Error(`${channel}: ${result.error.message}`);
      return result.value as never;
    };
  });
  afterAll(() => world.close());

  // Targets and creators' codes are worlds of their own: test/store/targets.test.ts and creators.test.ts open them.
  test.each(
    METRICS.filter((spec) => !spec.sources.includes('targets') && !spec.sources.includes('creators')).map(
      (spec) => spec.id,
    ),
  )('%s: contributions sum to the numerator, whole and in every group', async (metric) => {
    const spec = METRICS.find((one) => one.id === metric);
    const [whole] = await world.call('metrics.evaluate', { metrics: [metric], period });
    if (!whole) throw new Error('no figure');
    const rows = await world.call('metrics.rows', { metric, period, limit: 50_000, offset: 0 });
    expect(rows.rows.length).toBe(rows.total);
    // Some lines of these files name no product, so that what they cost is not known: only its groups have a margin.
    if (metric === 'gross-margin') expect(whole.reason).toContain('of products without a cost');
    else {
      expect(whole.status, `${metric}: ${whole.reason}`).not.toBe('not_computable');
      same(
        rows.rows.reduce((sum, row) => sum + row.contribution, 0),
        whole,
      );
    }
    for (const by of spec?.dimensions ?? []) {
      const groups = await world.call('metrics.evaluate', { metrics: [metric], period, by });
      // Days are many and alike: every 25th is opened.
      for (const group of groups.filter((_, index) => by !== 'day' || index % 25 === 0)) {
        if (group.status === 'not_computable') continue;
        const behind = await world.call('metrics.rows', {
          metric,
          period,
          by,
          group: group.group ?? '',
          limit: 50_000,
          offset: 0,
        });
        expect(behind.rows.length, `${metric} of ${group.group}`).toBe(behind.total);
        same(
          behind.rows.reduce((sum, row) => sum + row.contribution, 0),
          group,
        );
        same(behind.sum, group);
      }
      if (spec?.additive && !(spec.eachPeriod && ['day', 'week', 'month'].includes(by))) {
        const sum = groups.reduce((total, group) => total + (group.value ?? 0), 0);
        // Each group of money is rounded once: half a minor unit each at most.
        expect(Math.abs(sum - (whole.value ?? 0)), `${metric} by ${by}: ${sum} of ${whole.value}`).toBeLessThanOrEqual(
          spec.unit === 'money' ? groups.length / 2 : 0,
        );
      }
    }
  });

  test('lines narrowed to products and places are counted and summed as they are read', async () => {
    const namesBy = async (by: 'product' | 'channel') =>
      (await world.call('metrics.evaluate', { metrics: ['net-sales'], period, by })).map(({ group }) => group ?? '');
    const [products, channels] = [await namesBy('product'), await namesBy('channel')];
    const country = (await world.call('metrics.evaluate', { metrics: ['net-sales'], period, by: 'country' }))[0]?.group;
    const narrowed = [
      { products: products.slice(0, 3) },
      { places: ['web', 'site'] },
      { products: products.slice(2, 6), places: ['web'] },
      { products: products.slice(0, 4), by: 'channel', group: channels[0] },
      { products: products.slice(0, 4), by: 'country', group: country ?? '' },
      { places: ['web', 'other'], by: 'product', group: products[0] },
    ] as const;
    for (const metric of ['net-sales', 'gross-sales', 'returns', 'units', 'discounts'])
      for (const which of narrowed) {
        const asked = { metric, period, ...which, products: [...(('products' in which && which.products) || [])] };
        const places = 'places' in which ? [...which.places] : [];
        const input = { ...asked, places, limit: 50_000, offset: 0 };
        const found = await world.call('metrics.rows', input);
        const sum = found.rows.reduce((total, row) => total + row.contribution, 0);
        expect(found.total, JSON.stringify(which)).toBe(found.rows.length);
        expect(Math.abs(found.sum - sum), `${metric} ${JSON.stringify(which)}`).toBeLessThan(0.001);
      }
  });

  test('every row names a file and a line that is there', async () => {
    for (const spec of METRICS) {
      const { rows } = await world.call('metrics.rows', { metric: spec.id, period, limit: 40, offset: 0 });
      for (const row of rows) {
        if (row.entity === 'campaigns') continue;
        const lines = readFileSync(join(world.folder, basename(row.file ?? '')), 'utf8').split('\n');
        expect(row.line, `${spec.id} ${row.entity}`).toBeGreaterThan(1);
        const line = lines[(row.line ?? 0) - 1] ?? '';
        const source = await world.call('metrics.sourceLine', { batch: row.batch ?? 0, line: row.line ?? 0 });
        for (const cell of source.cells) expect(line).toContain(cell.value);
      }
    }
  });

  test('pages follow each other', async () => {
    const all = await world.call('metrics.rows', { metric: 'marketing-roi', period, limit: 50_000, offset: 0 });
    const ids: string[] = [];
    for (let offset = 0; offset < all.total; offset += 37)
      ids.push(
        ...(await world.call('metrics.rows', { metric: 'marketing-roi', period, limit: 37, offset })).rows.map(
          (row) => `${row.entity} ${row.id}`,
        ),
      );
    expect(ids).toEqual(all.rows.map((row) => `${row.entity} ${row.id}`));
    expect(new Set(ids).size).toBe(all.total);
  });
});
