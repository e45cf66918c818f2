#!/usr/bin/env node
// npm start: sets up, builds and opens Tandem.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openDisplay } from './lib/display.mjs';
import { root, runtime } from './lib/paths.mjs';
import { main, Refusal, say } from './lib/say.mjs';
import { setUp } from './setup.mjs';

const screenshot = runtime('first-page.png');
const patience = 60_000;
/** What Chromium says on a machine without a desktop; of no use to a person. */
const chatter = /^\[\d+:.*:(ERROR|WARNING|INFO):|^$|^DevTools listening/;

function watch(child, virtual) {
  if (!virtual) return;
  const tooLate = setTimeout(() => {
    say('Tandem did not show its first page within a minute: run it again with TANDEM_DEBUG=1 to see why.');
    child.kill();
  }, patience);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const shown = /^screenshot (.+)$/.exec(line)?.[1];
    if (shown) clearTimeout(tooLate);
    const text = shown ? `Tandem is running (Ctrl-C ends it). Screenshot of its first page: ${shown}` : line;
    process.stdout.write(`${text}\n`);
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (process.env.TANDEM_DEBUG || !chatter.test(line)) process.stderr.write(`${line}\n`);
  });
  child.once('exit', () => clearTimeout(tooLate));
}

function untilExit(child) {
  let stopped = false;
  const stop = (grace) => {
    stopped = true;
    setTimeout(() => child.kill(), grace).unref();
  };
  // Ctrl-C in a terminal reaches Tandem by itself; told twice, it would not end cleanly.
  process.on('SIGINT', () => stop(2000));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(stopped ? 0 : (code ?? 1)));
  });
}

await main(async ({ handOver }) => {
  const electron = await setUp();
  const display = await openDisplay();
  if (display.virtual) {
    rmSync(screenshot, { force: true });
    say('There is no display here, so Tandem opens on a virtual one.');
  }
  const env = {
    ...process.env,
    ...electron.env,
    ...display.env,
    ...(display.virtual ? { TANDEM_SCREENSHOT: screenshot } : {}),
  };
  delete env.ELECTRON_RUN_AS_NODE;
  handOver();
  const child = spawn(electron.executablePath, [...electron.args, root, ...process.argv.slice(2)], {
    cwd: root,
    env,
    stdio: display.virtual ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  watch(child, display.virtual);
  try {
    const code = await untilExit(child);
    if (code !== 0)
      throw new Refusal('Tandem ended with an error: run it again with TANDEM_DEBUG=1 to see everything.');
  } finally {
    display.close();
  }
});
