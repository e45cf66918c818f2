import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { createWorkspace } from '../../src/main/engine/index';

type Wanted = Parameters<typeof createWorkspace>[0];
type Made = Awaited<ReturnType<typeof createWorkspace>>;

/** Makes the file at `base` unless another worker is at it; answers when it is there. */
const grow = async (base: string, wanted: Wanted): Promise<void> => {
  const about = `${base}.json`;
  while (!existsSync(about)) {
    try {
      mkdirSync(`${base}.growing`);
    } catch {
      await setTimeout(50);
      continue;
    }
    try {
      if (existsSync(about)) return;
      const made = await createWorkspace({ ...wanted, path: `${base}.tandem` });
      const own = `${base}.${randomUUID()}`;
      writeFileSync(own, JSON.stringify(made));
      renameSync(own, about);
    } finally {
      rmSync(`${base}.growing`, { recursive: true });
    }
  }
};

/**
 * Makes a workspace as `createWorkspace` does, but each kind of it once in a run: what is made at the same moment with the
 * same settings is copied from then on, its ids included. An empty file costs 0.2 s of processor time and the sample
 * company 11 s, and hundreds of tests want one. All of it is made at the moment that `clock` first tells.
 */
export const grownWorkspace = async ({ path, clock, ...wanted }: Wanted): Promise<Made> => {
  const now = clock();
  const kind = createHash('sha256')
    .update(JSON.stringify([wanted, now]))
    .digest('hex')
    .slice(0, 16);
  const base = join(inject('grown'), kind);
  await grow(base, { ...wanted, path, clock: () => now });
  copyFileSync(`${base}.tandem`, path);
  return JSON.parse(readFileSync(`${base}.json`, 'utf8')) as Made;
};
