import { createHash, createPrivateKey, sign } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newKeys, signedUpdate } from '../../scripts/lib/update-signing.mjs';
import { checkUpdate, takeUpdate, type UpdateHost } from '../../src/main/shell/update-file';
import { updateKeys } from '../../src/main/shell/update-key';
import { compareVersions } from '../../src/main/shell/update-manifest';

const keys = newKeys();
const strangers = newKeys();
const NAME = 'Tandem-0.2.0-linux-x64.deb';
const host: UpdateHost = { keys: [keys.open], version: '0.1.0', platform: 'linux', arch: 'x64', isAppImage: false };

let folder = '';
let update = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-update-'));
  update = await make([NAME]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Packages of these names and the file that signs them. */
const make = async (names: string[], secret = keys.secret): Promise<string> => {
  const keyFile = join(folder, 'key.pem');
  writeFileSync(keyFile, secret);
  for (const name of names) writeFileSync(join(folder, name), `package ${name}`);
  const packages = names.map((name) => join(folder, name));
  const { text } = await signedUpdate({ packages, keyFile, released: '2026-11-26' });
  const file = join(folder, 'Tandem.update');
  writeFileSync(file, text);
  return file;
};

/** A file with words of one's own, signed as the publisher signs. */
const signedWords = (manifest: string, head = 'tandem update 1\n'): void => {
  const signature = sign(null, Buffer.from(head + manifest), createPrivateKey(keys.secret)).toString('base64');
  writeFileSync(update, JSON.stringify({ format: 'tandem-update', manifest, signature }));
};

const manifestWith = (change: object, file: object = {}): string => {
  const { manifest } = JSON.parse(readFileSync(update, 'utf8')) as { manifest: string };
  const whole = JSON.parse(manifest) as { files: object[] };
  return JSON.stringify({ ...whole, files: whole.files.map((one) => ({ ...one, ...file })), ...change });
};

test('a signed update of a newer version is taken, byte for byte, into a folder of our own', async () => {
  const size = statSync(join(folder, NAME)).size;
  expect(await checkUpdate(update, host)).toEqual({ version: '0.2.0', released: '2026-11-26', file: NAME, size });
  const place = join(folder, 'updates');
  mkdirSync(place);
  writeFileSync(join(place, 'an older one'), '');
  expect(await takeUpdate(update, host, place)).toBe(join(place, NAME));
  expect(readFileSync(join(place, NAME), 'utf8')).toBe(`package ${NAME}`);
  expect(readdirSync(place)).toEqual([NAME]);
});

test('of several packages it takes the one for this computer, and of those the kind that is running', async () => {
  update = await make([
    'Tandem-0.2.0-win-x64.exe',
    'Tandem-0.2.0-mac-universal.dmg',
    'Tandem-0.2.0-linux-arm64.deb',
    NAME,
    'Tandem-0.2.0-linux-x86_64.AppImage',
  ]);
  const fileOn = async (one: Partial<UpdateHost>): Promise<string> =>
    (await checkUpdate(update, { ...host, ...one })).file;
  expect(await fileOn({})).toBe(NAME);
  expect(await fileOn({ isAppImage: true })).toBe('Tandem-0.2.0-linux-x86_64.AppImage');
  expect(await fileOn({ platform: 'win32' })).toBe('Tandem-0.2.0-win-x64.exe');
  expect(await fileOn({ platform: 'darwin', arch: 'arm64' })).toBe('Tandem-0.2.0-mac-universal.dmg');
  rmSync(join(folder, NAME));
  expect(await fileOn({})).toBe('Tandem-0.2.0-linux-x86_64.AppImage');
  const place = join(folder, 'updates');
  const taken = await takeUpdate(update, host, place);
  expect(statSync(taken).mode & 0o111).toBe(process.platform === 'win32' ? 0 : 0o111);
});

test('what lies in the folder of taken updates is not taken from there, and stays', async () => {
  const before = readdirSync(folder);
  await expect(takeUpdate(update, host, folder)).rejects.toThrow(/to another folder first/);
  expect(readdirSync(folder)).toEqual(before);
});

/** What is wrong, how it comes to be so, and what the person is told. */
const WRONG: [string, (() => Promise<void> | void) | Partial<UpdateHost>, RegExp][] = [
  ['no key in this build', { keys: [] }, /knows no publisher/],
  ['a key that is none', { keys: ['AAAA'] }, /not signed by the publisher/],
  ['signed by somebody else', async () => void (await make([NAME], strangers.secret)), /not signed by the publisher/],
  [
    'signed for something else',
    () => signedWords(manifestWith({}), 'another thing 1\n'),
    /not signed by the publisher/,
  ],
  ['the same version', { version: '0.2.0' }, /0\.2\.0 is installed, which is the same/],
  ['an older version', { version: '0.10.0' }, /0\.10\.0 is installed, which is newer/],
  ['another system', { platform: 'win32' }, /no package for this kind of computer/],
  ['another processor', { arch: 'arm64' }, /no package for this kind of computer/],
  ['no package beside it', () => rmSync(join(folder, NAME)), /Put Tandem-0\.2\.0-linux-x64\.deb into the same folder/],
  [
    'a longer package',
    () => writeFileSync(join(folder, NAME), `package ${NAME}.`),
    /not the file that the publisher signed/,
  ],
  [
    'a package with another letter',
    () => writeFileSync(join(folder, NAME), `pbckage ${NAME}`),
    /not the file that the publisher signed/,
  ],
  [
    'a link in place of the package',
    () => {
      writeFileSync(join(folder, 'real'), `package ${NAME}`);
      rmSync(join(folder, NAME));
      symlinkSync(join(folder, 'real'), join(folder, NAME));
    },
    /is not a file/,
  ],
  ['a picture', () => writeFileSync(update, Buffer.from('89504e470d0a1a0a', 'hex')), /no update of Tandem/],
  ['an empty file', () => writeFileSync(update, ''), /no update of Tandem/],
  ['a large file', () => writeFileSync(update, 'x'.repeat(70_000)), /no update of Tandem/],
  ['another format', () => writeFileSync(update, '{"format":"tandem-bundle"}'), /no update of Tandem/],
  ['a file that is gone', () => rmSync(update), /not there any more/],
  ['another product', () => signedWords(manifestWith({ product: 'duet' })), /does not know/],
  ['a version of another kind', () => signedWords(manifestWith({ version: '0.3.0-beta' })), /does not know/],
  ['a field nobody knows', () => signedWords(manifestWith({ run: 'this' })), /does not know/],
  ['a package in another folder', () => signedWords(manifestWith({}, { name: '../evil.deb' })), /does not know/],
  ['a package with a path', () => signedWords(manifestWith({}, { name: 'C:\\evil.deb' })), /does not know/],
  ['no packages', () => signedWords(manifestWith({ files: [] })), /does not know/],
  ['words that are no JSON', () => signedWords('version 2'), /does not know/],
];

describe('refused with a sentence, and nothing is handed on', () => {
  test.each(WRONG)('%s', async (_what, spoil, sentence) => {
    const changed = typeof spoil === 'function' ? {} : spoil;
    if (typeof spoil === 'function') await spoil();
    const on = { ...host, ...changed };
    const place = join(folder, 'updates');
    await expect(checkUpdate(update, on)).rejects.toThrow(sentence);
    await expect(takeUpdate(update, on, place)).rejects.toThrow(sentence);
    expect(readdirSync(folder)).not.toContain('updates');
  });

  test('an update of which any one letter was changed', async () => {
    const text = readFileSync(update, 'utf8');
    const { manifest, signature } = JSON.parse(text) as { manifest: string; signature: string };
    const flip = (words: string, at: number): string => {
      const other = words[at] === 'A' ? 'B' : 'A';
      return words.slice(0, at) + other + words.slice(at + 1);
    };
    const spoiled = [
      ...Array.from(manifest, (_letter, at) => ({ manifest: flip(manifest, at), signature })),
      // The last letters before the padding hold bits that count for nothing.
      ...Array.from({ length: 85 }, (_none, at) => ({ manifest, signature: flip(signature, at) })),
    ];
    for (const one of spoiled) {
      writeFileSync(update, JSON.stringify({ format: 'tandem-update', ...one }));
      await expect(checkUpdate(update, host)).rejects.toThrow(/not signed|no update/);
    }
  });
});

test('a package that is changed after it was looked at is not handed on', async () => {
  await checkUpdate(update, host);
  writeFileSync(join(folder, NAME), `pbckage ${NAME}`);
  const place = join(folder, 'updates');
  await expect(takeUpdate(update, host, place)).rejects.toThrow(/not the file/);
  expect(readdirSync(folder)).not.toContain('updates');
});

test('a package takes no key from its surroundings, a checkout does', () => {
  expect(updateKeys(true, keys.open)).not.toContain(keys.open);
  expect(updateKeys(false, keys.open)).toEqual([keys.open]);
  expect(updateKeys(false, '')).toEqual(updateKeys(true, undefined));
});

test.each([
  ['0.2.0', '0.1.9', 1],
  ['0.10.0', '0.9.0', 1],
  ['1.0.0', '0.99.99', 1],
  ['0.2.0', '0.2.0', 0],
  ['0.2.0', '0.2.1', -1],
])('%s against %s is %i', (one, other, sign_) => {
  expect(Math.sign(compareVersions(one, other))).toBe(sign_);
});

test('what is signed is named by its hash', async () => {
  const { manifest } = JSON.parse(readFileSync(update, 'utf8')) as { manifest: string };
  expect(JSON.parse(manifest)).toEqual({
    product: 'tandem',
    version: '0.2.0',
    released: '2026-11-26',
    files: [
      {
        name: NAME,
        platform: 'linux',
        arch: 'x64',
        size: 34,
        sha256: createHash('sha256').update(`package ${NAME}`).digest('hex'),
      },
    ],
  });
});
