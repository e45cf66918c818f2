import { linkSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDriver } from '../../src/main/engine/store/driver';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const lines = (count: number): string =>
  Array.from({ length: count }, (_, at) => `O-${at},2026-05-01,1,2.00,Mist`).join('\n');

/** Another program that commits while a file is written: at the first word of progress. */
const meanwhile = async (channel: string, input: object, sql: string): Promise<{ rows: number }> => {
  let done = false;
  const result = await world.engine.call(channel, input, {
    onProgress: () => {
      if (done) return;
      done = true;
      const other = openDriver(world.path);
      other.exec(sql);
      other.close();
    },
  });
  if (!result.ok) throw new Error(result.error.message);
  expect(done, 'something was committed in between').toBe(true);
  return result.value as { rows: number };
};
const read = (file: string): string[][] => parse(readFileSync(file), { bom: true, from_line: 2 });

test.each([
  ['export.table', { table: 'order_lines' }, 12_000, 'DELETE FROM order_lines WHERE key > 5500'],
  [
    'metrics.exportRows',
    { metric: 'gross-sales', period: '2026-05' },
    20_500,
    'DELETE FROM order_lines WHERE key > 20100',
  ],
])('%s writes one state of the workspace, whatever is committed meanwhile', async (channel, input, count, sql) => {
  await world.bring(
    world.file('orders.csv', `order_id,ordered_at,quantity,unit_price,product_name\n${lines(count)}\n`),
  );
  const file = join(world.folder, 'out.csv');
  expect(await meanwhile(channel, { ...input, file }, sql)).toMatchObject({ rows: count });
  expect(read(file)).toHaveLength(count);
  // The next one shows what is there by then.
  const { rows } = await world.ask<{ rows: number }>(channel, { ...input, file });
  expect(rows).toBeLessThan(count);
});

test('a calendar file stays what it was until the new one is whole', async () => {
  const file = join(world.folder, 'moments.ics');
  await world.ask('moments.create', { name: 'Launch', kind: 'launch', starts: '2026-06-01', ends: '2026-06-01' });
  await world.ask('export.calendar', { personId: null, file });
  const before = readFileSync(file, 'utf8');
  linkSync(file, join(world.folder, 'kept.ics'));
  await world.ask('moments.create', { name: 'Fair', kind: 'event', starts: '2026-07-01', ends: '2026-07-01' });
  await world.ask('export.calendar', { personId: null, file });
  expect(readFileSync(file, 'utf8')).toContain('SUMMARY:Fair');
  // The old one was not written into: its other name still has it.
  expect(readFileSync(join(world.folder, 'kept.ics'), 'utf8')).toBe(before);
});
