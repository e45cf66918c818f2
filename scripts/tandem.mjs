#!/usr/bin/env node
// npm run -s tandem -- COMMAND …: the command line of a checkout. Standard output belongs to the command alone.
import { spawn } from 'node:child_process';
import { openDisplay } from './lib/display.mjs';
import { inside, projectNode } from './lib/paths.mjs';
import { main } from './lib/say.mjs';
import { setUp } from './setup.mjs';

await main(async ({ handOver }) => {
  const args = process.argv.slice(2);
  // Only printing needs Electron, and Electron needs a display.
  const prints = args[0] === 'report';
  await setUp({ electron: prints });
  const display = prints ? await openDisplay() : { env: {}, close: () => {} };
  handOver();
  // An import makes much short-lived text; little room for it at a time saves memory, and costs no time.
  const child = spawn(projectNode, ['--max-semi-space-size=5', inside('out', 'main', 'cli.js'), ...args], {
    env: { ...process.env, ...display.env },
    stdio: 'inherit',
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {}); // Ctrl-C reaches the command by itself.
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    display.close();
  }
});
