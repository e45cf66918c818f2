import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inside, readJson } from './paths.mjs';

/** The file in which a package keeps the words of its licence. */
function textOf(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name));
  return file ? readFileSync(path.join(folder, file), 'utf8').trim() : '';
}

/** Every package that the app is made of, by name: `{ name, version, licence, text }`. Tools and tests are left out. */
export function licences() {
  const lock = readJson(inside('package-lock.json')).packages;
  const found = new Map();
  const walk = (name) => {
    const entry = lock[`node_modules/${name}`];
    const folder = inside('node_modules', ...name.split('/'));
    if (!entry || found.has(name) || !existsSync(folder)) return;
    found.set(name, { name, version: entry.version, licence: entry.license ?? '', text: textOf(folder) });
    // What a package only may have, and is not here, is not in the lock file either.
    for (const next of Object.keys({ ...entry.dependencies, ...entry.peerDependencies })) walk(next);
  };
  for (const name of Object.keys(lock[''].dependencies)) walk(name);
  return [...found.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}
