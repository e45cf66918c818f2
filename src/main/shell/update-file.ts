import { createHash, createPublicKey, verify } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, open, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { TandemError } from '../../shared/contract/errors';
import { explainFileError } from './files';
import {
  compareVersions,
  filesFor,
  MOST_MANIFEST_BYTES,
  SIGNED_FOR,
  signedUpdate,
  type UpdateFile,
  updateManifest,
  type UpdateManifest,
} from './update-manifest';

/** What an update is held against. */
export type UpdateHost = {
  keys: readonly string[];
  version: string;
  platform: string;
  arch: string;
  /** Whether this app was started from an AppImage. */
  isAppImage: boolean;
};
export type CheckedUpdate = { version: string; released: string; file: string; size: number };

const refuse = (message: string): TandemError => new TandemError('bad-file', message);

/** The head of a raw ed25519 public key in the form that Node reads (RFC 8410). */
const KEY_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const isSignedBy = (key: string, words: Buffer, signature: Buffer): boolean => {
  const raw = Buffer.from(key, 'base64');
  if (raw.length !== 32) return false;
  try {
    const publicKey = createPublicKey({ key: Buffer.concat([KEY_HEAD, raw]), format: 'der', type: 'spki' });
    return verify(null, words, publicKey, signature);
  } catch {
    return false;
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The manifest in these bytes, when one of the keys signed it. Nothing that it says is looked at before that. */
export const readManifest = (bytes: Buffer, keys: readonly string[]): UpdateManifest => {
  if (keys.length === 0)
    throw new TandemError(
      'rule',
      'This build knows no publisher, so it cannot tell a true update from a false one: install a newer package by hand.',
    );
  const signed = signedUpdate.safeParse(parse(bytes.toString('utf8')));
  if (!signed.success) throw refuse('This is no update of Tandem: choose the file that ends in .update.');
  const words = Buffer.from(SIGNED_FOR + signed.data.manifest, 'utf8');
  const signature = Buffer.from(signed.data.signature, 'base64');
  if (!keys.some((key) => isSignedBy(key, words, signature)))
    throw refuse('This update is not signed by the publisher of Tandem, or was changed since. Nothing was installed.');
  const manifest = updateManifest.safeParse(parse(signed.data.manifest));
  if (!manifest.success) throw refuse('This update is written in a way that this version of Tandem does not know.');
  return manifest.data;
};

const readBytes = async (path: string): Promise<Buffer> => {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw explainFileError(error);
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile() || stat.size > MOST_MANIFEST_BYTES)
      throw refuse('This is no update of Tandem: choose the file that ends in .update.');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
};

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash).catch((error: unknown) => {
    throw explainFileError(error);
  });
  return hash.digest('hex');
};

/** Refuses a package that is not, byte for byte, the one that was signed. */
const expectSame = async (path: string, { name, size, sha256 }: UpdateFile): Promise<void> => {
  const stat = await lstat(path).catch((error: unknown) => {
    throw explainFileError(error);
  });
  if (stat.size !== size || (await hashOf(path)) !== sha256)
    throw refuse(`${name} is not the file that the publisher signed: fetch it again. Nothing was installed.`);
};

/** The package that belongs to this computer, beside the manifest, after its signature and version. */
const packageFor = async (path: string, host: UpdateHost): Promise<{ manifest: UpdateManifest; file: UpdateFile }> => {
  const manifest = readManifest(await readBytes(path), host.keys);
  if (compareVersions(manifest.version, host.version) <= 0)
    throw new TandemError(
      'rule',
      `This update is version ${manifest.version}; version ${host.version} is installed, which is ${manifest.version === host.version ? 'the same' : 'newer'}.`,
    );
  const files = filesFor(manifest, host);
  if (files.length === 0) throw refuse(`Version ${manifest.version} has no package for this kind of computer.`);
  for (const file of files) {
    const stat = await lstat(join(dirname(path), file.name)).catch(() => null);
    if (stat !== null && !stat.isFile()) throw refuse(`${file.name} is not a file. Nothing was installed.`);
    if (stat !== null) return { manifest, file };
  }
  throw new TandemError(
    'not-found',
    `Put ${files.map(({ name }) => name).join(' or ')} into the same folder as the update’s file, and choose it again.`,
  );
};

/** What this update would install, after every check. Nothing is written. */
export const checkUpdate = async (path: string, host: UpdateHost): Promise<CheckedUpdate> => {
  const { manifest, file } = await packageFor(path, host);
  await expectSame(join(dirname(path), file.name), file);
  return { version: manifest.version, released: manifest.released, file: file.name, size: file.size };
};

/**
 * Checks all of it again and puts the package into `folder`, so that what is opened is what was checked, wherever it came
 * from. The system copies it, with the mark that it came from elsewhere: its own warnings stay.
 */
export const takeUpdate = async (path: string, host: UpdateHost, folder: string): Promise<string> => {
  const { file } = await packageFor(path, host);
  const target = join(folder, file.name);
  // The folder is emptied first: what lies in it cannot be what is taken.
  if (resolve(dirname(path)) === resolve(folder))
    throw refuse(`Move ${basename(path)} and ${file.name} to another folder first. Nothing was installed.`);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await copyFile(join(dirname(path), file.name), target, constants.COPYFILE_EXCL);
  } catch (error) {
    throw explainFileError(error);
  }
  try {
    await expectSame(target, file);
    if (file.name.endsWith('.AppImage')) await chmod(target, 0o755);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return target;
};
