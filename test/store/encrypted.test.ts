import { mkdtempSync, existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decryptFile, encryptFile } from '../../src/main/engine/backup/encrypted';
import { openDriver } from '../../src/main/engine/store/driver';
import type { Output } from '../../src/shared/contract';
import { PASSPHRASE_BYTES, passphraseOf } from '../../src/shared/domain/passphrase';
import { emptyWorld } from './reports-world';

const folder = mkdtempSync(join(tmpdir(), 'tandem-encrypted-'));
const at = (name: string): string => join(folder, name);
/** Longer than a block of the format (64 KiB), and no multiple of it. */
const CLEAR = Buffer.from(Array.from({ length: 200_001 }, (_, index) => (index * 7 + 13) % 251));
/** A low cost: that of the format is a second of arithmetic for each call. */
const QUICK = { cost: 10 };

beforeAll(async () => {
  writeFileSync(at('plain'), CLEAR);
  await encryptFile(at('plain'), at('copy.age'), 'correct horse battery', QUICK);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a copy comes back byte for byte, in a format that others open', async () => {
  const lines = readFileSync(at('copy.age')).toString('latin1').split('\n');
  expect(lines[0]).toBe('age-encryption.org/v1');
  expect(lines[1]).toMatch(/^-> scrypt [A-Za-z0-9+/]{22} 10$/);
  expect(readFileSync(at('copy.age')).includes(CLEAR.subarray(0, 64))).toBe(false);
  await decryptFile(at('copy.age'), at('back'), 'correct horse battery');
  expect(readFileSync(at('back')).equals(CLEAR)).toBe(true);
});

test('a wrong passphrase, a cut and a flipped file, and a file of another kind are told apart and leave nothing', async () => {
  const refused = async (file: string, passphrase: string): Promise<string> => {
    const message = await decryptFile(file, at('never'), passphrase).then(
      () => 'opened',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    expect(existsSync(at('never'))).toBe(false);
    return message;
  };
  expect(await refused(at('copy.age'), 'correct horse')).toMatch(/passphrase does not open/);

  const whole = readFileSync(at('copy.age'));
  writeFileSync(at('cut.age'), whole);
  truncateSync(at('cut.age'), whole.length - 70_000);
  expect(await refused(at('cut.age'), 'correct horse battery')).toMatch(/damaged or cut off/);

  const flipped = Buffer.from(whole);
  flipped[whole.length - 100] = (flipped[whole.length - 100] ?? 0) ^ 1;
  writeFileSync(at('flipped.age'), flipped);
  expect(await refused(at('flipped.age'), 'correct horse battery')).toMatch(/damaged or cut off/);

  expect(await refused(at('plain'), 'correct horse battery')).toMatch(/no encrypted copy/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('the whole workspace is encrypted and comes back as a workspace of the same rows', async () => {
  const world = await emptyWorld();
  const ask = async <C extends 'backup.encrypt' | 'backup.decrypt' | 'products.create'>(
    channel: C,
    input: unknown,
  ): Promise<Output<C>> => {
    const result = await world.engine.call(channel, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value as Output<C>;
  };
  const passphrase = passphraseOf(new Uint8Array(PASSPHRASE_BYTES).map((_, index) => index * 11));
  try {
    await ask('products.create', { name: 'Salt Spray' });
    const { bytes } = await ask('backup.encrypt', { file: at('world.age'), passphrase });
    expect(bytes).toBeGreaterThan(10_000);
    // While it is made nothing of it stands beside its target that anybody could read.
    const beside = new Set<string>();
    const watched = await world.engine.call(
      'backup.encrypt',
      { file: at('watched.age'), passphrase },
      {
        onProgress: () => {
          for (const name of readdirSync(folder))
            if (readFileSync(at(name)).subarray(0, 15).toString('latin1') === 'SQLite format 3') beside.add(name);
        },
      },
    );
    expect(watched).toMatchObject({ ok: true });
    expect([...beside]).toEqual([]);
    expect(readdirSync(join(dirname(world.path), 'backups', 'world'))).toEqual([]);
    const { rows } = await ask('backup.decrypt', { file: at('world.age'), to: at('world.tandem'), passphrase });
    expect(rows).toBeGreaterThan(0);
    const driver = openDriver(at('world.tandem'), { readonly: true });
    expect(driver.prepare('SELECT name FROM products').all()).toEqual([{ name: 'Salt Spray' }]);
    driver.close();
    await expect(ask('backup.decrypt', { file: at('world.age'), to: world.path, passphrase })).rejects.toThrow(
      /workspace that is open/,
    );
    // What is no workspace is not left as one, whatever it is called.
    await encryptFile(at('plain'), at('other.age'), passphrase, QUICK);
    await expect(
      ask('backup.decrypt', { file: at('other.age'), to: at('other.tandem'), passphrase }),
    ).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => /part|other\.tandem/.test(name))).toEqual([]);
  } finally {
    await world.close();
  }
});
