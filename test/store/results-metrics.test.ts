import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import type { MetricValue } from '../../src/shared/contract/metrics';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const APRIL = '2026-04';
const figure = async (metric: string): Promise<MetricValue> => {
  const [found] = await world.ask<MetricValue[]>('metrics.evaluate', { metrics: [metric], period: APRIL });
  if (!found) throw new Error(`no ${metric}`);
  return found;
};
const valueOf = async (metric: string): Promise<number | null> => (await figure(metric)).value;
const by = async (metric: string, dimension: string): Promise<Record<string, number | null>> =>
  Object.fromEntries(
    (await world.ask<MetricValue[]>('metrics.evaluate', { metrics: [metric], period: APRIL, by: dimension })).map(
      ({ group, value }) => [group ?? '', value],
    ),
  );
const rowsOf = (metric: string) => world.ask<Output<'metrics.rows'>>('metrics.rows', { metric, period: APRIL });

const campaign = async (name: string, promotion: string): Promise<string> =>
  (
    await world.ask<{ id: string }>('campaigns.create', {
      name,
      promotion,
      starts: '2026-04-01',
      ends: '2026-04-30',
    })
  ).id;
const type = (campaignId: string | null, day: string, values: object, more: object = {}) =>
  world.ask('results.save', {
    rows: [{ id: null, day, toDay: day, campaignId, promotion: '', contentId: null, name: '', values, ...more }],
  });

/** Ads, a social and an email campaign, each with rows that name no promotion channel of their own. */
const fill = async (): Promise<{ curls: string; reels: string; letter: string }> => {
  const [curls, reels, letter] = [
    await campaign('Curls', 'advertising'),
    await campaign('Reels', 'social'),
    await campaign('Letter', 'email'),
  ];
  await type(curls, '2026-04-02', {
    impressions: 4000,
    clicks: 80,
    spend: 4000,
    leads: 8,
    qualified: 2,
    orders: 1,
    revenue: 6000,
  });
  await type(reels, '2026-04-03', { impressions: 1000, clicks: 30, spend: 1000, leads: 2 });
  await type(reels, '2026-04-04', { clicks: 7 });
  await type(letter, '2026-04-06', { sent: 500, delivered: 480, opened: 240, orders: 4, revenue: 20_000 });
  await type(letter, '2026-04-09', { leads: 5 });
  await world.bring(world.file('ads.csv', 'day,campaign,spend,impressions,clicks\n2026-04-05,Curls,20,1000,20\n'));
  await world.bring(
    world.file(
      'leads.csv',
      'lead_id,created,campaign,qualified_at\nA,2026-04-02,Curls,2026-04-04\nB,2026-04-03,Curls,\nC,2026-04-03,Curls,\nD,2026-04-05,Reels,\n',
    ),
    { format: 'leads' },
  );
  return { curls, reels, letter };
};

test('a row without a promotion channel has that of its campaign: typed spend on ads is ad spend', async () => {
  await fill();
  // $40 typed and $20 of the ad file; the $10 of Reels are a cost of social and no ad spend.
  expect(await valueOf('ad-spend')).toBe(6000);
  expect(await by('ad-spend', 'promotion')).toEqual({ advertising: 6000 });
  expect((await rowsOf('ad-spend')).sum).toBe(6000);
  // 80 + 20 clicks on 5,000 impressions of ads: 2 %, 60 cents a click, $12 a thousand.
  expect([await valueOf('ctr'), await valueOf('cpc'), await valueOf('cpm')]).toEqual([0.02, 60, 1200]);
  expect((await rowsOf('ctr')).sum).toBe(100);
  expect((await rowsOf('cpm')).sum).toBe(6000);
});

test('impressions and clicks count whatever channel they were typed for', async () => {
  await fill();
  expect(await by('impressions', 'promotion')).toEqual({ advertising: 5000, social: 1000 });
  expect(await by('clicks', 'promotion')).toEqual({ advertising: 100, social: 37 });
  expect((await rowsOf('clicks')).sum).toBe(137);
  // Only rows that say both: 80 + 20 + 30 of 4,000 + 1,000 + 1,000.
  expect((await figure('ctr.all')).value).toBeCloseTo(130 / 6000, 12);
  expect((await rowsOf('ctr.all')).sum).toBe(130);
});

test('reported leads, orders and revenue stand beside own records and are never added to them', async () => {
  await fill();
  expect(await by('leads.reported', 'campaign')).toEqual({ Curls: 8, Letter: 5, Reels: 2 });
  expect([await valueOf('leads'), await valueOf('leads.reported')]).toEqual([4, 15]);
  expect([await valueOf('qualified-leads'), await valueOf('qualified-leads.reported')]).toEqual([1, 2]);
  expect([await valueOf('orders.reported'), await valueOf('revenue.reported')]).toEqual([5, 26_000]);
  expect((await rowsOf('revenue.reported')).sum).toBe(26_000);
  expect((await rowsOf('leads.reported')).sum).toBe(15);
  // Own leads: ($40 + $20 + $10) ÷ 4. Reported: the rows that say both, ($40 + $10) ÷ (8 + 2).
  expect([await valueOf('cost-per-lead'), await valueOf('cost-per-lead.reported')]).toEqual([1750, 500]);
  expect((await rowsOf('cost-per-lead')).sum).toBe(7000);
  expect((await rowsOf('cost-per-lead.reported')).sum).toBe(5000);
  // One own lead qualified: $70. Two are reported by the row of $40.
  expect([await valueOf('cost-per-qualified-lead'), await valueOf('cost-per-qualified-lead.reported')]).toEqual([
    7000, 2000,
  ]);
  // 20 of 500 emails did not arrive.
  expect(await valueOf('email-bounce-rate')).toBe(0.04);
});

test('what no row reports is said in words and is no zero', async () => {
  const reels = await campaign('Reels', 'social');
  await type(reels, '2026-04-03', { clicks: 30 });
  for (const [metric, reason] of [
    ['leads.reported', 'No row of results has leads.'],
    ['orders.reported', 'No row of ads or results has orders.'],
    ['revenue.reported', 'No row of ads or results has revenue.'],
    ['cost-per-lead.reported', 'No row of results says both what was spent and how many leads came.'],
    ['email-bounce-rate', 'No row of results says how many emails were sent and delivered.'],
    ['impressions', 'No row of ads or results has impressions.'],
  ] as const)
    expect(await figure(metric)).toMatchObject({ status: 'not_computable', value: null, reason });
});

test('platform revenue counts rows that say what was spent, so that web analytics do not count a sale again', async () => {
  const { curls } = await fill();
  await world.bring(
    world.file(
      'ga4.csv',
      '# Start date: 20260401\n# End date: 20260430\nSession default channel group,Sessions,Engaged sessions,Total revenue\nPaid Search,300,200,900\n',
    ),
  );
  // $60 reported for the $40 and $20 of ads; the $900 of analytics are no platform's.
  expect(await valueOf('roas.platform')).toBe(1);
  expect(await by('revenue.reported', 'source')).toEqual({ GA4: 90_000, Typed: 26_000 });
  // A campaign whose ad spend is typed alone has advertised: its own orders stand above that spend.
  const typed = await campaign('Typed ads', 'advertising');
  await type(typed, '2026-04-10', { spend: 5000 });
  await world.bring(
    world.file(
      'orders.csv',
      'order_id,ordered_at,quantity,unit_price,campaign\nA,2026-04-11,1,120,Typed ads\nB,2026-04-11,1,60,Curls\nC,2026-04-12,1,500,Reels\n',
    ),
  );
  // $120 + $60 of campaigns that advertised ÷ ($60 + $50); Reels did not.
  expect((await figure('roas')).value).toBeCloseTo(180 / 110, 12);
  expect((await rowsOf('roas')).sum).toBe(18_000);
  expect((await by('roas', 'campaign'))['Typed ads']).toBe(2.4);
  const { reportedSpend, spentMinor } = await world.ask<Output<'campaigns.get'>>('campaigns.get', { id: curls });
  expect(reportedSpend.map(({ from, minor, ad }) => [from, minor, ad])).toEqual([
    ['2026-04-05', 2000, true],
    ['2026-04-02', 4000, true],
  ]);
  expect(spentMinor).toBe(6000);
  const page = await world.ask<Output<'campaigns.figures'>>('campaigns.figures', { id: curls });
  expect(page.beside.map(({ name, reported, own }) => [name, reported?.value ?? null, own?.value ?? null])).toEqual([
    ['Impressions', 5000, null],
    ['Clicks', 100, null],
    ['Leads', 8, 3],
    ['Cost per lead', 500, 2000],
    ['Qualified leads', 2, 1],
    ['Cost per qualified lead', 2000, 6000],
    ['Orders', 1, 1],
    ['Revenue', 6000, 6000],
  ]);
});

test('ROAS and ROI of own orders never fall back on platforms or on all sales', async () => {
  const curls = await campaign('Curls', 'advertising');
  await type(curls, '2026-04-02', { spend: 4000, revenue: 9000 });
  // Without any order there is nothing to say; the platform's own figure stands by itself: 90 ÷ 40.
  for (const metric of ['roas', 'marketing-roi', 'marketing-roi.margin'])
    expect(await figure(metric)).toMatchObject({
      status: 'not_computable',
      reason: 'No orders have been imported yet.',
    });
  expect(await valueOf('roas.platform')).toBe(2.25);
  await world.bring(
    world.file(
      'orders.csv',
      'order_id,ordered_at,quantity,unit_price,discount_code\nA,2026-04-11,1,120,CURL\nB,2026-04-12,1,50,\n',
    ),
  );
  // $170 were sold and nobody says that a campaign brought them: a real zero, and all of the cost is lost.
  expect(await figure('roas')).toMatchObject({ value: 0, numerator: 0, denominator: 4000 });
  expect((await figure('roas')).reason).toContain('No order is attributed to a campaign yet');
  expect((await rowsOf('roas')).sum).toBe(0);
  expect([await valueOf('marketing-roi'), await valueOf('marketing-roi.margin')]).toEqual([-1, -1]);
  // With the code of the campaign $120 are its own: 120 ÷ 40 and (120 − 40) ÷ 40, beside the platform's 2.25.
  await world.ask('campaigns.update', { id: curls, code: 'curl' });
  expect([await valueOf('roas'), await valueOf('marketing-roi'), await valueOf('roas.platform')]).toEqual([3, 2, 2.25]);
  // A period that the imported orders do not reach says so.
  await type(curls, '2026-05-02', { spend: 1000 });
  const [may] = await world.ask<MetricValue[]>('metrics.evaluate', { metrics: ['roas'], period: '2026-05' });
  expect(may).toMatchObject({ status: 'not_computable', reason: 'The orders end on 2026-04-12.' });
});
