import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/main/engine/index';
import type { Output } from '../../src/shared/contract';
import { fullWorld } from './reports-world';

test('a workspace becomes a folder and a workspace again with equal checksums, and undo goes on', async () => {
  const world = await fullWorld();
  const folder = mkdtempSync(join(tmpdir(), 'tandem-folder-'));
  const to = join(folder, 'again.tandem');
  type Asking = {
    call: (channel: string, input: unknown) => Promise<{ ok: boolean; value?: unknown; error?: { message: string } }>;
  };
  const ask = async <T>(engine: Asking, channel: string, input: unknown): Promise<T> => {
    const result = await engine.call(channel, input);
    if (!result.ok) throw new Error(result.error?.message);
    return result.value as T;
  };
  try {
    await ask(world.engine, 'products.create', { name: '=HYPERLINK("x")\r\nSecond line, with \\N and a "quote"' });
    const written = await ask<Output<'export.folder'>>(world.engine, 'export.folder', { folder });
    expect(readdirSync(written.folder).toSorted()).toEqual(['README.txt', 'schema.json', 'tables']);
    expect(written.rows).toBeGreaterThan(500);
    const back = await ask<Output<'backup.fromFolder'>>(world.engine, 'backup.fromFolder', {
      folder: written.folder,
      to,
    });
    expect(back).toMatchObject({ rows: written.rows, checksum: written.checksum });

    const again = await createEngine({ workspacePath: to, clock: () => Date.parse('2026-05-13T16:00:00Z') });
    try {
      const period = '2026-05';
      expect(await ask(again, 'reports.weekly', { period })).toEqual(
        await ask(world.engine, 'reports.weekly', { period }),
      );
      expect(await ask(again, 'check.run', {})).toEqual(await ask(world.engine, 'check.run', {}));
      expect(await ask(again, 'history.undo', {})).toEqual({ label: expect.stringMatching(/^Added =HYPERLINK/) });
      const found = await ask<unknown[]>(again, 'search.query', { text: 'Brightwell' });
      expect(found.length).toBe((await ask<unknown[]>(world.engine, 'search.query', { text: 'Brightwell' })).length);
    } finally {
      await again.close();
    }

    // What was changed on the way is refused by name, and leaves no file.
    rmSync(to);
    const tampered = async (): Promise<string> => {
      const message = await ask(world.engine, 'backup.fromFolder', { folder: written.folder, to }).then(
        () => 'made',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      );
      expect(existsSync(to)).toBe(false);
      return message;
    };
    const products = join(written.folder, 'tables', 'products.csv');
    const whole = readFileSync(products);
    writeFileSync(products, whole.toString().replace('Second line', 'Sekond line'));
    expect(await tampered()).toMatch(/products\.csv was changed or cut off/);
    writeFileSync(products, whole);
    appendFileSync(products, 'x\n');
    expect(await tampered()).toMatch(/products\.csv has another number of cells/);
    rmSync(products);
    expect(await tampered()).toMatch(/products\.csv is missing/);
    writeFileSync(join(written.folder, 'schema.json'), '{');
    expect(await tampered()).toMatch(/no JSON/);
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
