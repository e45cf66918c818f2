import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const PERIOD = '2026-05';
/** Balm, comb and soap; two customers buy the balm twice. Brightwell has two places, the web none. */
const LINES = `order_id,date,customer_id,sku,product,quantity,unit_price,currency,channel,location
1,2026-05-02,ann,B,Balm,3,10.00,USD,Web,
2,2026-05-03,ann,B,Balm,2,9.00,USD,Brightwell,Main street
3,2026-05-04,bob,B,Balm,5,6.00,USD,Brightwell,Brightwell.com
4,2026-05-05,bob,B,Balm,-1,10.00,USD,Web,
5,2026-05-06,bob,B,Balm,1,7.00,USD,Web,
6,2026-04-05,cid,B,Balm,4,8.00,USD,Web,
7,2026-05-06,cid,C,Comb,1,5.00,USD,Web,
7,2026-05-06,cid,B,Balm,1,10.00,USD,Web,
8,2026-05-07,dee,S,Soap,2,3.00,USD,Web,
`;
/** The same balm abroad, where money has no rate. */
const ABROAD = `order_id,date,customer_id,sku,product,quantity,unit_price,currency,channel,location
20,2026-05-10,eve,B,Balm,90,4.00,EUR,Web,
21,2026-05-11,eve,B,Balm,1,4.00,EUR,Paris,
`;

const bring = (lines = LINES): Promise<unknown> => world.bring(world.file('lines.csv', lines));
const products = async (): Promise<Output<'products.list'>['rows']> =>
  (await world.ask<Output<'products.list'>>('products.list', { period: PERIOD })).rows;
const idOf = async (sku: string): Promise<string> => (await products()).find((row) => row.sku === sku)?.id ?? '';
const sheet = async (of: { productId?: string; line?: string }): Promise<string> =>
  (
    await world.ask<{ id: string }>('four-ps.create', {
      name: 'Sheet',
      subject: of.productId !== undefined ? 'product' : of.line !== undefined ? 'line' : 'idea',
      productId: of.productId ?? null,
      line: of.line ?? null,
      period: PERIOD,
    })
  ).id;
const evidence = (id: string) => world.ask<Output<'four-ps.evidence'>>('four-ps.evidence', { id, period: PERIOD });

test('figures of one product are those that the breakdown by product has of it, and its places those of its lines', async () => {
  await bring();
  const { figures } = await evidence(await sheet({ productId: await idOf('B') }));
  for (const metric of ['units', 'returns', 'repeat-rate', 'aov', 'net-sales']) {
    const { groups } = await world.ask<Output<'metrics.breakdown'>>('metrics.breakdown', {
      metric,
      period: PERIOD,
      by: 'product',
    });
    const whole = groups.find(({ current }) => current.group === 'B')?.current;
    const shown = figures.find(({ value, by }) => value.metric === metric && by === 'product')?.value;
    expect(shown, metric).toEqual(whole);
  }
  // Ann and Bob came back for it, Cid did not; the balm was in six orders but for April's: 1, 2, 3, 5, 7.
  expect(figures.find(({ value }) => value.metric === 'repeat-rate')?.value).toMatchObject({
    numerator: 2,
    denominator: 3,
  });
  expect(figures.find(({ value }) => value.metric === 'aov')?.value.denominator).toBe(5);
  // The web 30 − 10 + 7 + 10 from the facts; Main street 18 and the partner's site 30 from the lines.
  const share = (label: string): number | null | undefined =>
    figures.find((figure) => figure.label === `${label}, of net sales`)?.value.numerator;
  expect([share('Web'), share('Main street'), share('Brightwell.com')]).toEqual([3700, 1800, 3000]);
});

test('what was asked of one product is never given for another, nor for all of them', async () => {
  await bring();
  const [balm, comb] = [await idOf('B'), await idOf('C')];
  // Sheets first: a change in between would make the engine forget what it was asked.
  const [first, second] = [await sheet({ productId: balm }), await sheet({ productId: comb })];
  const netOf = async (id: string): Promise<(number | null)[]> =>
    (await evidence(id)).figures
      .filter(({ value, by }) => value.metric === 'net-sales' && by === 'product')
      .map(({ value }) => value.numerator);
  const expects = async (group: string): Promise<unknown> =>
    world.ask('four-ps.addAssumption', {
      sheetId: first,
      p: 'product',
      statement: group,
      optionId: null,
      metric: 'net-sales',
      dimension: 'product',
      groupId: await idOf(group),
      period: PERIOD,
      comparator: 'at-least',
      low: 1,
      high: null,
      due: '2026-05-31',
      ownerId: null,
    });
  for (const sku of ['C', 'S']) await expects(sku);
  // May: 30 + 18 + 30 − 10 + 7 + 10 for the balm, 5 for the comb, 6 for the soap.
  expect(await netOf(first)).toEqual([8500]);
  const { assumptions } = await world.ask<Output<'four-ps.assumptions'>>('four-ps.assumptions', {});
  expect(Object.fromEntries(assumptions.map(({ statement, actual }) => [statement, actual]))).toEqual({
    C: 500,
    S: 600,
  });
  expect(await netOf(second)).toEqual([500]);
  const { groups } = await world.ask<Output<'metrics.breakdown'>>('metrics.breakdown', {
    metric: 'net-sales',
    period: PERIOD,
    by: 'product',
  });
  expect(groups.map(({ current }) => [current.group, current.value])).toEqual([
    ['B', 8500],
    ['S', 600],
    ['C', 500],
  ]);
});

test('a product that was removed and came again is one product, of which a customer of both came back', async () => {
  const head = LINES.slice(0, LINES.indexOf('\n') + 1);
  await bring(`${head}1,2026-05-02,ann,B,Balm,1,10.00,USD,Web,\n`);
  await world.ask('products.remove', { id: await idOf('B') });
  await world.bring(world.file('again.csv', `${head}2,2026-05-03,ann,B,Balm,1,10.00,USD,Web,\n`));
  expect(world.rows("SELECT count(*) AS n FROM products WHERE sku = 'B'")).toEqual([{ n: 2 }]);
  const { figures } = await evidence(await sheet({ productId: await idOf('B') }));
  const shown = (metric: string) => figures.find(({ value }) => value.metric === metric)?.value;
  // One customer, Ann, with two orders of 10.00.
  expect(shown('repeat-rate')).toMatchObject({ numerator: 1, denominator: 1 });
  expect(shown('aov')).toMatchObject({ numerator: 2000, denominator: 2 });
  for (const metric of ['repeat-rate', 'aov']) {
    const { groups } = await world.ask<Output<'metrics.breakdown'>>('metrics.breakdown', {
      metric,
      period: PERIOD,
      by: 'product',
    });
    expect(
      groups.map(({ current }) => current),
      metric,
    ).toEqual([shown(metric)]);
  }
});

test('an order value of a line is said of its products one by one, never summed', async () => {
  await bring();
  for (const sku of ['B', 'C', 'S']) await world.ask('products.update', { id: await idOf(sku), line: 'Care' });
  const { figures } = await evidence(await sheet({ line: 'Care' }));
  const values = figures
    .filter(({ value }) => value.metric === 'aov')
    .map(({ label, value }) => [label, Math.round(value.value ?? 0)]);
  // Balm 85.00 (one came back) in five orders, comb 5.00 and soap 6.00 in one each.
  expect(values).toEqual([
    ['Average order value, Balm', 1700],
    ['Average order value, Soap', 600],
    ['Average order value, Comb', 500],
  ]);
  const units = figures.find(({ value }) => value.metric === 'units');
  expect([units?.label, units?.value.value]).toEqual(['Units sold', 15]);
});

test('pieces whose money has no rate are in no price and no volume, and every figure of money says that they are left out', async () => {
  await bring(LINES + ABROAD.slice(ABROAD.indexOf('\n') + 1));
  for (const of of [{ productId: await idOf('B') }, {}]) {
    const id = await sheet(of);
    const { prices, pricesLeftOut, figures } = await evidence(id);
    // May: 30 + 18 + 30 − 10 + 7 + 10 of 3 + 2 + 5 − 1 + 1 + 1 balms; with comb and soap 11.00 of 3 more.
    const may = of.productId === undefined ? { net: 9600, units: 14 } : { net: 8500, units: 11 };
    const month = prices.find((one) => one.month === PERIOD);
    expect(month?.units).toBe(may.units);
    expect((month?.priceMinor ?? 0) * may.units).toBeCloseTo(may.net, 6);
    expect(pricesLeftOut).toEqual(['EUR']);
    const realised = figures.find(({ label }) => label === 'Price realised, a unit');
    expect(realised?.value).toMatchObject({
      numerator: may.net,
      denominator: may.units,
      status: 'mixed_currency',
      reason: 'Amounts in EUR have no exchange rate and are left out.',
    });
    const share = figures.find(({ label }) => label === 'Web, of net sales');
    expect(share?.value.status).toBe('mixed_currency');
    // The rows that it opens to have the same pieces.
    const rows = await world.ask<Output<'metrics.rows'>>('metrics.rows', {
      metric: 'net-sales',
      period: PERIOD,
      adds: 'pieces',
      ...(realised?.products.length ? { products: realised.products } : {}),
    });
    expect(rows.sum).toBe(may.units);
  }
  // With a rate they are there: 91 balms at 4.00 EUR.
  await world.ask('rates.set', { day: '2026-05-01', currency: 'EUR', rate: 2 });
  const { prices, pricesLeftOut } = await evidence(await sheet({ productId: await idOf('B') }));
  expect(pricesLeftOut).toEqual([]);
  const month = prices.find((one) => one.month === PERIOD);
  expect([month?.units, Math.round((month?.priceMinor ?? 0) * 102)]).toEqual([102, 8500 + 72_800]);
});

test('the report says which money the sums of places are without, of this period and of the one before', async () => {
  await world.ask('channels.create', { name: 'Brightwell', level: 'account', type: 'retail-partner' });
  await bring(
    `${LINES}30,2026-04-11,eve,B,Balm,1,4.00,CHF,Brightwell,Main street
31,2026-05-11,eve,B,Balm,1,4.00,EUR,Brightwell,Main street
`,
  );
  const { retail } = await world.ask<Output<'reports.weekly'>>('reports.weekly', { period: PERIOD });
  expect(retail.places).toMatchObject({ leftOut: ['EUR'], leftOutBefore: ['CHF'] });
  expect(retail.places.stores).toBe(1800);
});

test('what a sheet is about is searched among all products by name and SKU, and the chosen one is always there', async () => {
  const many = Array.from(
    { length: 120 },
    (_, index) => `${index},2026-05-02,ann,S${index},Soap number ${index},1,1.00,USD,Web,`,
  );
  await bring(`${LINES.slice(0, LINES.indexOf('\n'))}\n${many.join('\n')}\n`);
  const groups = (over: object) =>
    world.ask<Output<'four-ps.groups'>>('four-ps.groups', { dimension: 'product', ...over });
  expect(await groups({})).toHaveLength(50);
  const names = async (over: object) => (await groups(over))?.map(({ name }) => name);
  expect(await names({ search: 'NUMBER 117' })).toEqual(['Soap number 117']);
  expect(await names({ search: 's118' })).toEqual(['Soap number 118']);
  const [chosen] = (await groups({ search: 'number 99' })) ?? [];
  expect(await names({ search: 'number 98', chosen: chosen?.id })).toEqual(['Soap number 99', 'Soap number 98']);
});
