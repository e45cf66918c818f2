import { rmSync } from 'node:fs';
import { command, readJson, runtime } from './paths.mjs';
import { runWithNode } from './run.mjs';
import { say } from './say.mjs';

const counts = (passed, failed, skipped = 0) => ({ passed, failed, skipped });

/** A check that is one test: it passes when its tool ends with 0, and its output is shown when not. */
function check(name, script, args) {
  return {
    name,
    run: async () => {
      const { code, output } = await runWithNode(script(), args);
      if (code !== 0) process.stderr.write(`${output.trimEnd()}\n`);
      return code === 0 ? counts(1, 0) : counts(0, 1);
    },
  };
}

/** Reads what a test runner wrote and counts; no report, or a failure that is no test's, counts as one failed. */
async function countReport(name, script, args, env, count) {
  const file = runtime('reports', `${name}.json`);
  rmSync(file, { force: true });
  const { code } = await runWithNode(script, args(file), { env: env(file), show: true });
  const report = readJson(file);
  const result = report ? count(report) : counts(0, 0);
  if (result.failed === 0 && (code !== 0 || result.passed + result.skipped === 0)) {
    say(`The ${name} suite ${code === 0 ? 'holds no test' : 'broke off'}: that counts as one failed.`);
    result.failed += 1;
  }
  return result;
}

function countVitest({ numPassedTests, numFailedTests, numPendingTests = 0, numTodoTests = 0, testResults = [] }) {
  const unloadable = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return counts(numPassedTests, numFailedTests + unloadable.length, numPendingTests + numTodoTests);
}

function vitest(name) {
  const args = (file) => [
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  return {
    name,
    takesFiles: true,
    run: (_display, files) =>
      countReport(
        name,
        command('vitest'),
        (file) => [...args(file), ...files],
        () => ({}),
        countVitest,
      ),
  };
}

/** The names of the tests that failed and then passed. */
const secondTries = (suites) =>
  suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title }) => title),
    ...secondTries(inner),
  ]);

function countPlaywright({ stats, errors = [], suites: found = [] }) {
  for (const title of secondTries(found)) say(`Passed at the second try only, and wants to be looked at: ${title}`);
  return counts(stats.expected + stats.flaky, stats.unexpected + errors.length, stats.skipped);
}

function playwright(name, { files = [], onRequest = false } = {}) {
  return {
    name,
    needsApp: true,
    takesFiles: true,
    onRequest,
    run: (display, chosen) => {
      const env = (file) => ({ ...display.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
      const script = command('@playwright/test', 'playwright');
      return countReport(
        name,
        script,
        () => ['test', ...(chosen.length > 0 ? chosen : files), '--reporter=list,json'],
        env,
        countPlaywright,
      );
    },
  };
}

/** Every suite of `npm test`, in the order they run. */
export const suites = [
  check('lint', () => command('oxlint'), ['--type-aware', '--deny-warnings']),
  check('format', () => command('@biomejs/biome'), ['ci', '--colors=off', '.']),
  check('fences', () => command('dependency-cruiser', 'depcruise'), ['src', '--config', '.dependency-cruiser.cjs']),
  check('unused', () => command('knip'), []),
  check('types', () => command('typescript', 'tsc'), ['-p', 'tsconfig.json', '--noEmit']),
  vitest('unit'),
  vitest('store'),
  vitest('contract'),
  vitest('faults'),
  vitest('renderer'),
  playwright('e2e'),
  // The part of e2e that has bars to be tried at, for `npm run test:faults`.
  playwright('promises', { files: ['promises', 'security'], onRequest: true }),
];
