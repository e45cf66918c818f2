#!/usr/bin/env node
// npm test: sets up, runs every suite even when one fails, and ends with the line «N passed, N failed».
// npm test -- unit store: only these suites; npm test -- test/store/deals.test.ts: only these files, on the Node they need. With --full the promises of reliability are tried as often as their bars say,
// which takes most of an hour; without it, a few times.
import { mkdirSync } from 'node:fs';
import { openDisplay } from './lib/display.mjs';
import { runtime } from './lib/paths.mjs';
import { main, Refusal, say } from './lib/say.mjs';
import { suites } from './lib/suites.mjs';
import { setUp } from './setup.mjs';

function chosen(names) {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Refusal(
      `There is no suite "${unknown.join('", "')}": choose from ${suites.map(({ name }) => name).join(', ')}.`,
    );
  }
  return suites.filter(({ name, onRequest = false }) => (names.length === 0 ? !onRequest : names.includes(name)));
}

/** The suite of a test file, which is its folder. */
const suiteOf = (file) => /(?:^|[\\/])test[\\/](\w+)[\\/]/.exec(file)?.[1];

/** The app's own suites need the app; when it cannot be built, that is one failed test and the others still run. */
async function runSuite(suite, files) {
  const display = suite.needsApp ? await openDisplay() : undefined;
  try {
    if (suite.needsApp) await setUp({ pdfTools: true });
    return await suite.run(display, files);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    display?.close();
  }
}

function table(results) {
  const rows = [['suite', 'passed', 'failed', 'skipped', 'seconds']];
  for (const { name, passed, failed, skipped, seconds } of results)
    rows.push([name, passed, failed, skipped, seconds.toFixed(1)].map(String));
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    )
    .join('\n');
}

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--full')) process.env.TANDEM_FAULTS ??= 'full';
  const files = args.filter((arg) => suiteOf(arg) !== undefined);
  const names = args.filter((arg) => arg !== '--full' && !files.includes(arg));
  const selection = chosen([...new Set([...names, ...files.map(suiteOf)])]);
  const other = selection.find(
    ({ name, takesFiles = false }) => files.length > 0 && (!takesFiles || names.includes(name)),
  );
  if (other) throw new Refusal(`Name suites or files, not both: "${other.name}" is run whole.`);
  await setUp({ electron: selection.some(({ needsApp }) => needsApp), build: false, pdfTools: true });
  mkdirSync(runtime('reports'), { recursive: true });
  const results = [];
  for (const suite of selection) {
    say(`\n── ${suite.name}`);
    const start = performance.now();
    const counts = await runSuite(
      suite,
      files.filter((file) => suiteOf(file) === suite.name),
    );
    results.push({ name: suite.name, ...counts, seconds: (performance.now() - start) / 1000 });
  }
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const skipped = total('skipped');
  process.stdout.write(`\n${table(results)}\n\n`);
  process.stdout.write(
    `${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
  );
  return total('failed') > 0 || total('passed') === 0 ? 1 : 0;
});
