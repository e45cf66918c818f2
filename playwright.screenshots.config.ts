import { defineConfig } from '@playwright/test';

/** `npm run screenshots`: not tests, but the README's pictures, taken in the real app. */
export default defineConfig({
  testDir: 'test/screenshots',
  testMatch: '**/*.shots.ts',
  outputDir: 'test-results/screenshots',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  reporter: 'list',
});
