import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { electronLaunch } from './electron.mjs';
import { run } from './run.mjs';
import { debug, explain, Refusal, say } from './say.mjs';

const packages = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libnotify4',
  'fonts-liberation',
  'poppler-utils',
];

/** Finds a program in the path. */
export function findProgram(name) {
  const places = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return [...places, '/usr/bin', '/usr/local/bin']
    .map((place) => path.join(place, name))
    .find((file) => existsSync(file));
}

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function hasFonts() {
  const places = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    `${process.env.HOME ?? ''}/.fonts`,
    `${process.env.HOME ?? ''}/.local/share/fonts`,
  ];
  return places.some(
    (place) =>
      existsSync(place) && readdirSync(place, { recursive: true }).some((name) => /\.(ttf|otf|ttc)$/i.test(name)),
  );
}

/** What the machine lacks, in words: libraries that Electron needs, fonts, a virtual display, PDF readers. */
async function missing({ pdfTools }) {
  const { executablePath } = electronLaunch();
  const { output } = await run('ldd', [executablePath], {
    env: { ...process.env, LD_LIBRARY_PATH: path.dirname(executablePath) },
  });
  const libraries = [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  return [
    ...libraries,
    ...(hasFonts() ? [] : ['fonts']),
    ...(hasDisplay() || findProgram('Xvfb') ? [] : ['Xvfb']),
    ...(pdfTools ? ['pdftotext', 'pdftoppm'].filter((name) => !findProgram(name)) : []),
  ];
}

function distribution() {
  const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const read = (key) => new RegExp(`^${key}="?([^"\\n]*)`, 'm').exec(text)?.[1] ?? '';
  return { id: read('ID'), version: Number.parseFloat(read('VERSION_ID')) };
}

/** Debian 13 and Ubuntu 24.04 renamed the sound library. */
function packageNames() {
  const { id, version } = distribution();
  const renamed = (id === 'debian' && !(version < 13)) || (id === 'ubuntu' && version >= 24);
  return packages.map((name) => (name === 'libasound2' && renamed ? 'libasound2t64' : name));
}

/** Sees to the system libraries on Linux: installs them as root where apt is, else names the command. */
export async function ensureSystemLibraries({ pdfTools = false } = {}) {
  if (process.platform !== 'linux') return;
  const lacking = await missing({ pdfTools });
  if (lacking.length === 0) return;
  const names = packageNames();
  if (!findProgram('apt-get')) {
    throw new Refusal(
      `Tandem needs ${lacking.join(', ')}: install them with your system's package manager and run the command again.`,
    );
  }
  const install = `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (process.getuid() !== 0) {
    throw new Refusal(`Tandem needs ${lacking.join(', ')}: run "sudo sh -c '${install}'", then the command again.`);
  }
  say('Installing system libraries…');
  const { code, output } = await run('sh', ['-c', install], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) {
    debug(output);
    const known = explain(output);
    throw new Refusal(
      known.startsWith('The disk')
        ? known
        : `The system libraries could not be installed: run "${install}" to see why, then the command again.`,
    );
  }
  const still = await missing({ pdfTools });
  if (still.length > 0)
    throw new Refusal(`Tandem still needs ${still.join(', ')}: install what holds them and run the command again.`);
}
