#!/usr/bin/env node
// npm run screenshots: takes the README's pictures, every page in light and dark.
import { openDisplay } from './lib/display.mjs';
import { command } from './lib/paths.mjs';
import { runWithNode } from './lib/run.mjs';
import { main, Refusal } from './lib/say.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  const display = await openDisplay();
  try {
    const args = ['test', '--config', 'playwright.screenshots.config.ts', ...process.argv.slice(2)];
    const { code } = await runWithNode(command('@playwright/test', 'playwright'), args, {
      env: display.env,
      show: true,
    });
    if (code !== 0) throw new Refusal('Not every screenshot could be taken: see above which one and why.');
  } finally {
    display.close();
  }
});
