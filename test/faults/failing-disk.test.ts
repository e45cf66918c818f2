import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listBackups, verify } from '../../src/main/engine/backup/backup';
import { rollOf, rounds, say, seedFor } from './bars';
import { buildShim, type Failure, readJournal, shimmed } from './disk/journal';
import { buildChild, runChild } from './process';
import { allScenes, type Scene } from './scenes';
import { ask, copyOf, openEngine, scratch, wholeState } from './world';

const { folder, remove } = scratch('disk');
const shim = buildShim(folder);
if ('missing' in shim) say(`Skipped: full and failing disks. ${shim.missing}.`);
const roll = rollOf(seedFor('failing disks'));
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

const library = 'library' in shim ? shim.library : '';
const disk = join(folder, 'disk');

/** Runs a scene on a disk of its own, which fails as told. */
const runOn = async (scene: Scene, failure?: Failure) => {
  rmSync(disk, { recursive: true, force: true });
  mkdirSync(disk);
  const file = copyOf(scene.file, join(disk, 'company.tandem'));
  const journal = join(folder, 'journal');
  rmSync(journal, { force: true });
  const said = await runChild(file, scene.calls, { env: shimmed(library, disk, journal, failure) });
  return { file, said, notes: readJournal(journal) };
};

const COUNTED = new Set(['wrote', 'sized', 'synced', 'renamed']);

/** The writes of a scene by what they are: which kind of file, and whether bytes, a size, a sync or a name. */
const writesOf = async (scene: Scene): Promise<Map<string, number[]>> => {
  const { notes } = await runOn(scene);
  const files = new Map<number, string>();
  const kinds = new Map<string, number[]>();
  let number = 0;
  for (const note of notes.slice(notes.findIndex(({ kind }) => kind === 'said'))) {
    if (note.kind === 'opened') files.set(note.inode, extname(note.path));
    if (!COUNTED.has(note.kind)) continue;
    number += 1;
    const kind = `${note.kind} ${'inode' in note ? (files.get(note.inode) ?? 'workspace') : ''}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), number]);
  }
  return kinds;
};

/** Every write with TANDEM_FAULTS=every; else the first and the last of each kind, and others by chance. */
const chosen = (kinds: Map<string, number[]>): number[] => {
  const all = [...kinds.values()].flat();
  if (process.env['TANDEM_FAULTS'] === 'every') return all;
  const picked = new Set<number>();
  const count = Math.min(all.length, rounds(40, 1));
  if (count > kinds.size * 2)
    for (const numbers of kinds.values()) picked.add(numbers[0] ?? 1).add(numbers.at(-1) ?? 1);
  while (picked.size < count) picked.add(all[roll(all.length)] ?? 1);
  return [...picked];
};

/** What a person may read when the disk fails: it is full, or it cannot be written. */
const CODES = ['no-space', 'read-only', 'damaged-file'];

/** A disk that would not say that it holds what was written: the change may be there when the file is opened anew. */
const UNSURE = /did not confirm/;

/** Runs a scene once for each of these writes, which fails; answers what the person was told, and how often. */
const meet = async (
  scene: Scene,
  kinds: Map<string, number[]>,
  tries: number[],
  { error, sticky }: Pick<Failure, 'error' | 'sticky'>,
): Promise<Map<string, number>> => {
  const { name } = scene;
  const writes = [...kinds.values()].flat().length;
  const told = new Map<string, number>();
  for (const at of tries) {
    const { file, said, notes } = await runOn(scene, { at, error, sticky });
    const failed = notes.some(({ kind }) => kind === 'failed');
    const place = `write ${at} of ${writes}`;
    expect(said.faults, place).toEqual([]);
    for (const { code, message } of said.refused.values()) {
      expect(CODES, `${place}: ${message}`).toContain(code);
      expect(message.length).toBeGreaterThan(20);
      told.set(message, (told.get(message) ?? 0) + 1);
    }
    // What was refused changed nothing, what was done stays: undo steps and moves go on from what there is.
    const { state } = wholeState(file, { anyIds: name === 'migration' });
    const done = Math.max(-1, ...said.done.keys());
    if (said.refused.size === 0 || sticky) {
      const firstRefused = Math.min(...said.refused.keys(), scene.states.length);
      const last = said.refused.size === 0 ? done : firstRefused - 1;
      const expected = last < 0 ? [scene.before] : [scene.states[last]];
      if (UNSURE.test(said.refused.get(firstRefused)?.message ?? '')) expected.push(scene.states[firstRefused]);
      expect(expected, place).toContain(state);
    }
    const copies = join(disk, 'backups', 'company');
    for (const copy of listBackups(copies)) verify(copy.file);
    if (failed && name === 'backup' && !sticky)
      expect(
        readdirSync(copies).filter((one) => one.includes('.part')),
        place,
      ).toEqual([]);
    // The next day the disk is well again.
    const engine = await openEngine(file);
    expect(await ask(engine, 'check.run', {}), place).toEqual({ ok: true, problems: [] });
    await engine.close();
  }
  say(
    `${name}, ${error}: ${tries.length} of ${writes} writes, of ${kinds.size} kinds; told ${JSON.stringify(Object.fromEntries(told))}`,
  );
  return told;
};

describe.skipIf('missing' in shim)('at each write', () => {
  test.each(
    ['import', 'migration', 'moves', 'undo', 'backup', 'restore', 'merge', 'taking back', 'bundle']
      .flatMap((name) => [[name, 'ENOSPC', true] as const, [name, 'EIO', false] as const])
      .filter((_, index) => rounds(1, 0) === 1 || index % 4 === 0 || index % 4 === 3),
  )(
    '%s meets %s: a clear sentence, nothing changed, nothing lost',
    async (name, error, sticky) => {
      const scene = scenes.find((one) => one.name === name) as Scene;
      const kinds = await writesOf(scene);
      await meet(scene, kinds, chosen(kinds), { error, sticky });
    },
    1_800_000,
  );

  test('a change of which the disk does not say that it is kept is told as that: it is there afterwards, or it is not', async () => {
    const scene = scenes.find((one) => one.name === 'moves') as Scene;
    const kinds = await writesOf(scene);
    const syncs = kinds.get('synced .tandem-wal') ?? [];
    const tries = Array.from({ length: rounds(30, 3) }, () => syncs[roll(syncs.length)] ?? 1);
    const told = await meet(scene, kinds, tries, { error: 'ENOSPC', sticky: true });
    expect([...told.keys()].some((message) => UNSURE.test(message))).toBe(true);
  }, 1_800_000);
});
