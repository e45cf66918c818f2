import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

/** A file as people bring it, with a trap that was seen in real exports; what has to come in is counted by hand. */
export type Trap = {
  what: string;
  file: string;
  content: string | Buffer;
  vendor: string | null;
  sql: string;
  rows: Record<string, unknown>[];
};

export const text = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`;

/** Brings each file into a company of its own: it is recognised, its rows are those told, and a second time changes nothing. */
export const testTraps = (traps: readonly Trap[]): void => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
  });
  afterEach(() => world.close());

  test.each([...traps])('$what', async ({ file, content, vendor, sql, rows }) => {
    const path = world.file(file, content);
    expect(await world.ask<Output<'imports.inspect'>>('imports.inspect', { path })).toMatchObject({
      recognised: true,
      vendor,
    });
    const summary = await world.bring(path);
    expect(summary.errors.filter((one) => one.level === 'error')).toEqual([]);
    expect(world.rows(sql)).toEqual(rows);
    const once = world.checksum();
    expect(await world.bring(path)).toMatchObject({ created: 0, updated: 0 });
    expect(world.checksum()).toBe(once);
  });
};
