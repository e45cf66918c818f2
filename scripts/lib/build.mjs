import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { command, inside, root } from './paths.mjs';
import { runWithNode } from './run.mjs';
import { explain, Refusal, say } from './say.mjs';

const stampFile = inside('out', '.stamp');
const others = ['electron.vite.config.ts', 'package.json', 'package-lock.json'];

/** Fingerprint of everything that goes into the build: names, sizes and times. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)}\0${size}\0${mtimeMs}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else add(file);
    }
  };
  for (const part of [['src'], ['docs', 'guide']]) if (existsSync(inside(...part))) walk(inside(...part));
  for (const name of others) add(inside(name));
  return hash.digest('hex');
}

/** True when out/ was built from exactly what src/ holds now. */
export function buildIsCurrent() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();
}

/** Builds the app when src/ has changed since the last build. */
export async function ensureBuild() {
  const before = fingerprint();
  if (buildIsCurrent()) return;
  say('Building…');
  rmSync(stampFile, { force: true });
  const { code, output } = await runWithNode(command('electron-vite'), ['build']);
  if (code !== 0) {
    process.stderr.write(output);
    if (/ENOSPC|EACCES|EROFS/.test(output)) throw new Refusal(explain(output));
    throw new Refusal('Tandem could not be built: mend what is said above and run the command again.');
  }
  writeFileSync(stampFile, before);
}
