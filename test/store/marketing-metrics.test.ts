import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import type { MetricValue } from '../../src/shared/contract/metrics';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const bring = (name: string, text: string, more: object = {}) => world.bring(world.file(name, text), more);
const figures = async (metrics: string[], period = '2026-04', more: object = {}): Promise<MetricValue[]> =>
  world.ask<MetricValue[]>('metrics.evaluate', { metrics, period, ...more });

const RESULTS =
  `day,campaign,promotion,name,impressions,reach,likes,comments,shares,followers,sessions,bounces,delivered,opened,email_clicks,unsubscribed,spend
2026-04-02,Curls,social,Reel,2000,1000,40,6,4,5000,,,,,,,
2026-04-09,Curls,social,Story,,,30,,,5100,,,,,,,25
2026-04-10,Letter,email,April letter,,,,,,,,,1000,420,80,5,
2026-04-30,Letter,email,Second letter,,,,,,,,,500,,20,,
2026-04-01..,,,,,,,,,,,,,,,,
`.replace(/2026-04-01\.\..*\n/, '');

test('rates are sums over sums of rows that say both parts', async () => {
  await bring('results.csv', RESULTS, { format: 'results' });
  await bring('web.csv', 'day,name,sessions,bounces\n2026-04-03,Site,600,200\n2026-04-04,Site,400,200\n', {
    format: 'results',
  });
  const found = await figures([
    'engagement',
    'engagement-rate',
    'engagement-rate.followers',
    'engagement-rate.impressions',
    'email-open-rate',
    'email-click-rate',
    'unsubscribe-rate',
    'web-bounce-rate',
  ]);
  // By hand: 50 + 30 reactions; 50 of 1,000 reached; 80 of 5,100 followers; 50 of 2,000 shown; 420 of 1,000 opened
  // (the second letter does not say); 100 of 1,500 clicked; 5 of 1,000 left; 400 of 1,000 visits not engaged.
  expect(found.map(({ metric, value, status }) => [metric, value, status])).toEqual(
    [
      ['engagement', 80, 'stale'],
      ['engagement-rate', 0.05, 'stale'],
      ['engagement-rate.followers', 80 / 5100, 'stale'],
      ['engagement-rate.impressions', 0.025, 'stale'],
      ['email-open-rate', 0.42, 'stale'],
      ['email-click-rate', 100 / 1500, 'stale'],
      ['unsubscribe-rate', 0.005, 'stale'],
      ['web-bounce-rate', 0.4, 'stale'],
    ].map(([metric, value]) => [metric, value, 'ok']),
  );
  const byPromotion = await figures(['engagement'], '2026-04', { by: 'promotion' });
  expect(byPromotion.map(({ group, value }) => [group, value])).toEqual([['social', 80]]);
  const byContent = await figures(['engagement'], '2026-04', { by: 'content' });
  expect(byContent.map(({ group, value }) => [group, value])).toEqual([
    ['Reel', 50],
    ['Story', 30],
  ]);
});

test('what no row speaks of is said and never a zero; organic spend is a cost and no ad spend', async () => {
  await bring('results.csv', RESULTS, { format: 'results' });
  const [bounce, spend, cpm] = await figures(['web-bounce-rate', 'ad-spend', 'cpm']);
  expect(bounce).toMatchObject({
    status: 'not_computable',
    value: null,
    reason: 'No row of results says how many sessions there were and how many bounced.',
  });
  expect(spend).toMatchObject({ value: 0 });
  expect(cpm).toMatchObject({ status: 'not_computable', reason: 'There are no ad impressions in this period.' });
  await bring('ads.csv', 'day,campaign,spend,impressions,clicks\n2026-04-05,Curls,45.00,9000,90\n');
  const [money, thousand, click] = await figures(['ad-spend', 'cpm', 'cpc']);
  // $45 for 9,000 impressions and 90 clicks: $5 a thousand, 50 cents a click.
  expect([money?.value, thousand?.value, click?.value]).toEqual([4500, 500, 50]);
});

test('the list: 5,000 at the start, 300 came and 150 left is a growth of 3 %', async () => {
  const { listGrowth } = await import('../../src/main/engine/metrics/list-growth');
  const facts = { attributed: false } as never;
  expect(listGrowth.compute({ subscribersStart: 5000, subscribed: 300, optedOut: 100, cleaned: 50 }, facts).value).toBe(
    0.03,
  );
  expect(listGrowth.compute({ subscribed: 3 }, facts)).toMatchObject({
    value: null,
    reason: 'The list was empty when the period began.',
  });
  await bring(
    'people.csv',
    'email,opt_in,opted_in_on,opted_out_on\na@x.example,yes,2026-03-01,\nb@x.example,yes,2026-04-10,\nc@x.example,no,2026-02-01,2026-04-20\nd@x.example,no,,\ne@x.example,yes,,\n',
    { format: 'contacts' },
  );
  const [subscribers, growth] = await figures(['email-subscribers', 'list-growth']);
  // a and b at the end of April; e has no day and counts from its import in May. 1 came, 1 left, 2 were there.
  expect([subscribers?.value, growth?.value]).toEqual([2, 0]);
});

test('cleaned addresses are losses of the list beside those who left, with or without a day', async () => {
  const list = (month: string) =>
    world
      .ask<Output<'metrics.get'>>('metrics.get', { metric: 'list-growth', period: month })
      .then(({ value, terms }) => [value.value, terms.map((term) => term.value)]);
  await bring(
    'people.csv',
    'email,opt_in,opted_in_on,opted_out_on\na@x.example,yes,2026-03-01,\nb@x.example,yes,2026-03-01,\nc@x.example,yes,2026-03-01,\nd@x.example,yes,2026-03-01,\ne@x.example,unsubscribed,2026-03-01,2026-04-20\nf@x.example,cleaned,2026-03-01,2026-04-21\n',
    { format: 'contacts' },
  );
  // Six in April's list: one left, one was cleaned.
  expect(await list('2026-04')).toEqual([-2 / 6, [0, 1, 1, 6]]);
  // The next file gives no day: who was on the list until now is lost today, in May. Brought again it changes nothing.
  const again = 'email,opt_in\na@x.example,cleaned\nb@x.example,unsubscribed\n';
  await bring('cleaned.csv', again, { format: 'contacts' });
  expect(await list('2026-05')).toEqual([-2 / 4, [0, 1, 1, 4]]);
  await bring('cleaned-2.csv', again, { format: 'contacts' });
  expect(await list('2026-05')).toEqual([-2 / 4, [0, 1, 1, 4]]);
});

test('store conversion divides the orders of the web shop by sessions and names its two sources', async () => {
  await bring('web.csv', 'day,name,sessions\n2026-04-03,Site,50\n', { format: 'results' });
  await bring(
    'orders.csv',
    'order_id,ordered_at,quantity,unit_price,channel\nA,2026-04-03,1,10,Web\nB,2026-04-03,1,10,Wholesale\n',
  );
  const [found] = await figures(['store-conversion']);
  expect(found).toMatchObject({ value: 0.02, numerator: 1, denominator: 50 });
  expect(found?.reason).toContain('Two sources');
});

test('ROI by margin takes the cost of goods off; CAC for ads alone stays apart from the loaded one', async () => {
  await bring('products.csv', 'name,sku,price,cost\nMousse,M,20,5\n', { format: 'products' });
  await bring('ads.csv', 'day,campaign,spend\n2026-04-05,Curls,20.00\n');
  await bring('results.csv', 'day,campaign,promotion,spend\n2026-04-06,Curls,influencers,10\n', { format: 'results' });
  await bring(
    'orders.csv',
    'order_id,ordered_at,quantity,unit_price,product_sku,customer_id,campaign\nA,2026-04-07,3,20,M,c1,Curls\nB,2026-04-08,1,20,M,c2,\n',
  );
  const [roi, margin, ads, loaded, roas] = await figures([
    'marketing-roi',
    'marketing-roi.margin',
    'cac.ads',
    'cac',
    'roas',
  ]);
  // $60 attributed, $15 of goods, $20 of ads and $10 for an influencer: (60 − 30) ÷ 30 and (45 − 30) ÷ 30.
  expect([roi?.value, margin?.value]).toEqual([1, 0.5]);
  // Two new customers: $10 each for ads, $15 with everything. ROAS counts ads alone: 60 ÷ 20.
  expect([ads?.value, loaded?.value, roas?.value]).toEqual([1000, 1500, 3]);
});
