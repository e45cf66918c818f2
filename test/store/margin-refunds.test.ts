import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const HEADER =
  'Name,Email,Financial Status,Created at,Currency,Subtotal,Total,Discount Code,Refunded Amount,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku';

test('a refund of money names no product, and leaves what is known of the costs as it is', async () => {
  await world.bring(
    world.file(
      'orders.csv',
      `${HEADER}
#1,ana@a.example,paid,2026-05-02 10:00:00 +0000,USD,30.00,30.00,CURL,0.00,3,Balm,10.00,B
#2,ana@a.example,partially_refunded,2026-05-03 10:00:00 +0000,USD,10.00,10.00,CURL,4.00,1,Balm,10.00,B
`,
    ),
  );
  await world.bring(world.file('products.csv', 'sku,name,price,cost\nB,Balm,10.00,4.00\n'));
  const { id } = await world.ask<{ id: string }>('four-ps.create', {
    name: 'Anything',
    subject: 'idea',
    productId: null,
    line: null,
    period: '2026-05',
  });
  const { figures } = await world.ask<Output<'four-ps.evidence'>>('four-ps.evidence', { id, period: '2026-05' });
  // 40.00 sold, 4.00 given back, four pieces of 4.00: 20.00 of 36.00.
  expect(figures.find(({ label }) => label === 'Gross margin')?.value).toMatchObject({
    status: 'ok',
    numerator: 2000,
    denominator: 3600,
  });
  // The same by the metric: 20.00 of 36.00, and of balms alone, which the refund does not name, 24.00 of 40.00.
  const margin = async (by?: 'product') =>
    (
      await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
        metrics: ['gross-margin'],
        period: '2026-05',
        ...(by === undefined ? {} : { by }),
      })
    ).map(({ group, numerator, denominator }) => [group, numerator, denominator]);
  expect(await margin()).toEqual([[null, 2000, 3600]]);
  expect(await margin('product')).toContainEqual(['B', 2400, 4000]);
  const { id: curls } = await world.ask<{ id: string }>('campaigns.create', {
    name: 'Curls',
    promotion: 'advertising',
    starts: '2026-05-01',
    ends: '2026-05-31',
    code: 'CURL',
  });
  await world.ask('campaigns.addLine', { campaignId: curls, name: 'Film', spentMinor: 1000 });
  const [roi] = await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
    metrics: ['marketing-roi.margin'],
    period: '2026-05',
  });
  // (20.00 − 10.00) ÷ 10.00, and every piece has its cost.
  expect(roi).toMatchObject({ value: 1 });
  expect(roi?.reason).not.toContain('without a cost');
  const contact = await world.ask<{ id: string }>('contacts.create', { name: 'Ana', email: 'ana@a.example' });
  await world.ask('customers.linkSuggested', {});
  const of = await world.ask<Output<'customers.figures'>>('customers.figures', { kind: 'contact', id: contact.id });
  expect(of).toMatchObject({ netMinor: 3600, marginMinor: 2000, marginReason: null });
});
