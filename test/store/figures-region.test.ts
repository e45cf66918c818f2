import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFiguresFor } from '../../src/shared/domain/figures';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(async () => {
  writeFiguresFor(null);
  await world.close();
});

const HEAD = 'order_id,ordered_at,product_sku,quantity,unit_price,refunded_amount\n';
const LINES = Array.from({ length: 1200 }, (_, at) => `${at},2026-04-01,A,1,10.00,1.00\n`).join('');

test('what an import says of many lines is counted as the reader’s region writes it', async () => {
  const path = world.file('refunds.csv', HEAD + LINES);
  const said = async (region?: string): Promise<string> => {
    const answer = await world.engine.call('imports.dryRun', { path }, { region });
    return JSON.stringify(answer);
  };
  expect(await said()).toContain('1,200 refunds have no date');
  expect(await said('de-DE')).toContain('1.200 refunds have no date');
  // Without a word about the region it is English again: the command line's own answers do not change.
  expect(await said()).toContain('1,200 refunds have no date');
});
