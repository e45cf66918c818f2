// With BENCH_PRINT=PERIOD the bench app opens the weekly report of that period and exports it by its button, in turns with
// blank pages of the same count, and says `printed {open, report: […], cold: […], blank: […], waiting: […], pages}`, in
// milliseconds.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BrowserWindow, dialog } from 'electron';

/** Somebody reads the report before exporting it: so long from when it stands to the click. */
const READ_MS = 3_000;
const PATIENCE_MS = 30_000;

const OPENED = (period) => `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const begun = performance.now();
  location.hash = ${JSON.stringify(`#/reports/weekly?period=${period}&figures=live`)};
  while (!document.querySelector('.sheet.weekly') || document.documentElement.dataset.appState !== 'loaded') await frame();
  return performance.now() - begun;
})()`;

const LEFT = `(async () => {
  location.hash = '#/reports';
  while (document.querySelector('.sheet.weekly')) await new Promise((resolve) => requestAnimationFrame(resolve));
})()`;

const CLICK = `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Export PDF').click()`;

/** From the click on Export PDF, with the report open, to the whole file in its place. */
const report = async (contents, period, filePath) => {
  await rm(filePath, { force: true });
  await contents.executeJavaScript(OPENED(period));
  await wait(READ_MS);
  const begun = performance.now();
  await contents.executeJavaScript(CLICK);
  while (!existsSync(filePath)) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error('The PDF did not come.');
    await wait(1);
  }
  const took = performance.now() - begun;
  // Left and opened anew, so that every round has a report that was not printed before.
  await contents.executeJavaScript(LEFT);
  return took;
};

/** The report printed where nothing was prepared: on the other paper, as its page is not open with it. */
const cold = async (contents, period, filePath) => {
  await rm(filePath, { force: true });
  const job = { kind: 'weekly', period, paper: 'Letter', snapshot: 'live' };
  const begun = performance.now();
  const { ok } = await contents.executeJavaScript(`window.tandem.call('app.printReport', ${JSON.stringify(job)})`);
  if (!ok || !existsSync(filePath)) throw new Error('The PDF did not come.');
  return performance.now() - begun;
};

const sheets = (pages) =>
  `data:text/html,${encodeURIComponent(`<title>Blank</title>${'<div style="break-after: page">&nbsp;</div>'.repeat(pages - 1)}&nbsp;`)}`;
/** As the report is printed, its foot on every page included, which Chromium before 131 draws as a page of its own. */
const OPTIONS = {
  pageSize: 'A4',
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<div style="font-size:7pt"><span class="pageNumber"></span> of <span class="totalPages"></span></div>',
};
const SIZE = { show: false, width: 1024, height: 1024 };

/** Blank pages in a hidden window of their own, tagged, with an outline and a foot, to a file. */
const blank = async (pages, filePath) => {
  const begun = performance.now();
  const window = new BrowserWindow(SIZE);
  await window.loadURL(sheets(pages));
  await writeFile(filePath, await window.webContents.printToPDF(OPTIONS));
  const took = performance.now() - begun;
  window.destroy();
  return took;
};

/** The same in a window that stands ready with them. */
const waiting = async (pages, filePath) => {
  const window = new BrowserWindow(SIZE);
  await window.loadURL(sheets(pages));
  const begun = performance.now();
  await writeFile(filePath, await window.webContents.printToPDF(OPTIONS));
  const took = performance.now() - begun;
  window.destroy();
  return took;
};

export const printing = async (contents, period, rounds) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tandem-bench-print-'));
  const filePath = path.join(folder, 'report.pdf');
  const blankPath = path.join(folder, 'blank.pdf');
  dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  const open = await contents.executeJavaScript(OPENED(period));
  // The first of each fills its caches.
  await report(contents, period, filePath);
  const pages = (await readFile(filePath, 'latin1')).match(/\/Type\s*\/Page(?![A-Za-z])/g).length;
  await blank(pages, blankPath);
  await cold(contents, period, filePath);
  const found = { open, report: [], cold: [], blank: [], waiting: [], pages };
  for (let round = 0; round < rounds; round += 1) {
    found.report.push(await report(contents, period, filePath));
    found.cold.push(await cold(contents, period, filePath));
    found.blank.push(await blank(pages, blankPath));
    found.waiting.push(await waiting(pages, blankPath));
  }
  await rm(folder, { recursive: true, force: true });
  return found;
};
