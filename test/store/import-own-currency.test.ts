import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const KEPT = 'Prices and costs are kept in USD: convert the column, or leave it out of the mapping.';

test('prices and costs whose column says another currency are refused, and come in where it is ours', async () => {
  const before = world.checksum();
  const refused = async (name: string, content: string) =>
    (await world.refusal('imports.run', { path: world.file(name, content) })).message;
  expect(await refused('products.csv', 'sku,name,Price (EUR)\nB,Balm,10.00\n')).toBe(
    `The column "Price (EUR)" is in EUR. ${KEPT}`,
  );
  expect(await refused('stock.csv', 'SKU,On hand,As of,Cost €\nB,5,2026-05-01,4.00\n')).toBe(
    `The column "Cost €" is in EUR. ${KEPT}`,
  );
  expect(world.checksum()).toBe(before);
  await world.bring(world.file('ours.csv', 'sku,name,Price (USD)\nB,Balm,10.00\n'));
  await world.bring(world.file('ours-stock.csv', 'SKU,On hand,As of,Unit cost [USD]\nB,5,2026-05-01,4.00\n'));
  expect(world.rows('SELECT sku, price_minor, cost_minor FROM products')).toEqual([
    { sku: 'B', price_minor: 1000, cost_minor: 400 },
  ]);
});

test('a row that names another currency is a problem of its line; one without a price is none', async () => {
  const rows = 'sku,name,price,currency\nB,Balm,10.00,USD\nS,Soap,9.00,eur\nT,Tonic,,EUR\n';
  const summary = await world.bring(world.file('products.csv', rows));
  expect(summary.batch).toBeNull();
  expect(summary.errors).toEqual([
    { line: 3, column: 'price', problem: `This amount is in EUR. ${KEPT}`, level: 'error' },
  ]);
  await world.ask('imports.run', { path: world.file('products.csv', rows), skipProblems: true });
  expect(world.rows('SELECT sku, price_minor FROM products ORDER BY sku')).toEqual([
    { sku: 'B', price_minor: 1000 },
    { sku: 'T', price_minor: null },
  ]);
});

test('a sign of other money than the row’s is a problem of its cell, in whatever currency the map puts the rows', async () => {
  const before = world.checksum();
  const orders =
    'order,day,product,qty,price,off\n1,2026-05-01,Balm,1,€5,0\n2,2026-05-01,Balm,1,£5,€1\n3,2026-05-01,Balm,1,£5,£1\n';
  const columns = {
    order: 'order_id',
    day: 'ordered_at',
    product: 'product_name',
    qty: 'quantity',
    price: 'unit_price',
    off: 'line_discount',
  };
  const map = { format: 'order-lines', columns, constants: { currency: 'GBP' } };
  const summary = await world.bring(world.file('orders.csv', orders), { map });
  const said = (cell: string): string =>
    `"${cell}" is in EUR, and the row in GBP. Say the currency of the row in the mapping, or in a column of the file.`;
  expect(summary.errors.map(({ line, column, problem }) => [line, column, problem])).toEqual([
    [2, 'price', said('€5')],
    [3, 'off', said('€1')],
    [
      4,
      null,
      '1 row is in GBP, which has no exchange rate yet: kept, and left out of sums in USD until you add a rate in Settings.',
    ],
  ]);
  const prices = await world.bring(world.file('products.csv', 'sku,name,price\nB,Balm,€10.00\n'));
  expect(prices.errors.map(({ problem }) => problem)).toEqual([`This amount is in EUR. ${KEPT}`]);
  const deals = await world.bring(
    world.file('deals.csv', 'deal_id,title,value,stage,currency\nD1,Shelf,€900,Proposal,GBP\n'),
    { format: 'deals' },
  );
  expect(deals.errors.map(({ problem }) => problem)).toEqual([said('€900')]);
  expect(world.checksum()).toBe(before);
});

test('a report of all time does not go on the one day that a map gives it', async () => {
  const path = world.file(
    'all.csv',
    'Campaign report\nAll time\nCampaign status,Campaign,Impr.,Clicks,Cost\nEnabled,Search,1000,30,310.00\n',
  );
  const map = (constants: object) => ({
    path,
    map: { format: 'ad-days', columns: { Campaign: 'campaign', Cost: 'spend' }, constants },
  });
  expect((await world.refusal('imports.run', map({ day: '2026-03-01' }))).message).toBe(
    'This report has no column for the day, so its figures are those of a whole span. Give its last day too, under To day: the same day where 2026-03-01 is all that it covers.',
  );
  const days = 'SELECT from_day, to_day, spend_minor FROM ad_days';
  await world.ask('imports.run', map({ day: '2025-01-01', to_day: '2026-03-31' }));
  expect(world.rows(days)).toEqual([{ from_day: '2025-01-01', to_day: '2026-03-31', spend_minor: 31_000 }]);
});

test('a report of all time takes the days it covers from a period, without a map', async () => {
  const report =
    'Campaign report\nAll time\nCampaign status,Campaign,Impr.,Clicks,Cost\nEnabled,Search,1000,30,310.00\n';
  const path = world.file('all.csv', report);
  expect((await world.refusal('imports.run', { path })).message).toContain('no column for the day');
  expect((await world.refusal('imports.run', { path, period: 'ever' })).message).toContain('"ever" is no period.');
  const preview = await world.ask<{ summary: object }>('imports.dryRun', { path, period: '2026-Q1' });
  expect(preview.summary).toMatchObject({ created: 1, errorCount: 0 });
  await world.bring(path, { period: '2025-01-01..2026-03-31' });
  const days = 'SELECT from_day, to_day, spend_minor FROM ad_days';
  expect(world.rows(days)).toEqual([{ from_day: '2025-01-01', to_day: '2026-03-31', spend_minor: 31_000 }]);

  // A file that says its days, or has none, is not given others.
  const dated = world.file('march.csv', report.replace('All time', '"March 1, 2026 - March 31, 2026"'));
  expect((await world.refusal('imports.run', { path: dated, period: '2026-03' })).message).toContain('says itself');
  const products = world.file('products.csv', 'sku,name,price\nB,Balm,10.00\n');
  expect((await world.refusal('imports.run', { path: products, period: '2026-03' })).message).toContain(
    'reports of ads',
  );
});

test('the days that somebody named for one report are not taken for the next one, and not asked for twice', async () => {
  // Plain ASCII for longer than the head that is looked at, and then what Windows programs write.
  const lines = Array.from({ length: 9_000 }, (_, at) => `Search campaign for spring ${at},1.00\n`).join('');
  const path = world.file('spend.csv', '');
  writeFileSync(path, Buffer.from(`Campaign,Cost\n${lines}Fr\u00FChling,2.00\n`, 'latin1'));
  const map = { format: 'ad-days', columns: { Campaign: 'campaign', Cost: 'spend' }, constants: { platform: 'Ads' } };
  const answer = await world.ask<{ created: number }>('imports.run', { path, map, period: '2026-03' });
  expect(answer.created).toBe(9_001);
  expect(map.constants).toEqual({ platform: 'Ads' });
  const next = world.file('april.csv', 'Campaign,Cost\nSearch,1.00\n');
  const seen = await world.ask<{ map: { constants: object }; problem: string }>('imports.inspect', { path: next });
  expect(seen.map.constants).toEqual({ platform: 'Ads' });
  expect(seen.problem).toMatch(/day/i);
});

test('an amount whose header says another currency than its mapping is refused, and comes in where they agree', async () => {
  const path = world.file('o.csv', 'No,Day,Product,Qty,Price (EUR)\n1,2026-05-01,Balm,1,5.00\n');
  const columns = {
    No: 'order_id',
    Day: 'ordered_at',
    Product: 'product_name',
    Qty: 'quantity',
    'Price (EUR)': 'unit_price',
  };
  const map = (more: object) => ({ path, map: { format: 'order-lines', columns, ...more } });
  const said = (wanted: string): string =>
    `The column "Price (EUR)" is in EUR, and the mapping puts its rows in ${wanted}. Say EUR as the currency of every row, or leave the column out.`;
  expect((await world.refusal('imports.run', map({ constants: { currency: 'GBP' } }))).message).toBe(said('GBP'));
  expect((await world.refusal('imports.run', map({}))).message).toBe(said('USD'));
  // One that was chosen for every row and not filled in says nothing yet.
  expect((await world.refusal('imports.run', map({ constants: { currency: ' ' } }))).message).toBe(said('USD'));
  await world.ask('imports.run', map({ constants: { currency: 'eur' } }));
  // Unmapped, the header is taken at its word; a row that says its own currency is taken at that.
  await world.bring(
    world.file('p.csv', 'order id,ordered at,product name,quantity,Unit price (CHF)\n2,2026-05-01,Balm,1,6.00\n'),
  );
  expect(
    world.rows('SELECT c.currency, l.amount_minor FROM order_lines l JOIN sale_contexts c ON c.key = l.context_key'),
  ).toEqual([
    { currency: 'EUR', amount_minor: 500 },
    { currency: 'CHF', amount_minor: 600 },
  ]);
});

test('a field that a mapping lacks is named in words', async () => {
  const path = world.file('d.csv', 'Ref,Stage\nD1,Proposal\n');
  const map = { format: 'leads', columns: { Ref: 'name' } };
  expect((await world.refusal('imports.run', { path, map })).message).toMatch(
    /^Leads: no column of this file gives what is needed: Lead id, Created at\. Its columns are: Ref, Stage\.$/,
  );
});
