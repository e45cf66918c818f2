import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. Everything set-up makes lives below it: node_modules, .runtime and out. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the checkout: `inside('out', 'main')`. */
export const inside = (...parts) => path.join(root, ...parts);

/** What set-up downloads or builds for this machine. Deleting the folder makes set-up start afresh. */
export const runtime = (...parts) => inside('.runtime', ...parts);

/** The Node that the project pins and installs (24), which is what its code and its tools run on. */
export const projectNode = inside('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The script behind a package's command, to be run with `projectNode`: `command('vitest')`. */
export function command(packageName, name = packageName.split('/').pop()) {
  const folder = inside('node_modules', ...packageName.split('/'));
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/** Reads a JSON file, or answers undefined when there is none or it is not whole. */
export function readJson(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}
