import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { named, NOW, type TargetsWorld, targetsWorld } from './targets-world';

let world: TargetsWorld;
let answer: TargetsWorld['answer'];
let ask: TargetsWorld['ask'];
let checksum: TargetsWorld['checksum'];
let refusal: TargetsWorld['refusal'];
let tree: TargetsWorld['tree'];
beforeAll(async () => {
  world = await targetsWorld();
  ({ answer, ask, checksum, refusal, tree } = world);
});
afterAll(() => world.close());

describe('edits', () => {
  test('are previewed, applied as one step, and undone to the first checksum', async () => {
    const before = checksum();
    const { nodes } = await tree();
    const salons = named(nodes, 'Wholesale salons');
    const mist = named(nodes, 'D2C web', 'Style', 'Sea Salt Mist');
    const edit = { id: mist.id, amount: mist.target + 100_000, mode: 'siblings' } as const;
    const preview = await ask('targets.previewAmount', edit);
    expect(preview.problem).toBeNull();
    expect(preview.changes.reduce((sum, change) => sum + change.after - change.before, 0)).toBe(0);
    await ask('targets.setAmount', { ...edit, why: 'Summer came early' });
    const after = await tree();
    for (const change of preview.changes)
      expect(after.nodes.find(({ id }) => id === change.id)?.target).toBe(change.after);
    expect(named(after.nodes, 'D2C web', 'Style', 'Dry Shampoo').target).toBe(
      named(nodes, 'D2C web', 'Style', 'Dry Shampoo').target,
    );
    const page = await ask('targets.node', { id: mist.id });
    expect(page.history[0]).toMatchObject({ from: mist.target, to: edit.amount });
    expect(page.history[0]?.why).toContain('Summer came early');

    await ask('targets.updateNode', { id: salons.id, locked: true, note: 'Agreed' });
    const { id: call } = await ask('targets.call', {
      nodeId: salons.id,
      call: 'miss',
      expected: 1_000_000,
      reason: 'Slow',
    });
    await ask('targets.removeCall', { id: call });
    await ask('targets.forecast', { nodeId: salons.id, amount: 2_000_000 });
    await ask('targets.addPlanItem', {
      nodeId: salons.id,
      kind: 'other',
      name: 'Fair',
      amount: 5_000,
      day: '2026-12-01',
    });
    await ask('moments.create', { name: 'Sale', kind: 'holiday', starts: '2026-12-01', ends: '2026-12-03' });
    for (let step = 0; step < 7; step += 1) expect((await ask('history.undo', {})).label).not.toBeNull();
    expect(checksum()).toBe(before);
    for (let step = 0; step < 7; step += 1) await ask('history.redo', {});
    for (let step = 0; step < 7; step += 1) await ask('history.undo', {});
    expect(checksum()).toBe(before);
  });

  test('random edits keep every sum and every lock, and undo takes them all back', async () => {
    const before = checksum();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            pick: fc.nat(60),
            factor: fc.double({ min: 0, max: 2, noNaN: true }),
            mode: fc.constantFrom('siblings' as const, 'parent' as const, 'rest' as const),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (edits) => {
          let steps = 0;
          for (const { pick, factor, mode } of edits) {
            const { nodes } = await tree();
            const node = nodes[pick % nodes.length]!;
            const result = await answer('targets.setAmount', {
              id: node.id,
              amount: Math.round(node.target * factor),
              mode,
            });
            const after = (await tree()).nodes;
            for (const one of after) {
              const children = after.filter((child) => child.parentId === one.id && !child.beside);
              if (children.length > 0)
                expect(children.reduce((sum, child) => sum + child.target, 0) + (one.unallocated ?? 0)).toBe(
                  one.target,
                );
              expect(one.unallocated ?? 0).toBeGreaterThanOrEqual(0);
              const was = nodes.find(({ id }) => id === one.id);
              if (was?.locked && was.id !== node.id) expect(one.target).toBe(was.target);
            }
            if (result.ok && nodes.some((one, index) => one.target !== after[index]?.target)) steps += 1;
          }
          for (let step = 0; step < steps; step += 1) await ask('history.undo', {});
          expect(checksum()).toBe(before);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('two states of a tree can be compared', async () => {
    const { nodes, tree: own } = await tree();
    const mist = named(nodes, 'D2C web', 'Style', 'Sea Salt Mist');
    const moment = new Date(NOW - 1).toISOString();
    await ask('targets.setAmount', { id: mist.id, amount: mist.target + 10_000, mode: 'siblings' });
    const rows = await ask('targets.compare', { treeId: own!.id, before: moment, after: null });
    expect(rows.find(({ id }) => id === mist.id)).toMatchObject({
      id: mist.id,
      name: 'Sea Salt Mist',
      before: mist.target,
      after: mist.target + 10_000,
    });
    await ask('history.undo', {});
  });

  test('a comparison says what else changed: the whole tree in time, its vision, how an outlook is made, the place', async () => {
    const { nodes, tree: own } = await tree();
    const first = checksum();
    const moment = new Date(NOW - 1).toISOString();
    const line = nodes.find((node) => node.name === 'Treat');
    const product = named(nodes, 'D2C web', 'Style', 'Gloss Drops');
    const other = named(nodes, 'Brightwell Beauty', 'Style');
    await ask('targets.updateTree', { id: own!.id, spread: { method: 'even', months: {} } });
    await ask('targets.updateTree', { id: own!.id, statement: 'Hair first' });
    await ask('targets.updateNode', { id: line!.id, method: 'plan' });
    const inWay = nodes.filter((node) => node.parentId === other.id);
    for (const { id } of inWay) await ask('targets.removeNode', { id });
    await ask('targets.moveNode', { id: product.id, parentId: other.id });
    const rows = await ask('targets.compare', { treeId: own!.id, before: moment, after: null });
    const of = (id: string | undefined) => rows.find((row) => row.id === id);
    const top = of(nodes[0]?.id);
    expect(top?.others).toEqual([
      { what: 'whole-spread', before: 'As last year', after: 'Evenly by day' },
      { what: 'vision', before: own?.statement, after: 'Hair first' },
    ]);
    expect(top?.steps.map(({ why }) => why)).toContain('Changed the spread of 2026-Q4');
    expect(of(line?.id)?.others).toContainEqual({
      what: 'outlook',
      before: 'Last year’s shape',
      after: 'Plan items',
    });
    expect(of(product.id)?.others).toContainEqual({
      what: 'place',
      before: 'under D2C web › Style',
      after: 'under Brightwell Beauty › Style',
    });
    const points = await ask('targets.versions', { treeId: own!.id });
    expect(points.map(({ label }) => label)).toContain('Changed the vision of 2026-Q4');
    for (let step = 0; step < 4 + inWay.length; step += 1) await ask('history.undo', {});
    expect(checksum()).toBe(first);
  });
});

describe('a founder sets a period', () => {
  test('types the top, and the rest follows: channels, lines, products by last year’s shares', async () => {
    const { id } = await ask('targets.createTree', {
      period: '2027-Q1',
      statement: 'Twice the shelves',
      amount: 20_000_001,
      split: 'last-year',
    });
    const first = await ask('targets.tree', { period: '2027-Q1' });
    expect(first.tree).toMatchObject({ id, target: 20_000_001, statement: 'Twice the shelves' });
    expect(first.nodes.slice(1).reduce((sum, node) => sum + node.target, 0)).toBe(20_000_001);
    const web = named(first.nodes, 'D2C web');
    await ask('targets.addChildren', { parentId: web.id, kind: 'line' });
    const lines = (await ask('targets.tree', { period: '2027-Q1' })).nodes.filter((node) => node.parentId === web.id);
    expect(lines.map(({ name }) => name).toSorted()).toEqual(['Cleanse', 'Style', 'Treat']);
    await ask('targets.addChildren', { parentId: lines[0]!.id, kind: 'product', split: 'equal' });
    await ask('targets.addChildren', { parentId: named(first.nodes, 'Wholesale salons').id, kind: 'owner' });
    const { nodes } = await ask('targets.tree', { period: '2027-Q1' });
    for (const node of nodes.filter((one) => one.unallocated !== null)) expect(node.unallocated).toBe(0);
    expect(await ask('targets.removeTree', { id })).toEqual({ ok: true });
    for (let step = 0; step < 5; step += 1) await ask('history.undo', {});
  });

  test('in units too, and by owner across channels', async () => {
    await ask('targets.createTree', { period: '2027', metric: 'units', amount: 50_000, split: 'equal' });
    const { tree: own, nodes } = await ask('targets.tree', { period: '2027', metric: 'units' });
    expect(own?.currency).toBeNull();
    expect(nodes.map(({ target }) => target)).toEqual([50_000, 12_500, 12_500, 12_500, 12_500]);
    await ask('history.undo', {});
  });
});

describe('is refused in words, and nothing changes', () => {
  test.each<[string, () => Promise<string>, RegExp]>([
    [
      'an overlapping period',
      () => refusal('targets.createTree', { period: '2026', amount: 1 }),
      /2026-Q4 has net sales targets already, and 2026 overlaps it/,
    ],
    ['no period', () => refusal('targets.createTree', { period: '2026-W99', amount: 1 }), /is no period/],
    [
      'a circular move',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.moveNode', {
          id: named(nodes, 'D2C web').id,
          parentId: named(nodes, 'D2C web', 'Style').id,
        });
      },
      /cannot stand under itself/,
    ],
    [
      'a move to where nothing of it sells',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.moveNode', {
          id: named(nodes, 'D2C web', 'Style', 'Gloss Drops').id,
          parentId: named(nodes, 'D2C web', 'Treat').id,
        });
      },
      /^Gloss Drops is not in the line Treat\.$/,
    ],
    [
      'more than a lock allows',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.setAmount', { id: named(nodes, 'D2C web', 'Style').id, amount: 100, mode: 'siblings' });
      },
      /Air-Dry Mousse and Dry Shampoo are locked at/,
    ],
    [
      'an offset beyond the overage',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.offset', {
          shortId: named(nodes, 'Brightwell Beauty').id,
          overId: named(nodes, 'Oak & Ivory').id,
          amount: 90_000_000,
          cause: 'Hope',
        });
      },
      /Oak & Ivory has \$[\d,.]+ to give/,
    ],
    [
      'a call that expects fewer orders than none',
      async () => {
        const { nodes } = await tree();
        const oak = named(nodes, 'Oak & Ivory');
        const { id } = await ask('targets.addBeside', { nodeId: oak.id, metric: 'orders', amount: 40 });
        const call = { call: 'miss', expected: -5 } as const;
        const said = await refusal('targets.call', { nodeId: id, ...call });
        // Of net sales more may go back than comes in.
        await ask('targets.call', { nodeId: oak.id, ...call });
        for (let step = 0; step < 2; step += 1) await ask('history.undo', {});
        return said;
      },
      /^Orders cannot come to less than 0\.$/,
    ],
    [
      'an offset from a part of itself',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.offset', {
          shortId: named(nodes, 'D2C web').id,
          overId: named(nodes, 'D2C web', 'Style').id,
          amount: 1,
          cause: 'x',
        });
      },
      /lie on one branch/,
    ],
    [
      'a product outside its line',
      async () => {
        const { nodes } = await tree();
        const serum = named(nodes, 'D2C web', 'Treat', 'Scalp Serum');
        return refusal('targets.addChildren', {
          parentId: named(nodes, 'D2C web', 'Style').id,
          kind: 'product',
          refs: [serum.refId!],
        });
      },
      /is not in the line Style/,
    ],
    [
      'another start of the year',
      () => refusal('workspace.update', { fiscalYearStart: 4 }),
      /targets that count from the present start of the year/,
    ],
    [
      'a change that another made obsolete',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.setAmount', {
          id: named(nodes, 'Oak & Ivory').id,
          amount: 5,
          mode: 'siblings',
          rev: 99,
        });
      },
      /in the meantime/,
    ],
  ])('%s', async (_name, run, words) => {
    const before = checksum();
    expect(await run()).toMatch(words);
    expect(checksum()).toBe(before);
  });

  test('removing a channel that has targets', async () => {
    const created = await ask('channels.create', { name: 'Pop-up', type: 'own-store', level: 'account' });
    const { nodes } = await tree();
    await ask('targets.addChildren', {
      parentId: named(nodes, 'Company').id,
      kind: 'channel',
      refs: [created.id],
      split: 'none',
    });
    expect(await refusal('channels.remove', { id: created.id })).toBe(
      'Pop-up has targets in 2026-Q4. Remove those first, then the channel.',
    );
    await ask('history.undo', {});
    await ask('history.undo', {});
    // One that has sold as well says both.
    const sold = (await ask('channels.list', {})).find(({ name }) => name === 'Oak & Ivory')!;
    const before = checksum();
    expect(await refusal('channels.remove', { id: sold.id })).toMatch(
      /^Oak & Ivory has [\d,]+ orders and targets in .*2026-Q4, so it stays\./,
    );
    expect(checksum()).toBe(before);
  });
});
