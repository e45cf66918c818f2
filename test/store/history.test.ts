import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/main/engine/index';
import type { Output } from '../../src/shared/contract';
import { emptyWorld, type World } from './reports-world';

const ask = async <T>(world: World, channel: string, input: unknown): Promise<T> => {
  const result = await world.engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};
type List = Output<'history.list'>;

test('the history finds steps by person, record, day and words, and opens one field by field', async () => {
  const world = await emptyWorld();
  try {
    const { id } = await ask<{ id: string }>(world, 'products.create', { name: '100% Dry_Shampoo', priceMinor: 1800 });
    await ask(world, 'products.update', { id, priceMinor: 2000 });
    await ask(world, 'companies.create', { name: 'Bellamy Group' });

    const all = await ask<List>(world, 'history.list', { limit: 10 });
    const ofProduct = await ask<List>(world, 'history.list', { entity: 'products', entityId: id });
    expect(ofProduct.length).toBe(2);
    expect(ofProduct[0]?.id).toBeGreaterThan(ofProduct[1]?.id ?? 0);
    const facets = await ask<Output<'history.facets'>>(world, 'history.facets', { entity: 'products' });
    expect(facets.total).toBe(2);
    expect(facets.entities).toEqual(expect.arrayContaining(['products', 'companies']));

    // Signs that LIKE would read as wildcards are letters here.
    const words = await ask<List>(world, 'history.list', { text: '0% Dry_' });
    expect(words.length).toBeGreaterThan(0);
    expect((await ask<List>(world, 'history.list', { text: '%Bellamy_' })).length).toBe(0);

    const day = all[0]?.at.slice(0, 10) ?? '';
    const before = await ask<List>(world, 'history.list', { to: '2001-01-01' });
    const since = await ask<List>(world, 'history.list', { from: '2001-01-01', to: '2199-12-31' });
    expect(day).toMatch(/^\d{4}-/);
    expect([before.length, since.length]).toEqual([0, all.length]);

    const step = await ask<Output<'history.get'>>(world, 'history.get', { id: ofProduct[0]?.id });
    expect(step.rows).toBe(1);
    expect(step.changes).toEqual([
      {
        table: 'Products',
        record: '100% Dry_Shampoo',
        what: 'changed',
        fields: [expect.objectContaining({ kind: 'money', from: 1800, to: 2000 })],
      },
    ]);
    const missing = await world.engine.call('history.get', { id: 999_999 });
    expect(missing).toMatchObject({ ok: false, error: { code: 'not-found' } });

    await ask(world, 'history.undo', {});
    expect((await ask<List>(world, 'history.list', { limit: 1 }))[0]).toMatchObject({ undone: true });
  } finally {
    await world.close();
  }
});

test('a record finds every step that changed it, also one that changed many', async () => {
  const world = await emptyWorld();
  try {
    const [one, two] = [
      await ask<{ id: string }>(world, 'deals.create', { title: 'Spring order' }),
      await ask<{ id: string }>(world, 'deals.create', { title: 'Autumn order' }),
    ];
    await ask(world, 'deals.bulk', { ids: [one.id, two.id], addLabel: 'Chain' });
    const [bulk] = await ask<List>(world, 'history.list', { limit: 1 });
    for (const [{ id }, title] of [
      [one, 'Spring'],
      [two, 'Autumn'],
    ] as const) {
      const found = await ask<List>(world, 'history.list', { limit: 10, entity: 'deals', entityId: id });
      expect(found.map((step) => step.id)).toEqual([bulk?.id, expect.any(Number)]);
      expect(found[1]?.label).toContain(title);
      expect(await ask(world, 'history.facets', { entity: 'deals', entityId: id })).toMatchObject({ total: 2 });
    }
  } finally {
    await world.close();
  }
});

test('the history finds steps by who made them and by import, each with its facets', async () => {
  const world = await emptyWorld();
  try {
    const [maren, theo] = [
      await ask<{ id: string }>(world, 'people.create', { name: 'Maren', roles: [] }),
      await ask<{ id: string }>(world, 'people.create', { name: 'Theo', roles: [] }),
    ];
    const by = async (personId: string, channel: string, input: unknown): Promise<unknown> => {
      const result = await world.engine.call(channel, input, { personId });
      if (!result.ok) throw new Error(result.error.message);
      return result.value;
    };
    await by(maren.id, 'products.create', { name: 'Balm' });
    await by(theo.id, 'products.create', { name: 'Soap' });
    const path = join(dirname(world.path), 'more.csv');
    writeFileSync(path, 'sku,name,price\nC,Cream,10\n');
    const { batch } = (await by(theo.id, 'imports.run', { path })) as Output<'imports.run'>;
    await by(maren.id, 'imports.undo', { batch });
    const labels = async (filter: object): Promise<string[]> =>
      (await ask<List>(world, 'history.list', { limit: 20, ...filter })).map(({ label }) => label);
    expect(await labels({ personId: maren.id })).toEqual(['Took back the import of more.csv', 'Added Balm']);
    expect(await labels({ personId: theo.id })).toEqual(['Imported more.csv: 1 new, 0 updated', 'Added Soap']);
    expect(await labels({ batch })).toEqual([
      'Took back the import of more.csv',
      'Imported more.csv: 1 new, 0 updated',
    ]);
    expect(await labels({ batch, personId: theo.id })).toEqual(['Imported more.csv: 1 new, 0 updated']);
    const facets = await ask<Output<'history.facets'>>(world, 'history.facets', { batch });
    expect(facets).toMatchObject({ total: 2, people: [{ name: 'Maren' }, { name: 'Theo' }] });
  } finally {
    await world.close();
  }
});

test('what was undone before a restart is put on again after it, and what was done before it is undone', async () => {
  const world = await emptyWorld();
  const named = async (engine: World['engine']): Promise<string[]> => {
    const list = await engine.call('products.list', { period: '2026-05' });
    if (!list.ok) throw new Error(list.error.message);
    return (list.value as Output<'products.list'>).rows.map(({ name }) => name).toSorted();
  };
  const { engine: first } = world;
  await ask(world, 'products.create', { name: 'Balm' });
  await ask(world, 'products.create', { name: 'Cream' });
  await ask(world, 'products.create', { name: 'Soap' });
  await ask(world, 'history.undo', {});
  await ask(world, 'history.undo', {});
  await first.close();
  const again = await createEngine({ workspacePath: world.path, clock: () => Date.parse('2026-05-14T08:00:00Z') });
  try {
    expect(await named(again)).toEqual(['Balm']);
    expect(await again.call('history.redo', {})).toMatchObject({ ok: true, value: { label: 'Added Cream' } });
    expect(await named(again)).toEqual(['Balm', 'Cream']);
    for (let steps = 0; steps < 2; steps += 1) await again.call('history.undo', {});
    expect(await named(again)).toEqual([]);
    for (let steps = 0; steps < 3; steps += 1) await again.call('history.redo', {});
    expect(await named(again)).toEqual(['Balm', 'Cream', 'Soap']);
  } finally {
    await again.close();
    await world.close();
  }
});
