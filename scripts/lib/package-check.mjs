// Tries an unpacked package: its fuses, its archive, a start on an empty data folder, and that it cannot be debugged.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDisplay } from './display.mjs';
import { inside, readJson } from './paths.mjs';
import { runWithNode } from './run.mjs';
import { Refusal, say } from './say.mjs';

const PATIENCE = 60_000;

const executableIn = (folder) => {
  const names = { darwin: 'Tandem.app/Contents/MacOS/Tandem', win32: 'Tandem.exe' };
  return path.join(folder, names[process.platform] ?? 'tandem');
};

const must = (held, sentence) => {
  if (!held) throw new Refusal(sentence);
};

/** Each fuse is as packaging/builder.mjs says. */
async function checkFuses(executable) {
  const { getCurrentFuseWire, FuseState, FuseV1Options } = await import('@electron/fuses');
  const { fuses } = await import(pathToFileURL(inside('packaging', 'builder.mjs')).href);
  const wire = await getCurrentFuseWire(executable);
  for (const [name, wanted] of Object.entries(fuses)) {
    const key = FuseV1Options[name[0].toUpperCase() + name.slice(1)];
    const state = wire[key];
    // An older Electron may not know a fuse yet.
    if (state === undefined || state === FuseState.INHERIT || state === FuseState.REMOVED) continue;
    must((state === FuseState.ENABLE) === wanted, `The fuse ${name} is not ${wanted ? 'on' : 'off'} in the package.`);
  }
}

/** The archive holds the build, byte for byte the one that the tests ran on, and the two packages, and neither sources nor tests. */
function checkArchive(resources) {
  const asar = createRequire(inside('packaging', 'package.json'))('@electron/asar');
  const archive = path.join(resources, 'app.asar');
  const files = asar.listPackage(archive, {}).map((file) => file.replaceAll('\\', '/'));
  const strange = files.filter(
    (file) => !/^\/(out|node_modules|package\.json$)/.test(file) || /\.(map|ts|tsx)$/.test(file),
  );
  must(
    strange.filter((file) => !file.endsWith('.d.ts')).length === 0,
    `The package holds what does not belong there: ${strange.slice(0, 5).join(', ')}.`,
  );
  must(files.includes('/out/main/index.js'), 'The package has no program in it.');
  for (const file of files.filter((one) => /^\/out\/.*\.\w+$/.test(one))) {
    const built = readFileSync(inside(...file.slice(1).split('/')));
    must(
      asar.extractFile(archive, path.join(...file.slice(1).split('/'))).equals(built),
      `The package has another ${file} than the build.`,
    );
  }
}

/** Starts the program and answers its exit code and what it said, after at most a minute. */
const start = (executable, args, env) =>
  new Promise((resolve) => {
    const child = spawn(executable, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    child.once('close', (code) => {
      clearTimeout(late);
      resolve({ code, said });
    });
  });

/** What the first page of the package has, gets and may do is as the tests of the checkout say (test/e2e/security.spec.ts). */
async function checkPages(executable, args, env) {
  const { code, output } = await runWithNode(inside('scripts', 'lib', 'package-pages.mjs'), [executable, ...args], {
    env,
  });
  const line = output.trim().split('\n').at(-1);
  must(code === 0, `The pages of the package could not be looked at. ${line}`);
  const { policy, ...rest } = JSON.parse(line);
  const script = /(?:^|; *)script-src ([^;]*)/.exec(policy)?.[1] ?? '';
  const wanted = {
    globals: [],
    bridge: 'call cancel on pathOf',
    address: 'app://tandem/index.html',
    stayed: true,
    inlineRan: false,
    allowed: [],
    opened: [],
    reached: false,
    refused: 'unknown-channel bad-input bad-input',
    // Only a key that is built in makes anybody the publisher.
    updates: /UPDATE_KEYS[^=]*= \[\s*'/.test(readFileSync(inside('src', 'main', 'shell', 'update-key.ts'), 'utf8')),
  };
  for (const [name, value] of Object.entries(wanted))
    must(
      JSON.stringify(rest[name]) === JSON.stringify(value),
      `In the package, ${name} is ${JSON.stringify(rest[name])} and not ${JSON.stringify(value)}.`,
    );
  must(policy.includes("default-src 'none'") && script === "'self'", `The package's policy is not strict: ${policy}.`);
}

/** Throws a Refusal with one sentence when the package in `folder` is not as it should be. */
export async function checkPackage(folder, { args }) {
  const executable = executableIn(folder);
  must(existsSync(executable), `There is no ${path.basename(executable)} in ${folder}.`);
  await checkFuses(process.platform === 'darwin' ? path.join(folder, 'Tandem.app') : executable);
  checkArchive(
    process.platform === 'darwin' ? path.join(folder, 'Tandem.app/Contents/Resources') : path.join(folder, 'resources'),
  );
  const display = await openDisplay();
  const data = mkdtempSync(path.join(tmpdir(), 'tandem-package-'));
  try {
    const picture = path.join(data, 'first-page.png');
    const { ELECTRON_RUN_AS_NODE: _node, TANDEM_SQLITE_DRIVER: _driver, ...own } = process.env;
    const env = {
      ...own,
      ...display.env,
      TANDEM_DATA_DIR: data,
      TANDEM_SCREENSHOT: picture,
      TANDEM_EXIT_AFTER_SCREENSHOT: '1',
    };
    const workspace = path.join(data, 'shop.tandem');
    const made = await runWithNode(inside('out', 'main', 'cli.js'), [
      'new',
      '--workspace',
      workspace,
      '--name',
      'Shop',
      '--currency',
      'GBP',
    ]);
    must(made.code === 0, `No workspace could be made to try the package with. ${made.output}`);
    // Neither of the two ways to run other code in it may work.
    const asNode = await start(executable, [...args, '--inspect=0', workspace], { ...env, ELECTRON_RUN_AS_NODE: '1' });
    must(!/Debugger listening/.test(asNode.said), 'The package can be debugged.');
    must(
      asNode.code === 0 && (statSync(picture, { throwIfNoEntry: false })?.size ?? 0) > 1_000,
      `The package did not show its first page. ${asNode.said.trim().split('\n').at(-1)}`,
    );
    must(
      readJson(path.join(data, 'workspaces.json'))?.last === workspace,
      'The package starts, and could not open a workspace it was given.',
    );
    const { TANDEM_SCREENSHOT: _picture, TANDEM_EXIT_AFTER_SCREENSHOT: _exit, ...shown } = env;
    await checkPages(executable, [...args, workspace], { ...shown, TANDEM_UPDATE_KEY: 'A'.repeat(43) + '=' });
  } finally {
    rmSync(data, { recursive: true, force: true });
    display.close();
  }
  say(
    'The package starts and opens a workspace, its fuses are set, its pages have no way out, and it holds only what it needs.',
  );
}
