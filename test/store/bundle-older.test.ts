import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bulk } from '../../src/main/engine/store/dialect';
import { MIGRATIONS } from '../../src/main/engine/store/migrate';
import { settleAttributions } from '../../src/main/engine/store/repositories/attributions';
import { FIRST_SCHEMA, LIFTS, lifted } from '../../src/main/engine/transfer/bundle/lift';
import { contents, differences, type Pair, pairOf } from './bundle-world';
import { fullWorld, type World } from './reports-world';

/** Bundles of an older Tandem, and imports that one side took back. */
const SINCE = '2026-05-14T08:00:00.000Z';
let world: World;
let pair: Pair;
beforeAll(async () => {
  world = await fullWorld({ perDay: 1 });
  await world.store.write((db) => Promise.resolve(settleAttributions(bulk(db))));
  await world.engine.close();
  world.store.close();
  pair = await pairOf(world.path, ['p2', 'p3'], Date.parse('2026-05-14T09:00:00Z'));
});
afterAll(async () => {
  await pair.close();
  await world.close().catch(() => undefined);
});

test('every migration since bundles began says how a line of an older one comes through it', () => {
  expect(Object.keys(MIGRATIONS)[FIRST_SCHEMA - 1]).toBe('0031-bundles');
  expect(
    Object.keys(MIGRATIONS)
      .slice(FIRST_SCHEMA)
      .filter((name) => LIFTS[name] === undefined),
  ).toEqual([]);
});

test('a line goes through the migrations after its schema, in their order, and through none before', () => {
  const line = { kind: 'block', batch: 0, first: 1, last: 1, text: '' } as const;
  const migrations = ['one', 'two', 'three', 'four'];
  const adding = (more: number) => (from: Parameters<typeof lifted>[0]) =>
    from.kind === 'block' ? { ...from, last: from.last * 10 + more } : from;
  const lifts = { one: adding(1), two: 'adds', three: adding(3), four: adding(4) } as const;
  expect(lifted(line, 1, migrations, lifts)).toMatchObject({ last: 134 });
  expect(lifted(line, 3, migrations, lifts)).toMatchObject({ last: 14 });
  expect(lifted(line, 4, migrations, lifts)).toEqual(line);
});

/** A bundle as a Tandem would have written it that did not know these columns yet. */
const without = (file: string, target: string, columns: readonly string[]): void => {
  const [first = '', ...rest] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  const lines = rest.map((text) => {
    const line = JSON.parse(text) as Record<string, Record<string, unknown> | null>;
    for (const part of ['row', 'base', 'values', 'natural'])
      for (const column of columns) if (line[part]) delete line[part][column];
    return `${JSON.stringify(line)}\n`;
  });
  const sha256 = createHash('sha256').update(lines.join('')).digest('hex');
  const manifest = JSON.stringify({ ...(JSON.parse(first) as object), schema: FIRST_SCHEMA, sha256 });
  writeFileSync(target, gzipSync(`${manifest}\n${lines.join('')}`));
};

const ORDERS = 'order_id,ordered_at,quantity,unit_price,tags\nOLD-1,2026-05-02,2,10.00,vip\n';

test('what an older Tandem did not know has its default in what is new, and stays in what is known', async () => {
  const { a, b, at } = pair;
  writeFileSync(at('old.csv'), ORDERS);
  const name = (id: string) => (driver: Parameters<Parameters<typeof b.look>[0]>[0]) =>
    driver.prepare('SELECT name, address, notes, country FROM companies WHERE id = ?').get(id);
  const known = b.look((driver) =>
    driver.prepare('SELECT id FROM companies ORDER BY id LIMIT 1').pluck().get(),
  ) as string;
  await b.ask('companies.update', { id: known, address: 'Kept street 1' });
  const made = await a.ask('companies.create', { name: 'Older Ltd' });
  await a.ask('companies.update', { id: known, country: 'PT' });
  await a.ask('imports.run', { path: at('old.csv') });
  await a.ask('bundle.export', { since: SINCE, file: at('new.bundle') });
  without(at('new.bundle'), at('old.bundle'), ['address', 'notes', 'tags', 'link']);
  const before = b.look(contents);
  await b.ask('bundle.apply', { file: at('old.bundle'), rest: 'theirs' });
  expect(b.look(name(made.id))).toMatchObject({ name: 'Older Ltd', address: '', notes: '' });
  expect(b.look(name(known))).toMatchObject({ address: 'Kept street 1', country: 'PT' });
  expect(b.look((driver) => driver.prepare("SELECT tags FROM orders WHERE external_id = 'OLD-1'").get())).toEqual({
    tags: '',
  });
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });
  await b.ask('history.undo', {});
  expect(differences(b.look(contents), before)).toEqual([]);
});

test('stock of an older Tandem, which knew it by fewer columns, is known again', async () => {
  const { a, b, at } = pair;
  writeFileSync(at('stock.csv'), 'product_sku,on_hand,as_of,location\nOLD-SKU,7,2026-05-01,Attic\n');
  const since = pair.now();
  await a.ask('imports.run', { path: at('stock.csv') });
  await a.ask('bundle.export', { since, file: at('stock.bundle') });
  without(at('stock.bundle'), at('old-stock.bundle'), ['counted_as']);
  await b.ask('bundle.apply', { file: at('old-stock.bundle') });
  const levels = (): unknown =>
    b.look((driver) => driver.prepare("SELECT on_hand, counted_as FROM stock_levels WHERE location = 'Attic'").all());
  expect(levels()).toEqual([{ on_hand: 7, counted_as: '' }]);
  for (const file of ['old-stock.bundle', 'stock.bundle'])
    expect(await b.ask('bundle.apply', { file: at(file) })).toMatchObject({ facts: 0 });
  expect(levels()).toHaveLength(1);
});

test('an import that one side took back is named where it still stands, and goes there when somebody says so', async () => {
  const { a, b, at } = pair;
  writeFileSync(at('spring.csv'), ORDERS.replace('OLD-1', 'SPRING-1'));
  const { batch } = await a.ask('imports.run', { path: at('spring.csv') });
  await a.ask('bundle.export', { since: SINCE, file: at('first.bundle') });
  await b.ask('bundle.apply', { file: at('first.bundle'), rest: 'theirs' });
  const orders = (): unknown =>
    b.look((driver) => driver.prepare("SELECT count(*) FROM orders WHERE external_id = 'SPRING-1'").pluck().get());
  expect(orders()).toBe(1);
  const since = pair.now();
  await a.ask('imports.undo', { batch: batch ?? 0 });
  await a.ask('bundle.export', { since, file: at('second.bundle') });
  const seen = await b.ask('bundle.preview', { file: at('second.bundle') });
  expect(seen.takenBack.map(({ file }) => file)).toEqual(['spring.csv']);
  await b.ask('bundle.apply', { file: at('second.bundle'), rest: 'theirs' });
  expect(orders()).toBe(1);
  const undone = await b.ask('imports.undo', { batch: seen.takenBack[0]?.batch ?? 0 });
  expect(undone.conflicts).toEqual([]);
  expect(orders()).toBe(0);
  expect((await b.ask('bundle.preview', { file: at('second.bundle') })).takenBack).toEqual([]);
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });
});
