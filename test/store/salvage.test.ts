import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../src/main/engine';
import { type Help, rescue, type Rescued } from '../../src/main/engine/services/rescue';
import { fullWorld, type World } from './reports-world';

/** Files that were damaged in each of the ways that happen, and what is made of them. */
let world: World;
let folder: string;
beforeAll(async () => {
  world = await fullWorld({ perDay: 2, from: '2026-03-02' });
  const made = await world.engine.call('backup.create', { reason: 'daily' });
  if (!made.ok) throw new Error(made.error.message);
  await world.engine.close();
  world.store.close();
  folder = dirname(world.path);
});
afterAll(async () => world.close().catch(() => undefined));

const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const damaged = (name: string, work: (file: string) => void): string => {
  const file = join(folder, `${name}.tandem`);
  copyFileSync(world.path, file);
  work(file);
  return file;
};
const opened = async (path: string): Promise<{ rows: number; check: unknown }> => {
  const engine = await createEngine({ workspacePath: path, clock: () => Date.parse('2026-05-13T16:00:00Z') });
  try {
    const workspace = await engine.call('workspace.get', {});
    const check = await engine.call('check.run', {});
    if (!workspace.ok) throw new Error(workspace.error.message);
    return {
      rows: (workspace.value as { counts: { lines: number } }).counts.lines,
      check: check.ok ? check.value : check.error,
    };
  } finally {
    await engine.close();
  }
};

test('a file that is cut off or has a flipped page gives what is left, counted, into a new file that is sound', async () => {
  const size = readFileSync(world.path).length;
  for (const [name, work] of [
    ['cut', (file: string) => truncateSync(file, Math.floor((size * 0.8) / 4096) * 4096)],
    [
      'flipped',
      (file: string) => {
        const bytes = readFileSync(file);
        for (const page of [0.3, 0.5, 0.7])
          bytes.fill(0xa5, Math.floor((size * page) / 4096) * 4096, Math.floor((size * page) / 4096) * 4096 + 4096);
        writeFileSync(file, bytes);
      },
    ],
  ] as const) {
    const file = damaged(name, work);
    const before = hash(file);
    await expect(createEngine({ workspacePath: file, clock: Date.now })).rejects.toMatchObject({
      code: 'damaged-file',
    });
    const saved = (await rescue(file, 'salvage')) as Rescued;
    expect(hash(file), name).toBe(before);
    const lines = saved.tables.find(({ label }) => label === 'Order lines');
    expect(
      saved.tables.reduce((sum, { read }) => sum + read, 0),
      name,
    ).toBeGreaterThan(100);
    expect(
      saved.tables.some(({ read, of }) => of === null || read < of),
      name,
    ).toBe(true);
    for (const { read, of } of saved.tables) expect(of === null || read <= of).toBe(true);
    const { rows, check } = await opened(saved.path);
    expect(rows, name).toBe(lines?.read ?? 0);
    expect(check, name).toEqual({ ok: true, problems: [] });
  }
});

test('the newest sound copy is found behind damaged ones, and becomes a new file beside the old', async () => {
  const copies = join(folder, 'backups', 'world');
  const [sound] = readdirSync(copies);
  copyFileSync(join(copies, sound ?? ''), join(copies, 'world 2099-01-01 00.00.00 (daily).tandem'));
  truncateSync(join(copies, 'world 2099-01-01 00.00.00 (daily).tandem'), 8192);
  // Somebody put it away so that nobody writes over it.
  chmodSync(join(copies, sound ?? ''), 0o444);
  const help = (await rescue(world.path, 'look')) as Help;
  expect(help).toMatchObject({ damagedCopies: 1, copy: { reason: 'daily' } });
  expect(help.copy?.file.endsWith(sound ?? '?')).toBe(true);
  const made = (await rescue(world.path, 'restore')) as Rescued;
  expect(statSync(made.path).mode & 0o200).toBe(0o200);
  expect(made.path).not.toBe(world.path);
  expect((await opened(made.path)).rows).toBeGreaterThan(0);
});

test('what is empty, foreign, or newer is refused with a sentence and gives no file', async () => {
  const header = readFileSync(world.path);
  for (const [name, bytes, words] of [
    ['empty', Buffer.alloc(0), /empty/],
    ['foreign', Buffer.from('%PDF-1.7 and so on'.padEnd(200)), /not a Tandem workspace/],
    [
      'newer',
      (() => {
        const copy = Buffer.from(header);
        copy.writeUInt32BE(999, 60);
        return copy;
      })(),
      /newer Tandem/,
    ],
  ] as const) {
    const file = damaged(name, (path) => writeFileSync(path, bytes));
    const before = hash(file);
    await expect(rescue(file, 'salvage')).rejects.toThrow(words);
    expect(hash(file)).toBe(before);
    expect(existsSync(join(folder, `${name} (saved).tandem`))).toBe(false);
  }
});
