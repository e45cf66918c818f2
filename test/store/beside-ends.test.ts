import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beside } from '../../src/main/engine/backup/beside';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-beside-ends-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const helper = (code: string): string => {
  const file = join(folder, 'helper.mjs');
  writeFileSync(file, code);
  return file;
};
const task = { what: 'copy', file: 'shop.tandem', to: 'copy.tandem' } as const;

test('a thread that ends without an answer is a fault, and nobody is told that they cancelled', async () => {
  await expect(beside(helper('process.exit(3)'), task)).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringContaining('ended too early (3)'),
  });
});

test('a thread that is ended by its signal is cancelled', async () => {
  const stop = new AbortController();
  const ended = beside(helper('setInterval(() => undefined, 1000)'), task, { signal: stop.signal });
  stop.abort();
  await expect(ended).rejects.toMatchObject({ code: 'cancelled' });
});
