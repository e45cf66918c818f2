import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/global-setup.ts',
  outputDir: 'test-results',
  // Two at a time: each waits half of its time. More would outrun two cores.
  workers: 2,
  // A window on a busy machine can miss a moment that the next try does not: a second pass counts, and the summary names it.
  // The promises' tests have no second try (`retries: 0` where they stand): what was lost once was lost.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  // Pictures of failed tests, and traces on demand, are kept by the fixture in test/e2e/app.ts: by itself Playwright traces
  // browsers only.
});
