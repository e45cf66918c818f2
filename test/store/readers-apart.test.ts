import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDriver } from '../../src/main/engine/store/driver';
import { fullWorld, type World } from './reports-world';

let world: World;
beforeAll(async () => {
  world = await fullWorld();
});
afterAll(() => world.close());

/** What stands for a figure in a sentence that is kept. */
const MARK = '\uE0F0';
const ask = async (channel: string, input: unknown, region = 'en-US'): Promise<string> => {
  const answer = await world.engine.call(channel, input, { region });
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.message}`);
  return JSON.stringify(answer.value);
};

test('reports that are read while one is frozen have their figures, and the frozen one keeps its marks', async () => {
  const period = '2026-Q1';
  const alone = await ask('reports.investor', { period });
  const german = await ask('reports.investor', { period, locale: 'de-DE' });
  expect(german).not.toBe(alone);
  const freezing = ask('reports.freeze', { kind: 'weekly', period: '2026-W17' });
  // Several, so that some begin and end at each of its steps.
  const meanwhile: Promise<string>[] = [];
  const germans: Promise<string>[] = [];
  for (let round = 0; round < 3; round += 1) {
    meanwhile.push(ask('reports.investor', { period }));
    germans.push(ask('reports.investor', { period, locale: 'de-DE' }));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await freezing;
  for (const read of await Promise.all(meanwhile)) expect(read).toBe(alone);
  for (const read of await Promise.all(germans)) expect(read).toBe(german);
  const driver = openDriver(world.path, { readonly: true });
  const rows = driver.prepare('SELECT value FROM report_snapshots').all() as { value: string }[];
  driver.close();
  expect(rows).toHaveLength(1);
  expect(rows[0]?.value).toContain(MARK);
  expect(rows[0]?.value).not.toMatch(/\d\.\d% of \d+ leads/);
});
