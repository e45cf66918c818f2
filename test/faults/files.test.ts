import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDriver } from '../../src/main/engine/store/driver';
import { SCHEMA_VERSION } from '../../src/main/engine/store/migrate';
import { TandemError } from '../../src/shared/contract/errors';
import { rollOf, rounds, say, seedFor } from './bars';
import { buildChild, runChild } from './process';
import { ask, copyOf, openEngine, scratch, smallCompany } from './world';
import { stateOf } from './state';

const { folder, remove } = scratch('files');
let company = '';
let dispose = (): void => undefined;
beforeAll(async () => {
  dispose = await buildChild();
  company = (await smallCompany(folder)).file;
});
afterAll(() => {
  dispose();
  remove();
});

/** A copy in a folder of its own, so that nothing beside it goes unseen. */
const fresh = (name: string): string => {
  const own = join(folder, name);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own);
  return copyOf(company, join(own, 'company.tandem'));
};

const refusalOf = (file: string): Promise<TandemError | null> =>
  openEngine(file).then(
    async (engine) => (await engine.close(), null),
    (error: unknown) => {
      if (error instanceof TandemError) return error;
      throw error;
    },
  );

const withPragma = (file: string, pragma: string): void => {
  const driver = openDriver(file);
  driver.pragma(pragma);
  driver.pragma('wal_checkpoint(TRUNCATE)');
  driver.close();
};

const DAMAGE: Record<string, { code: string; spoil: (file: string) => void }> = {
  newer: { code: 'newer-file', spoil: (file) => withPragma(file, `user_version = ${SCHEMA_VERSION + 1}`) },
  foreign: { code: 'bad-file', spoil: (file) => withPragma(file, 'application_id = 1') },
  empty: { code: 'bad-file', spoil: (file) => truncateSync(file, 0) },
  'of one byte': { code: 'bad-file', spoil: (file) => truncateSync(file, 1) },
  'of half a header': { code: 'bad-file', spoil: (file) => truncateSync(file, 60) },
  'of a header only': { code: 'damaged-file', spoil: (file) => truncateSync(file, 100) },
  'cut in the middle': {
    code: 'damaged-file',
    spoil: (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2)),
  },
  'cut in a page': { code: 'damaged-file', spoil: (file) => truncateSync(file, readFileSync(file).length - 2000) },
  'a text': { code: 'bad-file', spoil: (file) => writeFileSync(file, 'order_id,ordered_at\n'.repeat(400)) },
  'a picture': {
    code: 'bad-file',
    spoil: (file) => writeFileSync(file, Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(9000)])),
  },
};

test.each(Object.entries(DAMAGE))(
  'a file that is %s is refused with a sentence and stays byte for byte',
  async (name, { code, spoil }) => {
    const file = fresh(name.replaceAll(' ', '-'));
    spoil(file);
    const before = readFileSync(file);
    const refused = await refusalOf(file);
    expect(refused?.code).toBe(code);
    expect(refused?.message).toMatch(/was left as it is/);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual(['company.tandem']);
  },
);

test('a file with flipped or foreign pages is refused unchanged, or found by the check; its copy comes back', async () => {
  const seed = seedFor('damaged pages');
  const roll = rollOf(seed);
  const whole = readFileSync(company);
  const page = whole.readUInt16BE(16);
  const tally = { refused: 0, found: 0, harmless: 0 };
  const base = fresh('copy');
  const engine = await openEngine(base);
  const { file: copy } = await ask(engine, 'backup.create', {});
  const good = stateOf(openDriver(base, { readonly: true }), { exact: true });
  await engine.close();
  for (let round = 0; round < rounds(400, 25); round += 1) {
    const file = fresh('flipped');
    const bytes = Buffer.from(whole);
    const at = page * roll(Math.floor(bytes.length / page));
    const way = roll(4);
    if (way === 0) bytes.fill(0, at, at + page);
    else if (way === 1) whole.copy(bytes, at, page * roll(bytes.length / page), bytes.length);
    else if (way === 2) for (let byte = at; byte < at + page; byte += 1) bytes[byte] = roll(256);
    else for (let flip = 0; flip < 20; flip += 1) bytes[at + roll(page)] = roll(256);
    writeFileSync(file, bytes.subarray(0, whole.length));
    const before = readFileSync(file);
    const place = `seed ${seed}, round ${round}, way ${way}, page ${at / page}`;
    const opened = await openEngine(file).catch((error: unknown) => error);
    if (opened instanceof Error) {
      expect(opened, place).toBeInstanceOf(TandemError);
      expect((opened as TandemError).code, `${place}: ${opened.message}`).toMatch(
        /^(damaged-file|bad-file|newer-file)$/,
      );
      expect(readFileSync(file).equals(before), place).toBe(true);
      tally.refused += 1;
    } else {
      const own = opened as Awaited<ReturnType<typeof openEngine>>;
      const checked = await own.call('check.run', {});
      if (!checked.ok) expect(checked.error.code, place).toBe('damaged-file');
      const damaged = !checked.ok || !(checked.value as { ok: boolean }).ok;
      // A letter of a text that became another one is no damage that a database could know of.
      if (damaged) tally.found += 1;
      else tally.harmless += 1;
      await own.close();
    }
    copyFileSync(copy, file);
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    if (round % 10 === 0) {
      const driver = openDriver(file, { readonly: true });
      expect(stateOf(driver, { exact: true })).toBe(good);
      driver.close();
    }
  }
  say(`damaged pages: ${JSON.stringify(tally)}`);
  expect(tally.refused).toBeGreaterThan(0);
}, 1_800_000);

describe('a workspace that cannot be written', () => {
  /** Root may write anything; what a person may not is tried as nobody. */
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

  test.skipIf(process.platform === 'win32').each([
    ['the file is read-only', (file: string) => (chmodSync(file, 0o444), chmodSync(dirname(file), 0o777))],
    ['the folder is read-only', (file: string) => (chmodSync(file, 0o666), chmodSync(dirname(file), 0o555))],
    ['both are', (file: string) => (chmodSync(file, 0o444), chmodSync(dirname(file), 0o555))],
  ])('%s: said plainly, and unchanged', async (_name, lock) => {
    const file = fresh('locked');
    chmodSync(folder, 0o755);
    const before = readFileSync(file);
    const callsFile = join(folder, 'calls');
    lock(file);
    try {
      const said = await runChild(file, [{ channel: 'products.create', input: { name: 'New' } }], {
        ...nobody,
        callsFile,
      });
      const [refused] = said.refused.values();
      expect(refused?.code, JSON.stringify([...said.refused])).toBe('read-only');
      expect(refused?.message).toMatch(/cannot be written to/);
      // A file that only cannot be written may be looked at.
      expect(said.done.has(1)).toBe(false);
    } finally {
      chmodSync(dirname(file), 0o755);
    }
    expect(readFileSync(file).equals(before)).toBe(true);
    // A reader's own signs may stay, with nothing in them.
    for (const beside of readdirSync(dirname(file)))
      if (beside.endsWith('-wal')) expect(statSync(join(dirname(file), beside)).size).toBe(0);
  });

  test('another program holds the file: said plainly, on opening and on writing, and it goes on afterwards', async () => {
    const file = fresh('held');
    const engine = await openEngine(file);
    const other = openDriver(file);
    try {
      other.exec('BEGIN IMMEDIATE');
      const refused = await engine.call('products.create', { name: 'New' });
      expect(refused).toMatchObject({ ok: false, error: { code: 'locked' } });
      other.exec('ROLLBACK');
      expect(await engine.call('products.create', { name: 'New' })).toMatchObject({ ok: true });
      await engine.close();
      other.pragma('locking_mode = EXCLUSIVE');
      other.exec('BEGIN EXCLUSIVE');
      expect((await refusalOf(file))?.code).toBe('locked');
      other.exec('ROLLBACK');
    } finally {
      other.close();
    }
    expect(await refusalOf(file)).toBeNull();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});
