import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bulk } from '../../src/main/engine/store/dialect';
import { settleAttributions } from '../../src/main/engine/store/repositories/attributions';
import { type Copy, contents, differences, type Pair, pairOf } from './bundle-world';
import { fullWorld, type World } from './reports-world';

const NOW = Date.parse('2026-05-13T15:10:00Z');
let world: World;
let pair: Pair;
beforeAll(async () => {
  world = await fullWorld({ perDay: 1, from: '2026-05-04' });
  await world.store.write((db) => Promise.resolve(settleAttributions(bulk(db))));
  await world.engine.close();
  world.store.close();
  pair = await pairOf(world.path, ['p2', 'p3'], NOW + 3_600_000);
});
afterAll(async () => {
  await pair.close();
  await world.close().catch(() => undefined);
});

const sumsOf = (copy: Copy, id: string): unknown =>
  copy.look((driver) =>
    driver
      .prepare(
        'SELECT (SELECT count(*) FROM order_lines l WHERE l.product_key = p.key) AS lines, (SELECT sum(gross_minor) FROM daily_product_sales d WHERE d.product_key = p.key) AS gross, (SELECT count(*) FROM stock_levels s WHERE s.product_key = p.key) AS counts FROM products p WHERE p.id = ?',
      )
      .get(id),
  );

test('products that one of two merged are one in the copy of the other, too, with the lines of their files', async () => {
  const { a, b, at, now } = pair;
  const since = now();
  const [keepId = '', dropId = ''] = a.look(
    (driver) =>
      driver
        .prepare(
          'SELECT p.id FROM products p WHERE EXISTS (SELECT 1 FROM order_lines l WHERE l.product_key = p.key) ORDER BY p.key LIMIT 2',
        )
        .pluck()
        .all() as string[],
  );
  const before = b.look(contents);
  await a.ask('duplicates.merge', { kind: 'products', keepId, dropId, take: {} });
  await a.ask('bundle.export', { file: at('a.bundle'), since });
  await b.ask('bundle.apply', { file: at('a.bundle') });
  expect(sumsOf(b, keepId)).toEqual(sumsOf(a, keepId));
  expect(sumsOf(b, dropId)).toEqual({ lines: 0, gross: null, counts: 0 });
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });
  await b.ask('history.undo', {});
  expect(differences(b.look(contents), before)).toEqual([]);
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });
});

test('what comes in for the product that went, after a bundle and after its undo, is counted once', async () => {
  const { b, at } = pair;
  const [keep, drop] = b.look(
    (driver) =>
      driver
        .prepare(
          'SELECT id, name FROM products p WHERE EXISTS (SELECT 1 FROM order_lines l WHERE l.product_key = p.key) ORDER BY p.key LIMIT 2',
        )
        .all() as { id: string; name: string }[],
  );
  const linesOf = (id = ''): number => (sumsOf(b, id) as { lines: number }).lines;
  const line = (order: string): string =>
    `order_id,ordered_at,product_name,quantity,unit_price,currency\n${order},2026-05-10,${drop?.name},1,10.00,EUR\n`;
  const was = [linesOf(keep?.id), linesOf(drop?.id)] as const;
  await b.ask('history.redo', {});
  expect([linesOf(keep?.id), linesOf(drop?.id)]).toEqual([was[0] + was[1], 0]);
  writeFileSync(at('later.csv'), line('L-1'));
  expect(await b.ask('imports.run', { path: at('later.csv') })).toMatchObject({ created: 1 });
  await b.ask('history.undo', {});
  expect([linesOf(keep?.id), linesOf(drop?.id)]).toEqual([was[0], was[1] + 1]);
  expect(await b.ask('imports.run', { path: at('later.csv') })).toMatchObject({ created: 0, updated: 0 });
  writeFileSync(at('after.csv'), line('L-2'));
  await b.ask('imports.run', { path: at('after.csv') });
  await b.ask('history.redo', {});
  expect([linesOf(keep?.id), linesOf(drop?.id)]).toEqual([was[0] + was[1] + 2, 0]);
  await b.ask('history.undo', {});
  expect([linesOf(keep?.id), linesOf(drop?.id)]).toEqual([was[0], was[1] + 2]);
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });
});

test('facts of a bundle that was undone are not put on again in the place of those of a later file, and that is said', async () => {
  const { a, b, at, now } = pair;
  while ((await b.ask('history.state', {})).redo !== null) await b.ask('history.redo', {});
  const since = now();
  const file = (order: string): string =>
    `order_id,ordered_at,product_name,quantity,unit_price,currency\n${order},2026-05-10,Balm,1,10.00,EUR\n`;
  writeFileSync(at('theirs.csv'), file('T-1'));
  await a.ask('imports.run', { path: at('theirs.csv') });
  await a.ask('bundle.export', { file: at('facts.bundle'), since });
  await b.ask('bundle.apply', { file: at('facts.bundle') });
  await b.ask('history.undo', {});
  writeFileSync(at('ours.csv'), file('O-1'));
  await b.ask('imports.run', { path: at('ours.csv') });
  const before = b.look(contents);
  await expect(b.ask('history.redo', {})).rejects.toThrow(
    'Something that came in since has the place of what this step would bring back. Nothing was changed.',
  );
  expect(differences(b.look(contents), before)).toEqual([]);
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });
});
