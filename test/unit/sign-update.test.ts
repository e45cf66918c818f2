import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readManifest } from '../../src/main/shell/update-file';

const root = resolve(import.meta.dirname, '../..');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-sign-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<{ ok: boolean; out: string; said: string }> =>
  new Promise((done) => {
    execFile(process.execPath, [join(root, 'scripts', 'sign-update.mjs'), ...args], (error, out, said) =>
      done({ ok: error === null, out: out.trim(), said }),
    );
  });

test('a key that is made signs packages, which the app with its public half takes', async () => {
  const [key, deb] = [join(folder, 'key'), join(folder, 'Tandem-0.2.0-linux-amd64.deb')];
  writeFileSync(deb, 'a package');
  const made = await run('--new-key', key);
  expect(made.ok).toBe(true);
  if (process.platform !== 'win32') expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(readFileSync(key, 'utf8')).not.toContain(made.out);
  expect(await run('--key', key, deb)).toMatchObject({ ok: true });
  const update = readFileSync(join(folder, 'Tandem-0.2.0.update'));
  expect(readManifest(update, [made.out])).toMatchObject({
    version: '0.2.0',
    files: [{ name: 'Tandem-0.2.0-linux-amd64.deb', platform: 'linux', arch: 'x64', size: 9 }],
  });
});

test('refused with a sentence: a key in the checkout, a key overwritten, names that are no packages, two versions, no key', async () => {
  const inside = join(root, 'update.key');
  expect(await run('--new-key', inside)).toMatchObject({
    ok: false,
    said: expect.stringMatching(/outside of this folder/) as string,
  });
  expect(existsSync(inside)).toBe(false);
  const key = join(folder, 'key');
  await run('--new-key', key);
  const before = readFileSync(key, 'utf8');
  expect(await run('--new-key', key)).toMatchObject({
    ok: false,
    said: expect.stringMatching(/never overwritten/) as string,
  });
  expect(readFileSync(key, 'utf8')).toBe(before);
  const [one, other, odd] = ['Tandem-0.2.0-linux-x64.deb', 'Tandem-0.3.0-linux-x64.deb', 'evil.deb'].map((name) => {
    writeFileSync(join(folder, name), name);
    return join(folder, name);
  }) as [string, string, string];
  expect((await run('--key', key, odd)).said).toMatch(/not the name of a package/);
  expect((await run('--key', key, one, other)).said).toMatch(/one version at a time/);
  expect((await run('--key', one, one)).said).toMatch(/holds no private key/);
  expect((await run('--key', key, join(folder, 'gone'))).said).toMatch(/is not there/);
});
