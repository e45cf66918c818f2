import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Cascade,
  type CascadeChange,
  type CascadeMode,
  type CascadeNode,
  CascadeProblem,
  shareWithFloors,
} from '../../src/main/engine/metrics/targets/cascade';

const node = (id: string, parentId: string | null, amount: number, locked = false): CascadeNode => ({
  id,
  parentId,
  name: id,
  amount,
  locked,
});

/** The drawn example: 480,000 with 6,000 not given out; the web has 216,000 of it, locked. */
const company = (): CascadeNode[] => [
  node('Company', null, 480_000, true),
  node('D2C web', 'Company', 216_000, true),
  node('Brightwell', 'Company', 132_000),
  node('Oak', 'Company', 48_000),
  node('Salons', 'Company', 78_000),
  node('Style', 'D2C web', 118_000),
  node('Cleanse', 'D2C web', 62_000),
  node('Treat', 'D2C web', 36_000),
  node('Dry Shampoo', 'Style', 52_000, true),
  node('Mousse', 'Style', 40_000, true),
  node('Mist', 'Style', 26_000),
];

const after = (changes: readonly CascadeChange[]): Record<string, number> =>
  Object.fromEntries(changes.map((change) => [change.name, change.after]));

const problem = (run: () => unknown): CascadeProblem => {
  try {
    run();
  } catch (error) {
    if (error instanceof CascadeProblem) return error;
    throw error;
  }
  throw new Error('There was no problem.');
};

/** A random tree of up to about forty nodes whose children never have more than their parent. */
const tree = fc
  .record({
    top: fc.integer({ min: 0, max: 10_000_000_000 }),
    splits: fc.array(
      fc.record({ of: fc.nat(20), shares: fc.array(fc.nat(100), { minLength: 1, maxLength: 6 }), locks: fc.nat(63) }),
      { maxLength: 8 },
    ),
  })
  .map(({ top, splits }) => {
    const nodes: CascadeNode[] = [node('n0', null, top)];
    const split = new Set<string>();
    for (const { of, shares, locks } of splits) {
      const parent = nodes[of % nodes.length];
      if (!parent || split.has(parent.id)) continue;
      split.add(parent.id);
      const whole = Math.max(1, shares.reduce((sum, share) => sum + share, 0) + 5);
      for (const [index, share] of shares.entries())
        nodes.push(
          node(`n${nodes.length}`, parent.id, Math.floor((parent.amount * share) / whole), (locks & (1 << index)) > 0),
        );
    }
    return nodes;
  });

/** The same trees with nothing left over: the last child of each node has what its siblings leave of it. */
const fullTree = tree.map((nodes) => {
  const full = nodes.map((one) => ({ ...one }));
  for (const parent of full) {
    const children = full.filter((one) => one.parentId === parent.id);
    const last = children.at(-1);
    if (last) last.amount = parent.amount - children.slice(0, -1).reduce((sum, one) => sum + one.amount, 0);
  }
  return full;
});

describe('an edit', () => {
  test('takes the difference from floating siblings, by their shares', () => {
    expect(after(new Cascade(company()).edit('Brightwell', 140_400, 'siblings'))).toEqual({
      Brightwell: 140_400,
      // 8,400 over 126,000: 48 and 78 parts of 126.
      Oak: 44_800,
      Salons: 72_800,
    });
  });

  test('raises the nodes above when asked to, and stops at a lock', () => {
    const nodes = company().map((one) => ({ ...one, locked: false }));
    expect(after(new Cascade(nodes).edit('Style', 120_000, 'parent'))).toMatchObject({
      Style: 120_000,
      'D2C web': 218_000,
      Company: 482_000,
    });
    const refused = problem(() => new Cascade(company()).edit('Style', 120_000, 'parent'));
    expect(refused.message).toBe('D2C web is locked at 216000. Release it, or take the difference from the others.');
    expect(refused.release).toEqual([{ id: 'D2C web', name: 'D2C web' }]);
  });

  test('takes from the unallocated rest when asked to, and not more than there is', () => {
    expect(after(new Cascade(company()).edit('Oak', 54_000, 'rest'))).toEqual({ Oak: 54_000 });
    expect(problem(() => new Cascade(company()).edit('Oak', 54_001, 'rest')).message).toContain('6000 left to give');
  });

  test('of a parent re-spreads what floats below and leaves locks and the rest', () => {
    expect(after(new Cascade(company()).edit('Company', 505_800, 'siblings'))).toEqual({
      Company: 505_800,
      // 25,800 more over 258,000 that float: a tenth each.
      Brightwell: 145_200,
      Oak: 52_800,
      Salons: 85_800,
    });
  });

  test('says which locks stand in the way', () => {
    const refused = problem(() => new Cascade(company()).edit('Style', 80_000, 'siblings'));
    expect(refused.message).toBe(
      'Style would come to 80000, and below it Dry Shampoo and Mousse are locked at 92000 in all. Release one, or raise Style.',
    );
    expect(refused.release.map(({ name }) => name)).toEqual(['Dry Shampoo', 'Mousse']);
    expect(problem(() => new Cascade(company()).edit('Brightwell', 300_000, 'siblings')).message).toBe(
      'Only 126000 can be taken from what floats under Company. Raise Company, or release D2C web.',
    );
  });

  test('names the locks to release wherever they are, never a node that floats', () => {
    // Style floats, and two products below it are locked at 92,000 of its 118,000.
    const refused = problem(() => new Cascade(company()).edit('Treat', 130_000, 'siblings'));
    expect(refused.message).toBe(
      'Only 88000 can be taken from what floats under D2C web. Raise D2C web, or release Dry Shampoo and Mousse.',
    );
    expect(refused.release.map(({ id }) => id)).toEqual(['Dry Shampoo', 'Mousse']);
  });

  test('a refusal asks to release only what is locked', () => {
    fc.assert(
      fc.property(fc.oneof(tree, fullTree), fc.nat(50), fc.nat(2_000_000_000), (nodes, pick, amount) => {
        const edited = nodes[pick % nodes.length]!;
        let refused: CascadeProblem | null = null;
        try {
          new Cascade(nodes).edit(edited.id, amount, 'siblings');
        } catch (error) {
          if (!(error instanceof CascadeProblem)) throw error;
          refused = error;
        }
        if (!refused) return;
        const locked = new Set(nodes.filter((one) => one.locked).map(({ id }) => id));
        for (const { id } of refused.release) expect(locked).toContain(id);
      }),
      { numRuns: 500 },
    );
  });

  test('a re-spread under locks that have more than the node says what the node has', () => {
    const nodes = [node('Top', null, 100), node('A', 'Top', 120, true), node('B', 'Top', 0)];
    expect(problem(() => new Cascade(nodes).respread('Top', () => 1)).message).toBe(
      'Top would come to 100, and below it A is locked at 120 in all. Release one, or raise Top.',
    );
  });

  test('never pushes a floating node under what is locked below it', () => {
    // Cleanse gives up more than its share, since Style may not fall under 92,000.
    const changes = after(new Cascade(company()).edit('Treat', 80_000, 'siblings'));
    expect(changes).toEqual({ Treat: 80_000, Style: 92_000, Cleanse: 44_000, Mist: 0 });
  });
});

test('re-spread by last year’s shares gives everything out; locked children keep theirs', () => {
  const shares: Record<string, number> = { Brightwell: 3, Oak: 1, Salons: 2 };
  expect(after(new Cascade(company()).respread('Company', (id) => shares[id] ?? 0))).toEqual({
    // 264,000 float: 3, 1 and 2 sixths; Brightwell already has its 132,000.
    Oak: 44_000,
    Salons: 88_000,
  });
});

const applied = (nodes: readonly CascadeNode[], changes: readonly CascadeChange[]): CascadeNode[] => {
  const to = new Map(changes.map((change) => [change.id, change.after]));
  return nodes.map((one) => ({ ...one, amount: to.get(one.id) ?? one.amount }));
};

const restOf = (nodes: readonly CascadeNode[], id: string): number | null => new Cascade(nodes).unallocated(id);

test('for random trees, edits and locks: sums are exact, locks hold, nothing is negative', () => {
  fc.assert(
    fc.property(
      tree,
      fc.nat(50),
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.constantFrom<CascadeMode>('siblings', 'parent', 'rest'),
      (nodes, pick, factor, mode) => {
        const edited = nodes[pick % nodes.length]!;
        const amount = Math.round(edited.amount * factor);
        let changes: CascadeChange[];
        try {
          changes = new Cascade(nodes).edit(edited.id, amount, mode);
        } catch (error) {
          expect(error).toBeInstanceOf(CascadeProblem);
          return;
        }
        const next = applied(nodes, changes);
        expect(next.find((one) => one.id === edited.id)?.amount).toBe(amount);
        for (const change of changes) {
          const was = nodes.find((one) => one.id === change.id)!;
          expect(was.amount).toBe(change.before);
          expect(Number.isSafeInteger(change.after) && change.after >= 0).toBe(true);
          if (was.locked) expect(was.id).toBe(edited.id);
        }
        for (const one of nodes) {
          const before = restOf(nodes, one.id);
          const now = restOf(next, one.id);
          if (before === null || now === null) continue;
          // Nobody gives out more than they have, and without a change around it a rest stays as it was.
          expect(now).toBeGreaterThanOrEqual(0);
          if (mode === 'parent' && one.id === edited.parentId) expect(now).toBe(before);
        }
      },
    ),
    { numRuns: 500 },
  );
});

describe('is stable', () => {
  test('an edit to the present amount changes nothing, whatever the tree and wherever the difference would be found', () => {
    fc.assert(
      fc.property(
        fc.oneof(tree, fullTree),
        fc.constantFrom<CascadeMode>('siblings', 'parent', 'rest'),
        (nodes, mode) => {
          const cascade = new Cascade(nodes);
          for (const one of nodes) expect(cascade.edit(one.id, one.amount, mode)).toEqual([]);
        },
      ),
    );
  });

  test('a re-spread by the present shares changes nothing where all is given out', () => {
    let spread = 0;
    fc.assert(
      fc.property(fullTree, (nodes) => {
        const cascade = new Cascade(nodes);
        const amounts = new Map(nodes.map((one) => [one.id, one.amount]));
        for (const one of nodes) {
          expect(cascade.respread(one.id, (id) => amounts.get(id) ?? 0)).toEqual([]);
          spread += one.amount > 0 && cascade.children(one.id).length > 1 ? 1 : 0;
        }
      }),
    );
    // It says something only of nodes that have an amount and something to spread it over.
    expect(spread).toBeGreaterThan(30);
  });

  test('the same re-spread once more changes nothing, for any shares, and all that floats is given out by the first', () => {
    let changed = 0;
    fc.assert(
      fc.property(
        fc.oneof(tree, fullTree),
        fc.nat(50),
        fc.array(fc.nat(1_000), { minLength: 60, maxLength: 60 }),
        fc.constantFrom('branch' as const, 'parts' as const),
        (nodes, pick, shares, far) => {
          const divided = nodes.filter((one) => nodes.some((child) => child.parentId === one.id));
          const edited = divided[pick % divided.length] ?? nodes[0]!;
          const weightOf = (id: string): number => shares[Number(id.slice(1))] ?? 0;
          const changes = new Cascade(nodes).respread(edited.id, weightOf, far);
          const next = applied(nodes, changes);
          changed += changes.length;
          expect(new Cascade(next).respread(edited.id, weightOf, far)).toEqual([]);
          if (nodes.some((one) => one.parentId === edited.id && !one.locked)) expect(restOf(next, edited.id)).toBe(0);
          for (const one of nodes)
            if (one.locked || one.id === edited.id)
              expect(next.find(({ id }) => id === one.id)?.amount).toBe(one.amount);
        },
      ),
      { numRuns: 300 },
    );
    expect(changed).toBeGreaterThan(100);
  });
});

test('a re-spread follows down the branch, but not under a lock; of the parts alone, what is below keeps its shares', () => {
  const nodes = [
    node('Top', null, 120),
    node('A', 'Top', 60),
    node('B', 'Top', 60, true),
    node('A1', 'A', 30),
    node('A2', 'A', 20),
    node('A3', 'A', 10, true),
    node('B1', 'B', 45),
    node('B2', 'B', 15),
  ];
  const shares: Record<string, number> = { A: 1, A1: 1, A2: 4, B1: 1, B2: 1 };
  const spread = (far: 'branch' | 'parts', amount = 120) =>
    after(
      new Cascade(nodes.map((one) => (one.id === 'Top' ? { ...one, amount } : one))).respread(
        'Top',
        (id) => shares[id] ?? 0,
        far,
      ),
    );
  // 50 of A float: a fifth and four fifths. B is locked, so what is below it stays.
  expect(spread('branch')).toEqual({ A1: 10, A2: 40 });
  expect(spread('parts')).toEqual({});
  // 100 of A, of which 90 float: 18 and 72 by the shares, 54 and 36 as they were.
  expect(spread('branch', 160)).toEqual({ A: 100, A1: 18, A2: 72 });
  expect(spread('parts', 160)).toEqual({ A: 100, A1: 54, A2: 36 });
});

test('shares with floors sum exactly and keep to every floor', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ weight: fc.nat(1_000_000), floor: fc.nat(1_000) }), { minLength: 1, maxLength: 12 }),
      fc.nat(5_000_000_000),
      (parts, extra) => {
        const floors = parts.map(({ floor }) => floor);
        const amount = floors.reduce((sum, floor) => sum + floor, 0) + extra;
        const shared = shareWithFloors(
          amount,
          parts.map(({ weight }) => weight),
          floors,
        );
        expect(shared.reduce((sum, part) => sum + part, 0)).toBe(amount);
        for (const [index, part] of shared.entries()) expect(part).toBeGreaterThanOrEqual(floors[index]!);
      },
    ),
  );
});
