import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

test('a shop without deals has its revenue by rep from its orders', async () => {
  await world.bring(
    world.file(
      'lines.csv',
      'order_id,ordered_at,quantity,unit_price,rep\n1,2026-05-01,2,10.00,Mia\n2,2026-05-02,1,5.00,Tom\n3,2026-05-03,1,7.00,\n',
    ),
  );
  const { total, groups } = await world.ask<Output<'metrics.breakdown'>>('metrics.breakdown', {
    metric: 'revenue-by-rep',
    period: '2026-05',
    by: 'rep',
  });
  expect(total).toMatchObject({ value: 3_200, unit: 'USD' });
  expect(Object.fromEntries(groups.map(({ current }) => [current.group, current.value]))).toEqual({
    Mia: 2_000,
    Tom: 500,
    '(unassigned)': 700,
  });
});
