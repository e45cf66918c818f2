import { expect, test } from 'vitest';
import { mergeTargets, type MergeNode } from '../../src/main/engine/metrics/targets/merge';

const [KEEP, DROP] = [1, 2];
const node = (id: string, parent: string | null, more: Partial<MergeNode>): MergeNode => ({
  id,
  parent_id: parent,
  kind: 'product',
  channel_key: null,
  line: null,
  product_key: null,
  person_key: null,
  metric: null,
  name: id,
  amount: 0,
  locked: 0,
  owner_key: null,
  note: '',
  spread_method: null,
  spread_months: null,
  ...more,
});
const top = node('top', null, { kind: 'company', amount: 100 });
const lines = { keep: 'Care', drop: 'Care', after: 'Care' };
const merge = (nodes: readonly MergeNode[], overlap: (a: number, b: number) => boolean = () => false, said = lines) =>
  mergeTargets(nodes, { keep: KEEP, drop: DROP, lines: said }, overlap);

test('a target that only the one that goes has stands for the other from now on', () => {
  const merged = merge([top, node('a', 'top', { product_key: DROP, amount: 30 })]);
  expect([...merged.patches]).toEqual([['a', { product_key: KEEP }]]);
  expect([merged.summed, merged.removed.size, merged.outside]).toEqual([0, 0, []]);
});

test('two targets under one parent are added, and where one was spread by hand, month by month', () => {
  const byHand = (months: Record<string, number>) => ({ spread_method: 'hand', spread_months: JSON.stringify(months) });
  const nodes = [
    top,
    node('a', 'top', { product_key: KEEP, amount: 300, note: 'Ours' }),
    // 50 were typed for May; the other 250 lie on April and June.
    node('b', 'top', {
      product_key: DROP,
      amount: 300,
      locked: 1,
      owner_key: 9,
      note: 'Theirs',
      ...byHand({ '2026-05': 50 }),
    }),
  ];
  const merged = mergeTargets(
    nodes,
    { keep: KEEP, drop: DROP, lines },
    () => false,
    new Map([
      ['a', { '2026-04': 100, '2026-05': 100, '2026-06': 100 }],
      ['b', { '2026-04': 125, '2026-05': 50, '2026-06': 125 }],
    ]),
  );
  expect(merged.patches.get('a')).toEqual({
    amount: 600,
    locked: 1,
    owner_key: 9,
    note: 'Ours\nTheirs',
    spread_method: 'hand',
    spread_months: '{"2026-04":225,"2026-05":150,"2026-06":225}',
  });
  expect([...merged.removed]).toEqual(['b']);
  expect([...merged.into]).toEqual([['b', 'a']]);
  expect(merged.summed).toBe(1);
});

test('parts of the same are added, others move over, and those that overlap or divide otherwise are given up', () => {
  const own = [
    top,
    node('a', 'top', { product_key: KEEP, amount: 30 }),
    node('b', 'top', { product_key: DROP, amount: 20 }),
    node('a1', 'a', { kind: 'channel', channel_key: 5, amount: 10 }),
    node('b1', 'b', { kind: 'channel', channel_key: 5, amount: 4 }),
    node('b2', 'b', { kind: 'channel', channel_key: 6, amount: 6 }),
    node('b3', 'b', { kind: 'channel', channel_key: 7, amount: 1 }),
  ];
  // Channel 7 is a location of channel 5: its sales would count twice beside it.
  const merged = merge(own, (a, b) => a + b === 12 && a !== b);
  expect(merged.patches.get('a')).toMatchObject({ amount: 50 });
  expect(merged.patches.get('a1')).toMatchObject({ amount: 14 });
  expect(merged.patches.get('b2')).toEqual({ parent_id: 'a' });
  expect([...merged.removed].toSorted()).toEqual(['b', 'b1', 'b3']);
  expect([...merged.into]).toEqual([
    ['b1', 'a1'],
    ['b3', 'a'],
    ['b', 'a'],
  ]);
  expect(merged.undivided).toBe(1);
  const people = own.map((one) =>
    one.parent_id === 'b' ? { ...one, kind: 'owner', channel_key: null, person_key: 3 } : one,
  );
  expect([...merge(people).removed].toSorted()).toEqual(['b', 'b1', 'b2', 'b3']);
});

test('units beside the money of both are added to units, and never to money', () => {
  const nodes = [
    top,
    node('a', 'top', { product_key: KEEP, amount: 300 }),
    node('b', 'top', { product_key: DROP, amount: 200 }),
    node('a-units', 'a', { product_key: KEEP, metric: 'units', amount: 30 }),
    node('b-units', 'b', { product_key: DROP, metric: 'units', amount: 12 }),
    node('b-orders', 'b', { product_key: DROP, metric: 'orders', amount: 7 }),
  ];
  const merged = merge(nodes);
  expect(merged.patches.get('a')).toMatchObject({ amount: 500 });
  expect(merged.patches.get('a-units')).toMatchObject({ amount: 42 });
  // What the one that stays has no target of goes over to it as it is.
  expect(merged.patches.get('b-orders')).toEqual({ parent_id: 'a', product_key: KEEP });
  expect([...merged.removed].toSorted()).toEqual(['b', 'b-units']);
  expect(Object.fromEntries(merged.into)).toEqual({ b: 'a', 'b-units': 'a-units' });
});

test('a product that would leave the line above its target is named, unless it stood outside before', () => {
  const nodes = [
    top,
    node('care', 'top', { kind: 'line', line: 'Care' }),
    node('a', 'care', { product_key: DROP, name: 'Mousse 150' }),
  ];
  expect(merge(nodes, () => false, { keep: 'Styling', drop: 'Care', after: 'Styling' }).outside).toEqual([
    { node: 'Mousse 150', line: 'Care' },
  ]);
  expect(merge(nodes, () => false, { keep: 'Styling', drop: 'Care', after: 'Care' }).outside).toEqual([]);
  expect(merge(nodes, () => false, { keep: 'Styling', drop: 'Other', after: 'Styling' }).outside).toEqual([]);
});
