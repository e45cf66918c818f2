#!/usr/bin/env node
// npm run bench: measures Tandem against plain loops and an empty window, as ratios.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { openDisplay } from './lib/display.mjs';
import { installOwn } from './lib/own-packages.mjs';
import { inside, projectNode, root } from './lib/paths.mjs';
import { toolEnvironment } from './lib/run.mjs';
import { main, Refusal, say } from './lib/say.mjs';
import { setUp } from './setup.mjs';

/** The report is measured against DuckDB where that can be had; without it the other figures are taken all the same. */
async function withDuckdb() {
  try {
    await installOwn(['test', 'bench', 'duckdb'], '@duckdb/node-api', 'Installing DuckDB to measure against…');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(`The weekly report is not measured against DuckDB. ${error.message}`);
  }
}

await main(async () => {
  await setUp();
  const script = ['index.mjs', 'index.ts']
    .map((name) => inside('test', 'bench', name))
    .find((file) => existsSync(file));
  if (!script) throw new Refusal('There is nothing to measure: test/bench/index.ts is missing.');
  const sections = process.argv.slice(2).filter((one) => !one.startsWith('--'));
  if (sections.length === 0 || sections.includes('reports')) await withDuckdb();
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
