import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { madeModules } from './scripts/lib/made-modules.mjs';

const node = (name: string) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node' as const,
    globalSetup: ['test/store/grown-setup.ts'],
  },
});

export default defineConfig({
  test: {
    // One for each core; by itself Vitest leaves one free, and so the half of a small machine.
    maxWorkers: '100%',
    // Node 24 has what the tests need; what differs in the app's older Electron is tested end to end.
    // Whole companies are grown in tests and hooks, on machines that may be busy: how long that takes is no test's matter.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    projects: [
      node('unit'),
      node('store'),
      node('contract'),
      node('faults'),
      {
        plugins: [react(), madeModules()],
        test: {
          name: 'renderer',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['test/renderer/setup.ts'],
        },
      },
    ],
  },
});
