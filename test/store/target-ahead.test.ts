import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src/main/engine/index';
import type { Output } from '../../src/shared/contract';
import { named, NOW, PERIOD, type TargetsWorld, targetsWorld } from './targets-world';

/** What is worked out before anybody asks: it may save time, and nothing else may be told from it. */
let world: TargetsWorld;
let other: Engine;

beforeAll(async () => {
  world = await targetsWorld();
  other = await createEngine({ workspacePath: world.path, clock: () => NOW });
});

afterAll(async () => {
  await other.close();
  await world.close();
});

const tree = async (engine: Engine): Promise<Output<'targets.tree'>> => {
  const result = await engine.call('targets.tree', { period: PERIOD });
  if (!result.ok) throw new Error(result.error.message);
  return result.value as Output<'targets.tree'>;
};

const yielding = () => {
  let pauses = 0;
  return { pause: (): Promise<void> => Promise.resolve(void (pauses += 1)), pauses: () => pauses };
};

describe('targets that are worked out while nobody asks', () => {
  test('are read and not written, in several steps, and once until something changes', async () => {
    const before = world.checksum();
    const steps = yielding();
    await other.gather(null, steps.pause);
    expect(steps.pauses()).toBeGreaterThan(5);
    const again = yielding();
    await other.gather(null, again.pause);
    // Its code is there, and nothing is to be done.
    expect(again.pauses()).toBe(1);
    expect(world.checksum()).toBe(before);
    expect(await other.call('history.state', {})).toEqual(
      expect.objectContaining({ ok: true, value: expect.objectContaining({ undo: null, redo: null }) as unknown }),
    );
  });

  test('are what is answered without them: after an edit, its undo and in another region, too', async () => {
    const web = named((await world.tree()).nodes, 'D2C web');
    await other.gather(null, yielding().pause);
    expect(await tree(other)).toEqual(await world.tree());
    await world.ask('targets.setAmount', { id: web.id, amount: web.target + 10_000, mode: 'siblings' });
    expect(named((await tree(other)).nodes, 'D2C web').target).toBe(web.target + 10_000);
    await other.gather(null, yielding().pause);
    expect(await tree(other)).toEqual(await world.tree());
    await world.ask('history.undo', {});
    await other.gather('de-DE', yielding().pause);
    // One process writes for one reader at a time: the answer is for whoever asks, whatever was made ready.
    const german = await other.call('targets.tree', { period: PERIOD }, { region: 'de-DE' });
    const plain = await tree(other);
    expect(plain).toEqual(await world.tree());
    expect(named(plain.nodes, 'D2C web').target).toBe(web.target);
    expect(german.ok && (german.value as typeof plain).nodes.map(({ outlook }) => outlook)).toEqual(
      plain.nodes.map(({ outlook }) => outlook),
    );
  });

  test('are left where somebody asks for something, without harm to what is asked', async () => {
    const steps = yielding();
    const web = named((await world.tree()).nodes, 'D2C web');
    await world.ask('targets.setAmount', { id: web.id, amount: web.target + 10_000, mode: 'siblings' });
    for (let at = 1; at < 8; at += 1) {
      let left = at;
      const leaving = (): Promise<void> =>
        (left -= 1) < 0 ? Promise.reject(new Error('somebody asked')) : steps.pause();
      await other.gather(null, leaving).catch((error: unknown) => expect(String(error)).toContain('somebody asked'));
    }
    expect(await tree(other)).toEqual(await world.tree());
    await world.ask('history.undo', {});
  });

  test('are made ready as well where more is locked than the top has, as merged copies can leave it', async () => {
    const top = (await world.tree()).nodes.find(({ parentId }) => parentId === null);
    const write = (set: string): void => {
      const file = new Database(world.path);
      file.prepare(`UPDATE target_nodes SET ${set} WHERE parent_id = ?`).run(top?.id);
      file.close();
    };
    write('locked = 1, amount = amount * 2');
    await other.gather(null, yielding().pause);
    const again = yielding();
    await other.gather(null, again.pause);
    expect(again.pauses()).toBe(1);
    write('locked = 0, amount = amount / 2');
  });
});
