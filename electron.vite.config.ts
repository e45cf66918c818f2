import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { madeModules } from './scripts/lib/made-modules.mjs';
import { texts } from './scripts/lib/texts/plugin.mjs';
import { contract } from './src/shared/contract';

const here = import.meta.dirname;

/** The oldest runtimes Tandem runs on: Electron 33's Chromium and Node. */
const oldestChromium = 'chrome130';
const oldestNode = 'node20.18';

/**
 * fflate (of the workbook's writer) declares a `require` of its own, and so does electron-vite at the top of every file
 * that mentions one: the two in one file are a syntax error. Its own gets another name.
 */
const fflatesOwnRequire = {
  name: 'tandem-fflate',
  transform: (code: string, id: string): string | undefined =>
    /fflate[\\/]esm[\\/]index\.mjs$/.test(id)
      ? code
          .replace("var require = createRequire('/');", "var ownRequire = createRequire('/');")
          .replace("(_a = require('worker_threads')", "(_a = ownRequire('worker_threads')")
      : undefined,
};

/** Another language than English, by the name of its catalogue, or `pseudo`. Unset, the sources are built as they stand. */
const language = process.env['TANDEM_TEXTS'];

export default defineConfig({
  main: {
    plugins: [texts(language), fflatesOwnRequire],
    build: {
      target: oldestNode,
      sourcemap: true,
      // Bundled, but for what has native parts or must be one instance; so the engine is the same file everywhere.
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron', 'better-sqlite3', /^electron-log(\/|$)/],
        input: {
          index: resolve(here, 'src/main/index.ts'),
          cli: resolve(here, 'src/main/cli.ts'),
          'engine-worker': resolve(here, 'src/main/engine/worker.ts'),
          'beside-worker': resolve(here, 'src/main/engine/backup/beside-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    // The allow-list of channels by name only: the schemas stay out of every page.
    define: { __TANDEM_CHANNELS__: JSON.stringify(Object.keys(contract)) },
    build: {
      target: oldestNode,
      sourcemap: true,
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file.
      rolldownOptions: {
        external: ['electron'],
        input: { index: resolve(here, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: './',
    plugins: [texts(language), react(), madeModules()],
    build: {
      target: oldestChromium,
      sourcemap: true,
      // Half the code to read at every start; electron-vite would leave it as it is.
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: resolve(here, 'src/renderer/index.html'), print: resolve(here, 'src/renderer/print.html') },
      },
    },
  },
});
