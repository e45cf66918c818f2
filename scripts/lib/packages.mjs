import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inside, projectNode, readJson, root } from './paths.mjs';
import { npm, run } from './run.mjs';
import { debug, explain, Refusal, say } from './say.mjs';

const markerFile = inside('node_modules', '.tandem-setup.json');

/** The lock file's fingerprint: what is installed belongs to exactly one of these. */
export function lockHash() {
  return createHash('sha256')
    .update(readFileSync(inside('package-lock.json')))
    .digest('hex');
}

/** What set-up remembers about the installed packages; empty when they are not those of the lock file. */
export function readMarker() {
  const marker = readJson(markerFile);
  return marker?.lock === lockHash() ? marker : {};
}

export function writeMarker(facts) {
  writeFileSync(markerFile, `${JSON.stringify({ ...readMarker(), ...facts, lock: lockHash() }, null, 2)}\n`);
}

/** True when node_modules holds what the lock file says and the project's Node is there. */
export function packagesAreCurrent() {
  return existsSync(projectNode) && readMarker().lock !== undefined;
}

/** True when someone ran npm themselves and got exactly what the lock file says: nothing to do then. */
function installedByHand() {
  const wanted = readJson(inside('package-lock.json'))?.packages;
  const found = readJson(inside('node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([place, { version, optional, devOptional, peer }]) => {
    if (place === '' || (!found[place] && (optional || devOptional || peer))) return true;
    return found[place]?.version === version;
  });
}

/**
 * True when all that `npm ci` misses in the lock file are optional parts that are on offer for other systems only:
 * a registry may lack those. `npm install` then does the same, keeping to the lock file for everything else.
 */
function lacksPlatforms(output) {
  const complaints = [...output.matchAll(/^npm error (Missing|Invalid): (\S+)/gm)];
  return complaints.length > 0 && complaints.every(([, kind, name]) => kind === 'Missing' && name.endsWith('@'));
}

/** Install scripts do not run here: the pinned Node is fetched by its own. */
async function ensureProjectNode() {
  if (existsSync(projectNode)) return;
  const { output } = await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: inside('node_modules', 'node'),
  });
  if (!existsSync(projectNode)) {
    debug(output);
    throw new Refusal(
      'The Node that Tandem runs on could not be installed: delete node_modules and run the command again.',
    );
  }
}

const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

/** Asks the registry for one thing first: npm itself would try each of hundreds of packages for as long. */
async function knockAtRegistry() {
  const { version } = readJson(inside('package-lock.json')).packages['node_modules/node'];
  const { code, output } = await npm(['view', `node@${version}`, 'version', ...patience, '--fetch-timeout=15000']);
  if (code === 0) return;
  debug(output);
  throw new Refusal(explain(output));
}

/** Says when an installation cannot succeed any more: no disk left, or a network that went away. */
function lostHope() {
  let failures = 0;
  return (text) => {
    if (/ENOSPC|EDQUOT/.test(text)) return true;
    for (const line of text.split('\n')) {
      if (/http fetch GET \d/.test(line)) failures = 0;
      else if (/http fetch GET .* failed with E/.test(line)) failures += 1;
    }
    return failures >= 20;
  };
}

/** What of npm's output says why it failed; all else it says may be about trouble that passed. */
function reasonIn(output) {
  const lines = output.split('\n');
  return (
    lines.findLast((line) => /ENOSPC|EDQUOT/.test(line)) ??
    (lines.filter((line) => line.startsWith('npm error') && !/complete log/.test(line)).join('\n') || output)
  );
}

/**
 * Packages run nothing of their own on the way in: npm would compile the SQLite driver, which carries its binaries,
 * and that needs a compiler and Node's headers from the network. The one script that is needed, the pinned Node's, runs below.
 */
async function install(how) {
  const args = [...how, '--ignore-scripts', '--no-audit', '--no-fund', ...patience, '--loglevel=http'];
  const { code, output } = await npm(args, { hopeless: lostHope() });
  return { done: code === 0, output };
}

/** Installs the packages of the lock file, unless they are there. */
export async function installPackages() {
  if (packagesAreCurrent()) return;
  if (!installedByHand()) {
    say('Installing packages…');
    // On Windows a running program cannot be deleted, so what is there is updated in place.
    const update = process.platform === 'win32' && process.execPath.startsWith(root);
    await knockAtRegistry();
    let result = await install(update ? ['install', '--no-save'] : ['ci']);
    if (!result.done && lacksPlatforms(result.output)) result = await install(['install', '--no-save']);
    if (!result.done) {
      debug(result.output);
      throw new Refusal(explain(reasonIn(result.output)));
    }
  }
  await ensureProjectNode();
  writeMarker({});
}
