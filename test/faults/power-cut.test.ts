import { mkdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listBackups, verify } from '../../src/main/engine/backup/backup';
import { rollOf, rounds, say, seedFor } from './bars';
import { afterPowerCut, buildShim, diskOf, inodesOf, layOut, type Note, readJournal, shimmed } from './disk/journal';
import { buildChild, runChild, saidIn } from './process';
import { allScenes, type Scene } from './scenes';
import { copyOf, scratch, wholeState } from './world';

const { folder, remove } = scratch('power');
const shim = buildShim(folder);
if ('missing' in shim) say(`Skipped: power cuts. ${shim.missing}.`);
const seed = seedFor('power cuts');
const roll = rollOf(seed);
let scenes: Scene[] = [];
let dispose = (): void => undefined;

beforeAll(async () => {
  if ('missing' in shim) return;
  dispose = await buildChild();
  scenes = await allScenes(folder, roll);
}, 300_000);
afterAll(() => {
  dispose();
  remove();
});

type Recorded = {
  scene: Scene;
  disk: string;
  notes: Note[];
  before: ReturnType<typeof diskOf>;
  inodes: Map<string, number>;
};

/** Runs a scene once on a disk that is written down. */
const record = async (scene: Scene, env: Record<string, string> = {}): Promise<Recorded> => {
  const disk = join(folder, 'disk');
  rmSync(disk, { recursive: true, force: true });
  mkdirSync(disk);
  const file = copyOf(scene.file, join(disk, 'company.tandem'));
  const before = diskOf(disk);
  const inodes = inodesOf(before);
  const journal = join(folder, `${scene.name}.journal`);
  rmSync(journal, { force: true });
  const library = 'library' in shim ? shim.library : '';
  const said = await runChild(file, scene.calls, { env: { ...shimmed(library, disk, journal), ...env } });
  expect(said.closed).toBe(true);
  return { scene, disk, notes: readJournal(journal), before, inodes };
};

type Loss = { lost: number; cuts: number };

/** Cuts the power at random moments; answers how often something that was acknowledged was gone. Damage is never allowed. */
const cutOften = ({ scene, disk, notes, before, inodes }: Recorded, cuts: number): Loss => {
  let lost = 0;
  for (let round = 0; round < cuts; round += 1) {
    // Every other cut comes right after a word of the process: that is where a promise was given.
    const words = notes.flatMap((note, index) => (note.kind === 'said' ? [index + 1] : []));
    const cut = roll(2) === 0 ? (words[roll(words.length)] ?? 1) : 1 + roll(notes.length);
    const place = join(folder, 'after');
    rmSync(place, { recursive: true, force: true });
    layOut(afterPowerCut(notes, cut, { disk: before, inodes, roll }), disk, place);
    const said = saidIn(
      notes
        .slice(0, cut)
        .flatMap((note) => (note.kind === 'said' ? [note.text] : []))
        .join(''),
    );
    const done = Math.max(-1, ...said.done.keys());
    const { state } = wholeState(join(place, 'company.tandem'), { anyIds: scene.name === 'migration' });
    const at = (index: number): string => (index < 0 ? scene.before : (scene.states[index] ?? ''));
    const kept = [at(done), at(said.begun)].includes(state);
    const copies = listBackups(join(place, 'backups', 'company')).map(({ file }) => basename(file));
    for (const name of copies) verify(join(place, 'backups', 'company', name));
    const promised = [...said.done.values()].flatMap((answer) => {
      const made = answer === '' ? null : (JSON.parse(answer) as { file?: string; snapshot?: string });
      return [made?.file, made?.snapshot].flatMap((file) => (file?.startsWith(disk) ? [basename(file)] : []));
    });
    const copiesKept = promised.every((name) => copies.includes(name));
    if (!kept || !copiesKept) lost += 1;
    if (!kept) expect([scene.before, ...scene.states], `seed ${seed}, cut ${cut}`).toContain(state);
  }
  return { lost, cuts };
};

describe.skipIf('missing' in shim)('a power cut', () => {
  test.each(['import', 'migration', 'moves', 'undo', 'backup', 'restore', 'merge', 'taking back', 'bundle'])(
    'in %s loses nothing that was acknowledged, and leaves a whole file',
    async (name) => {
      const scene = scenes.find((one) => one.name === name) as Scene;
      const { lost, cuts } = cutOften(await record(scene), rounds(200, 4));
      say(`power cuts in ${name}: ${cuts}, ${lost} of them lost something`);
      expect(lost).toBe(0);
    },
    600_000,
  );

  test('would lose what was acknowledged if the file were synced less: this test can see a loss', async () => {
    const scene = scenes.find((one) => one.name === 'moves') as Scene;
    const recorded = await record(scene, {
      TANDEM_SQLITE_DRIVER: resolve(import.meta.dirname, 'driver.cjs'),
      TANDEM_TEST_SYNCHRONOUS: 'NORMAL',
    });
    const { lost, cuts } = cutOften(recorded, rounds(200, 10));
    say(`power cuts at synchronous=NORMAL: ${cuts}, ${lost} of them lost something`);
    expect(lost).toBeGreaterThan(0);
  }, 600_000);
});
