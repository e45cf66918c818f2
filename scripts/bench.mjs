#!/usr/bin/env node
// npm run bench: measures Tandem against plain loops and an empty window, as ratios.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { openDisplay } from './lib/display.mjs';
import { inside, projectNode, root } from './lib/paths.mjs';
import { toolEnvironment } from './lib/run.mjs';
import { main, Refusal } from './lib/say.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  const script = ['index.mjs', 'index.ts']
    .map((name) => inside('test', 'bench', name))
    .find((file) => existsSync(file));
  if (!script) throw new Refusal('There is nothing to measure: test/bench/index.ts is missing.');
  const display = await openDisplay();
  try {
    return await new Promise((resolve, reject) => {
      const args = ['--expose-gc', script, ...process.argv.slice(2)];
      const child = spawn(projectNode, args, { cwd: root, env: toolEnvironment(display.env), stdio: 'inherit' });
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    display.close();
  }
});
