// Opens the built Tandem, or (BENCH_EMPTY=1) an empty window of its size, and prints when its page could be used:
// `usable MILLISECONDS_SINCE_1970`, the frame after the last change of the page before it said that it is loaded.
// With BENCH_PRINT=PERIOD it prints that week's report, see print.mjs.
// With BENCH_USE=HOURS it is used for so long, see use.mjs.
// With BENCH_BOARD=ROUNDS it opens and scrolls the board and moves cards, see board.mjs.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow } from 'electron';
import { boarding } from './board.mjs';
import { printing } from './print.mjs';
import { using } from './use.mjs';

const LOADED = `new Promise((resolve) => {
  const root = document.documentElement;
  let last = performance.now();
  const isLoaded = () => root.dataset.appState === 'loaded';
  const watch = new MutationObserver((changes) => {
    if (changes.some(({ target, attributeName }) => target !== root || attributeName !== 'data-app-state')) last = performance.now();
    if (isLoaded()) finish();
  });
  const finish = () => {
    watch.disconnect();
    const shown = last;
    requestAnimationFrame(() => resolve(performance.timeOrigin + shown));
  };
  if (isLoaded()) finish();
  else watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
})`;

let printed = false;
let used = false;

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    contents
      .executeJavaScript(LOADED)
      .then(async (at) => {
        process.stdout.write(`usable ${at}\n`);
        const week = process.env.BENCH_PRINT;
        if (week !== undefined && !printed) {
          // What it prints opens windows of its own, which say that they are ready, too.
          printed = true;
          const found = await printing(contents, week, Number(process.env.BENCH_ROUNDS ?? 5));
          process.stdout.write(`printed ${JSON.stringify(found)}\n`);
        }
        const hours = process.env.BENCH_USE;
        if (hours !== undefined && !used) {
          used = true;
          process.stdout.write(`used ${JSON.stringify(await using(contents, Number(hours)))}\n`);
        }
        const boards = process.env.BENCH_BOARD;
        if (boards !== undefined) {
          const found = await boarding(contents, Number(boards), process.env.BENCH_CARDS === '1');
          process.stdout.write(`board ${JSON.stringify(found)}\n`);
        }
      })
      .catch((error) => process.stdout.write(`failed ${error}\n`));
  });
});

if (process.env.BENCH_EMPTY === '1') {
  app.setPath('userData', process.env.TANDEM_DATA_DIR);
  app.on('window-all-closed', () => app.quit());
  // Not awaited here: Electron is ready only once this module has been run to its end.
  void app.whenReady().then(() => {
    const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true, show: false });
    window.once('ready-to-show', () => window.show());
    void window.loadFile(path.join(import.meta.dirname, 'empty.html'));
  });
} else {
  await import(pathToFileURL(path.join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'index.js')).href);
}
