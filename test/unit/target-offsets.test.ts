import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accuracyOf, callHeld } from '../../src/main/engine/metrics/targets/calls';
import {
  branchUse,
  checkOffsets,
  heldOffsets,
  type OffsetEntry,
  type OffsetNode,
  overage,
  shortage,
  suggestOffsets,
  uncovered,
} from '../../src/main/engine/metrics/targets/offsets';

const nodes = (outlooks: Record<string, number> = {}): Map<string, OffsetNode> =>
  new Map(
    (
      [
        ['D2C', null, 216_000, 216_900],
        ['Style', 'D2C', 118_000, 118_700],
        ['Dry Shampoo', 'Style', 52_000, 47_800],
        ['Mousse', 'Style', 40_000, 45_100],
        ['Mist', 'Style', 26_000, 25_800],
      ] as const
    ).map(([id, parentId, target, outlook]) => [
      id,
      { id, parentId, name: id, target, outlook: outlooks[id] ?? outlook },
    ]),
  );
const offset = { id: 'o', shortId: 'Dry Shampoo', overId: 'Mousse', amount: 4_200 };

test('the drawn story adds up: 4,200 short, 5,100 over, 900 to spare', () => {
  expect(checkOffsets(nodes(), [offset])).toEqual([
    {
      id: 'o',
      state: 'holds',
      overLeft: 900,
      overAt: 'Mousse',
      shortLeft: 0,
      shortAt: { id: 'Dry Shampoo', left: 0 },
      parent: { id: 'Style', name: 'Style', toTarget: 700 },
    },
  ]);
  expect(
    uncovered(
      [...nodes().values()].filter((node) => node.parentId === 'Style'),
      branchUse(nodes(), [offset]),
    ),
  ).toBe(200);
});

test('an overage is not used twice, a shortage not covered twice', () => {
  const second = { id: 'p', shortId: 'Mist', overId: 'Mousse', amount: 1_000 };
  expect(checkOffsets(nodes(), [offset, second]).map(({ state }) => state)).toEqual(['over-used', 'over-used']);
  expect(checkOffsets(nodes(), [{ ...offset, amount: 4_300 }])[0]).toMatchObject({
    state: 'over-covered',
    shortLeft: -100,
  });
});

test('when data changes and the overage is gone, it says so', () => {
  expect(checkOffsets(nodes({ Mousse: 42_000 }), [offset])[0]).toMatchObject({ state: 'over-used', overLeft: -2_200 });
});

test('a node is not covered by its own parts', () => {
  expect(checkOffsets(nodes(), [{ ...offset, shortId: 'Style' }])[0]?.state).toBe('same-line');
});

test('the largest shortage is offered the largest overage first, siblings before others', () => {
  expect(suggestOffsets(nodes(), [])).toEqual([
    { shortId: 'Dry Shampoo', overId: 'Mousse', amount: 4_200 },
    { shortId: 'Mist', overId: 'Mousse', amount: 200 },
  ]);
});

/**
 * Two lines of a shop: the mousse is 5,100 over of which its line needs 4,400; the mask is short by 3,000, and nothing
 * of its own line makes up for it.
 */
const shop = (outlooks: Record<string, number> = {}): Map<string, OffsetNode> => {
  const all = nodes(outlooks);
  for (const [id, parentId, target, outlook] of [
    ['Treat', 'D2C', 36_000, 33_000],
    ['Mask', 'Treat', 20_000, 17_000],
    ['Serum', 'Treat', 16_000, 16_000],
  ] as const)
    all.set(id, { id, parentId, name: id, target, outlook: outlooks[id] ?? outlook });
  return all;
};

describe('along a branch', () => {
  test('a line and its product do not both give the same overage away', () => {
    const line: OffsetEntry = { id: 'line', shortId: 'Mask', overId: 'Style', amount: 700 };
    const product: OffsetEntry = { id: 'product', shortId: 'Mask', overId: 'Mousse', amount: 700 };
    for (const one of [line, product]) expect(checkOffsets(shop(), [one])[0]?.state).toBe('holds');
    for (const both of [
      [line, product],
      [product, line],
    ])
      expect(checkOffsets(shop(), both).map(({ state, overAt }) => [state, overAt])).toEqual([
        ['over-used', 'Style'],
        ['over-used', 'Style'],
      ]);
  });

  test('a product gives outside of its line only what the line has over as a whole', () => {
    const check = checkOffsets(shop(), [{ id: 'o', shortId: 'Mask', overId: 'Mousse', amount: 701 }])[0];
    expect(check).toMatchObject({ state: 'over-used', overAt: 'Style', overLeft: -1 });
    // Within the line there is its whole overage.
    expect(checkOffsets(shop(), [offset, { id: 'p', shortId: 'Mask', overId: 'Mousse', amount: 700 }])).toMatchObject([
      { state: 'holds', overLeft: 200 },
      { state: 'holds', overLeft: 0, overAt: 'Style' },
    ]);
  });

  test('a line and its product are not both covered for the same shortage', () => {
    const line: OffsetEntry = { id: 'line', shortId: 'Treat', overId: 'Style', amount: 700 };
    const rich = shop({ Style: 124_000, 'Dry Shampoo': 53_100, Mousse: 45_100 });
    const both = [
      { ...line, amount: 3_000 },
      { id: 'product', shortId: 'Mask', overId: 'Mousse', amount: 3_000 },
    ];
    expect(checkOffsets(rich, both)).toMatchObject([
      { state: 'over-covered', shortLeft: -3_000, shortAt: { id: 'Treat', left: -3_000 } },
      { state: 'over-covered', shortLeft: 0, shortAt: { id: 'Treat', left: -3_000 } },
    ]);
  });

  test('at close the earlier of two claims on one overage is held', () => {
    const came = shop({ Mousse: 41_000, Style: 118_700 });
    const line: OffsetEntry = { id: 'line', shortId: 'Mask', overId: 'Style', amount: 700 };
    const product: OffsetEntry = { id: 'product', shortId: 'Mask', overId: 'Mousse', amount: 600 };
    expect([...heldOffsets(came, [line, product]).values()]).toEqual([true, false]);
    expect([...heldOffsets(came, [product, line]).values()]).toEqual([true, false]);
    // What did not come true uses nothing.
    expect([...heldOffsets(came, [{ ...line, amount: 701 }, product]).values()]).toEqual([false, true]);
  });
});

/** A random tree with random targets and outlooks at every node: sums need not be sums, as people's own numbers are not. */
const randomTree = fc
  .array(fc.record({ up: fc.nat(1_000), target: fc.nat(1_000), outlook: fc.nat(1_000) }), {
    minLength: 5,
    maxLength: 25,
  })
  .map((drawn) => {
    const tree = new Map<string, OffsetNode>();
    for (const [index, { up, target, outlook }] of drawn.entries())
      tree.set(`n${index}`, {
        id: `n${index}`,
        parentId: index === 0 ? null : `n${up % index}`,
        name: `n${index}`,
        target,
        outlook,
      });
    return tree;
  });

/** The same, but each node sums its children, in targets and in outlooks. */
const summedTree = randomTree.map((tree) => {
  const summed = new Map([...tree].map(([id, node]) => [id, { ...node }]));
  for (const node of [...summed.values()].toReversed()) {
    const children = [...summed.values()].filter((child) => child.parentId === node.id);
    if (children.length === 0) continue;
    node.target = children.reduce((sum, child) => sum + child.target, 0);
    node.outlook = children.reduce((sum, child) => sum + child.outlook, 0);
  }
  return summed;
});

const below = (tree: ReadonlyMap<string, OffsetNode>, top: string): Set<string> => {
  const found = new Set([top]);
  // A child always comes after its parent.
  for (const node of tree.values()) if (node.parentId !== null && found.has(node.parentId)) found.add(node.id);
  return found;
};

/** Counted anew, without the code under test: what offsets carry out of a branch and into it. */
const across = (
  tree: ReadonlyMap<string, OffsetNode>,
  entries: readonly OffsetEntry[],
  top: string,
): { out: number; into: number } => {
  const own = below(tree, top);
  const sum = (which: (entry: OffsetEntry) => boolean): number =>
    entries.filter(which).reduce((total, { amount }) => total + amount, 0);
  return {
    out: sum((entry) => own.has(entry.overId) && !own.has(entry.shortId)),
    into: sum((entry) => own.has(entry.shortId) && !own.has(entry.overId)),
  };
};

const randomOffsets = fc.array(
  fc.record({ short: fc.nat(1_000), over: fc.nat(1_000), amount: fc.integer({ min: 1, max: 120 }) }),
  { minLength: 20, maxLength: 60 },
);

test('offsets accepted in any order never take more out of a branch than it is over, nor bring in more than it lacks', () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.oneof(randomTree, summedTree), randomOffsets, (tree, wanted) => {
      const ids = [...tree.keys()];
      const kept: OffsetEntry[] = [];
      for (const [index, { short, over, amount }] of wanted.entries()) {
        const entry = {
          id: `o${index}`,
          shortId: ids[short % ids.length]!,
          overId: ids[over % ids.length]!,
          amount,
        };
        const check = checkOffsets(tree, [...kept, entry]).at(-1)!;
        if (check.state === 'holds') kept.push(entry);
      }
      accepted += kept.length;
      for (const [id, node] of tree) {
        const { out, into } = across(tree, kept, id);
        expect(out).toBeLessThanOrEqual(overage(node));
        expect(into).toBeLessThanOrEqual(shortage(node));
      }
      // What was accepted stays accepted, in whatever order it is looked at.
      expect(checkOffsets(tree, kept.toReversed()).every(({ state }) => state === 'holds')).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(200);
});

test('where sums are sums, what stays uncovered is never less than what the node above really lacks', () => {
  fc.assert(
    fc.property(summedTree, randomOffsets, (tree, wanted) => {
      const kept: OffsetEntry[] = [];
      const ids = [...tree.keys()];
      for (const [index, { short, over, amount }] of wanted.entries()) {
        const entry = { id: `o${index}`, shortId: ids[short % ids.length]!, overId: ids[over % ids.length]!, amount };
        if (checkOffsets(tree, [...kept, entry]).at(-1)?.state === 'holds') kept.push(entry);
      }
      for (const node of tree.values()) {
        const children = [...tree.values()].filter((child) => child.parentId === node.id);
        if (children.length > 0)
          expect(uncovered(children, branchUse(tree, kept))).toBeGreaterThanOrEqual(
            node.target - node.outlook - across(tree, kept, node.id).into,
          );
      }
    }),
  );
});

test('suggestions can all be accepted, beside what stands already, and none is left out', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.oneof(randomTree, summedTree), randomOffsets, (tree, wanted) => {
      const ids = [...tree.keys()];
      const kept: OffsetEntry[] = [];
      for (const [index, { short, over, amount }] of wanted.slice(0, 10).entries()) {
        const entry = { id: `o${index}`, shortId: ids[short % ids.length]!, overId: ids[over % ids.length]!, amount };
        if (checkOffsets(tree, [...kept, entry]).at(-1)?.state === 'holds') kept.push(entry);
      }
      const all = suggestOffsets(tree, kept, 1_000).map((one, index) => ({ ...one, id: `s${index}` }));
      found += all.length;
      const together = [...kept, ...all];
      expect(all.every(({ amount }) => amount > 0)).toBe(true);
      expect(checkOffsets(tree, together).every(({ state }) => state === 'holds')).toBe(true);
      const parents = new Set([...tree.values()].map(({ parentId }) => parentId));
      const leaves = ids.filter((id) => !parents.has(id));
      for (const shortId of leaves)
        for (const overId of leaves) {
          const more = { id: 'more', shortId, overId, amount: 1 };
          expect(checkOffsets(tree, [...together, more]).at(-1)?.state).not.toBe('holds');
        }
    }),
  );
  expect(found).toBeGreaterThan(50);
});

test('at close an offset held when the overage came', () => {
  const held = (outlook: number) => heldOffsets(nodes({ Mousse: outlook }), [offset]).get('o');
  expect(held(44_200)).toBe(true);
  expect(held(44_199)).toBe(false);
});

test('calls: what each word promised', () => {
  expect(callHeld('hit', 100, 100)).toBe(true);
  expect(callHeld('hit', 100, 99)).toBe(false);
  expect(callHeld('beat', 100, 101)).toBe(false);
  expect(callHeld('beat', 100, 102)).toBe(true);
  expect(callHeld('miss', 100, 99)).toBe(true);
  expect(callHeld('at-risk', 100, 95)).toBe(true);
  expect(callHeld('at-risk', 100, 94)).toBe(false);
  expect(callHeld('hit', 0, 5)).toBeNull();
  // Of a limit, at most it is a hit, and two per cent below it beats it.
  expect(callHeld('hit', 100, 100, true)).toBe(true);
  expect(callHeld('hit', 100, 101, true)).toBe(false);
  expect(callHeld('beat', 100, 98, true)).toBe(true);
  expect(callHeld('beat', 100, 99, true)).toBe(false);
  expect(callHeld('miss', 100, 101, true)).toBe(true);
  expect(callHeld('at-risk', 100, 105, true)).toBe(true);
});

test('forecast accuracy is a ratio of sums, with its bias', () => {
  // Said 90 and 120, came 100 and 100: off by 30 of 200, ten too high in all.
  expect(
    accuracyOf([
      { said: 90, came: 100 },
      { said: 120, came: 100 },
    ]),
  ).toEqual({ count: 2, accuracy: 0.85, bias: 0.05 });
  expect(accuracyOf([{ said: 90, came: 0 }])).toEqual({ count: 1, accuracy: null, bias: null });
});
