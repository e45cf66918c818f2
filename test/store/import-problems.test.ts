import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const HEAD = 'order_id,ordered_at,quantity,unit_price,product_name';
const MANY = 10_500;
const bad = (): string =>
  world.file(
    'bad.csv',
    `${HEAD}\n${Array.from({ length: MANY }, (_, at) => `O-${at},${at === 10_400 ? 'soon' : '2026-05-01'},two,2.00,"=Mist"`).join('\n')}\n`,
  );

test('every problem is saved, beyond those that are listed, and nothing of the file comes in', async () => {
  const path = bad();
  const { summary } = await world.ask<Output<'imports.dryRun'>>('imports.dryRun', { path });
  expect(summary.errors).toHaveLength(10_000);
  // Each line has a bad quantity, one a bad day besides.
  expect(summary.errorCount).toBe(MANY + 1);
  const before = world.checksum();
  const file = join(world.folder, 'problems.csv');
  expect(await world.ask('imports.saveProblems', { path, file })).toEqual({ file, problems: MANY + 1 });
  const rows = parse<Record<string, string>>(readFileSync(file), { columns: true });
  expect(rows).toHaveLength(MANY + 1);
  expect(rows.at(-1)).toEqual({
    line: String(MANY + 1),
    column: 'quantity',
    problem: '"two" is no number.',
    level: 'error',
  });
  expect(rows.filter(({ column }) => column === 'ordered_at')).toMatchObject([{ line: '10402' }]);
  expect(world.checksum()).toBe(before);
  expect(existsSync(`${file}.part`)).toBe(false);
});

test('words are looked for in all of them', async () => {
  const { summary } = await world.ask<Output<'imports.dryRun'>>('imports.dryRun', { path: bad(), find: ' SOON' });
  expect(summary.errors.map(({ line, column }) => [line, column])).toEqual([[10_402, 'ordered_at']]);
  expect(summary.errorCount).toBe(MANY + 1);
});

test('a file that had to be read once more is told once', async () => {
  // The accent of Windows-1252 stands far behind the head.
  const lines = Array.from({ length: 9000 }, (_, at) => `O-${at},2026-05-01,two,2.00,Mist`).join('\n');
  const path = world.file('old.csv', Buffer.from(`${HEAD}\n${lines}\nO-x,2026-05-01,1,2.00,Caf\u00e9\n`, 'latin1'));
  const file = join(world.folder, 'problems.csv');
  expect(await world.ask('imports.saveProblems', { path, file })).toMatchObject({ problems: 9000 });
  expect(parse(readFileSync(file), { columns: true })).toHaveLength(9000);
});
