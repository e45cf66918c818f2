import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { companyFor } from './company';

const { ask, call, folder } = companyFor('each test');

const LINES = `order_id,ordered_at,quantity,unit_price,customer_email,sku
O1,2026-05-02,2,10.00,kim@example.org,M-1
O2,2026-05-03,1,12.50,,M-1
O_3,2026-05-04,1,7.00,lee@example.org,M-1
`;

test('every order is listed, also one that names no customer, found by number and customer, and commented on', async () => {
  const file = join(folder(), 'orders.csv');
  writeFileSync(file, LINES);
  await ask('imports.run', { path: file });
  const list = (filter: object = {}) => ask<Output<'orders.list'>>('orders.list', filter);
  expect((await list()).rows.map((row) => [row.number, row.customer, row.units, row.netMinor])).toEqual([
    ['O_3', 'lee@example.org', 1, 700],
    ['O2', '', 1, 1250],
    ['O1', 'kim@example.org', 2, 2000],
  ]);
  const numbers = async (filter: object) => (await list(filter)).rows.map(({ number }) => number);
  expect(await numbers({ customer: 'none' })).toEqual(['O2']);
  expect(await numbers({ customer: 'named' })).toEqual(['O_3', 'O1']);
  expect(await numbers({ q: 'KIM' })).toEqual(['O1']);
  // The sign of any letter stands for itself.
  expect(await numbers({ q: 'O_' })).toEqual(['O_3']);
  expect(await list({ limit: 1, offset: 1 })).toMatchObject({ total: 3, rows: [{ number: 'O2' }] });

  const { id: ada } = await ask<{ id: string }>('people.create', { name: 'Ada', roles: [] });
  const [lone] = (await list({ customer: 'none' })).rows;
  await ask('comments.create', { entity: 'order', entityId: lone?.naturalKey, text: '@Ada whose is it?' });
  const [mention] = await ask<Output<'comments.mentions'>>('comments.mentions', { personId: ada });
  expect(mention).toMatchObject({ title: 'Order O2', entityId: lone?.naturalKey });
  expect(await ask('orders.get', { id: mention?.entityId })).toEqual(lone);
  const [hit] = (await ask<Output<'search.query'>>('search.query', { text: 'O2' })).filter(
    ({ kind }) => kind === 'order',
  );
  expect(hit?.opens).toEqual({ kind: 'order', id: lone?.naturalKey });
  expect(await call('orders.get', { id: 'O9' })).toMatchObject({ ok: false, error: { code: 'not-found' } });

  const csv = join(folder(), 'out.csv');
  expect(await ask('orders.export', { customer: 'named', file: csv })).toMatchObject({ rows: 2 });
  expect(readFileSync(csv, 'utf8').split('\n').slice(0, 2)).toEqual([
    'order_id,day,customer,channel,status,units,net_sales,currency,file,line',
    expect.stringMatching(/^O_3,2026-05-04,lee@example\.org,.*,1,7\.00,USD,orders\.csv,4$/),
  ]);
});
