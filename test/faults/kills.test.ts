import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listBackups, verify } from '../../src/main/engine/backup/backup';
import { rollOf, rounds, say, seedFor } from './bars';
import { buildChild, runChild, type Said } from './process';
import { allScenes, type Scene } from './scenes';
import { ask, copyOf, openEngine, scratch, wholeState } from './world';

/** 620 kills of an engine process in all. */
const SHARE: Record<string, number> = {
  import: 90,
  migration: 70,
  moves: 80,
  undo: 80,
  backup: 60,
  restore: 60,
  merge: 60,
  'taking back': 60,
  bundle: 60,
};

const { folder, remove } = scratch('kills');
const seed = seedFor('kills of the engine');
const roll = rollOf(seed);
let scenes: Scene[] = [];
let dispose = (): void => undefined;

beforeAll(async () => {
  dispose = await buildChild();
  scenes = await allScenes(folder, roll);
}, 300_000);
afterAll(() => {
  dispose();
  remove();
});

/** After call `index`; before everything with -1. */
const stateAfter = ({ before, states }: Scene, index: number): string => (index < 0 ? before : (states[index] ?? ''));

/** What was said to be saved is there; what was under way is there wholly or not at all. */
export const expectWhole = (scene: Scene, file: string, said: Said): void => {
  expect([...said.refused.values()]).toEqual([]);
  const done = Math.max(-1, ...said.done.keys());
  const { state } = wholeState(file, { anyIds: scene.name === 'migration' });
  expect([stateAfter(scene, done), stateAfter(scene, said.begun)]).toContain(state);
  expect(said.begun - done).toBeLessThanOrEqual(1);
};

/** Every copy that has a copy's name can be restored; the ones that were acknowledged are among them. */
const expectCopies = (backups: string, said: Said): void => {
  const copies = listBackups(backups).map(({ file }) => file);
  for (const copy of copies) expect(verify(copy)).toBeGreaterThan(50);
  for (const answer of said.done.values()) {
    const made = answer === '' ? null : (JSON.parse(answer) as { file?: string; snapshot?: string });
    for (const file of [made?.file, made?.snapshot]) if (file?.startsWith(backups)) expect(copies).toContain(file);
  }
};

test.each(Object.entries(SHARE))(
  '%s: killed at any moment (%i times), nothing acknowledged is lost and nothing is half done',
  async (name, share) => {
    const scene = scenes.find((one) => one.name === name);
    if (!scene) throw new Error(`There is no scene ${name}.`);
    const own = join(folder, name);
    const fresh = (): string => {
      rmSync(join(folder, 'backups', name), { recursive: true, force: true });
      return copyOf(scene.file, `${own}.tandem`);
    };
    const whole = await runChild(fresh(), scene.calls);
    expect(whole.closed).toBe(true);
    let killed = 0;
    let acknowledged = 0;
    // Now and then it is over before the kill comes: that is no kill and is not counted.
    for (let round = 0; killed < rounds(share, 1) && round < share * 4; round += 1) {
      const file = fresh();
      // A run that is kept by its quick end is no kill: the very last tenth is left out when there is only one.
      const killAfter = (whole.took * roll(rounds(1000, 800))) / 1000;
      const said = await runChild(file, scene.calls, { killAfter });
      killed += said.killed ? 1 : 0;
      acknowledged += said.done.size;
      try {
        expectWhole(scene, file, said);
        expectCopies(join(folder, 'backups', name), said);
        const engine = await openEngine(file);
        expect(await ask(engine, 'check.run', {})).toEqual({ ok: true, problems: [] });
        await engine.close();
      } catch (error) {
        throw new Error(`${name}: seed ${seed}, round ${round}, killed after ${killAfter} ms, ${said.begun} begun`, {
          cause: error,
        });
      }
    }
    say(
      `${name}: ${killed} kills, ${acknowledged} acknowledged calls kept; a whole run takes ${Math.round(whole.took)} ms`,
    );
    expect(killed).toBe(rounds(share, 1));
    expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([]);
  },
  1_800_000,
);
