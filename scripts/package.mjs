#!/usr/bin/env node
// npm run package: packages of Tandem for this system, in dist/. `-- --dir` makes only the unpacked app,
// `-- --check` that and tries it: it must start, keep its fuses, and hold nothing that does not belong.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkPackage } from './lib/package-check.mjs';
import { electronLaunch } from './lib/electron.mjs';
import { inside, readJson, runtime } from './lib/paths.mjs';
import { registryElectron } from './lib/registry-electron.mjs';
import { installOwn } from './lib/own-packages.mjs';
import { runWithNode } from './lib/run.mjs';
import { debug, main, Refusal, say } from './lib/say.mjs';
import { setUp } from './setup.mjs';

const app = runtime('package', 'app');
const output = inside('dist');

/** What must be on disk beside the bundled code, from where, and without what only a compiler needs. */
const modules = ({ official }) => [
  ['better-sqlite3', official ? inside('node_modules', 'better-sqlite3') : registryElectron.sqliteDriver],
  ...(official
    ? []
    : ['bindings', 'file-uri-to-path'].map((name) => [name, path.join(registryElectron.sqliteDriver, '..', name)])),
  ['electron-log', inside('node_modules', 'electron-log')],
];

/** Puts together the folder that becomes the archive: the build, two packages, and a description of it all. */
function stage(electron) {
  rmSync(app, { recursive: true, force: true });
  mkdirSync(path.join(app, 'node_modules'), { recursive: true });
  const { name, productName, version, description, license } = readJson(inside('package.json'));
  // A deb names a page of its program. There is none yet, and .example never leads anywhere.
  const homepage = 'https://tandem.example';
  const about = { name, productName, version, description, license, homepage, author: 'Tandem', type: 'module' };
  const dependencies = Object.fromEntries(
    modules(electron).map(([module, from]) => [module, readJson(path.join(from, 'package.json')).version]),
  );
  const text = JSON.stringify({ ...about, main: './out/main/index.js', dependencies }, null, 2);
  writeFileSync(path.join(app, 'package.json'), `${text}\n`);
  cpSync(inside('out'), path.join(app, 'out'), { recursive: true, filter: (file) => !/\.map$|\.stamp$/.test(file) });
  for (const [module, from] of modules(electron))
    cpSync(from, path.join(app, 'node_modules', module), {
      recursive: true,
      dereference: true,
      filter: (file) => !/[\\/](deps|src|binding\.gyp)$/.test(file) || module !== 'better-sqlite3',
    });
}

async function build(electron, args) {
  const { configuration } = await import(pathToFileURL(inside('packaging', 'builder.mjs')).href);
  const version = electron.official
    ? readJson(inside('node_modules', 'electron', 'package.json')).version
    : registryElectron.version;
  const dist = path.dirname(electron.executablePath);
  const config = configuration({
    output,
    electron: electron.official ? { version } : { version, dist: standIn(dist) },
  });
  const file = runtime('package', 'builder.json');
  writeFileSync(file, JSON.stringify(config, null, 2));
  const cli = inside('packaging', 'node_modules', 'electron-builder', 'cli.js');
  const { code, output: said } = await runWithNode(cli, ['--projectDir', app, '--config', file, ...args], {
    env: { CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  });
  if (code !== 0) {
    debug(said);
    throw new Refusal(`The package could not be made: ${said.trim().split('\n').at(-1)}`);
  }
}

/** The stand-in Electron without the loader of checkouts: a package brings its own app. */
function standIn(dist) {
  const folder = runtime('package', 'electron');
  if (!existsSync(folder)) {
    cpSync(dist, folder, {
      recursive: true,
      filter: (file) => !file.startsWith(path.join(dist, 'sqlite')) && file !== path.join(dist, 'resources', 'app'),
    });
    mkdirSync(path.join(folder, 'resources'), { recursive: true });
  }
  return folder;
}

/** The unpacked app of this system. */
const unpacked = () => {
  const folder = readdirSync(output).find(
    (name) => /unpacked$|^mac/.test(name) && statSync(path.join(output, name)).isDirectory(),
  );
  if (!folder) throw new Refusal('There is no unpacked app in dist: the package was not made.');
  return path.join(output, folder);
};

await main(async () => {
  const args = process.argv.slice(2);
  const check = args.includes('--check');
  await setUp();
  const electron = electronLaunch();
  const onlyFolder = check || args.includes('--dir');
  if (!electron.official && !onlyFolder)
    throw new Refusal(
      'Electron itself cannot be downloaded here, and a package is only made with it: add -- --dir for a trial with the stand-in.',
    );
  await installOwn(['packaging'], 'electron-builder', 'Installing what builds packages…');
  stage(electron);
  await build(electron, onlyFolder ? ['--dir'] : args.filter((arg) => arg !== '--check'));
  say(`Packages are in ${output}.`);
  if (check) await checkPackage(unpacked(), { args: electron.args });
});
