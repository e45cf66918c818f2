// With BENCH_PRINT=PERIOD the bench app opens the weekly report of that period and prints it, in turns with blank pages of
// the same count, and says `printed {open, report: […], blank: […], pages}`, all in milliseconds.
import os from 'node:os';
import path from 'node:path';
import { BrowserWindow, dialog } from 'electron';

const OPENED = (period) => `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const begun = performance.now();
  location.hash = ${JSON.stringify(`#/reports/weekly?period=${period}&figures=live`)};
  while (!document.querySelector('.sheet.weekly') || document.documentElement.dataset.appState !== 'loaded') await frame();
  return performance.now() - begun;
})()`;

const PRINTED = (period) => `(async () => {
  const begun = performance.now();
  const answer = await window.tandem.call('app.printReport', { kind: 'weekly', period: ${JSON.stringify(period)}, paper: 'A4', snapshot: 'live' });
  if (!answer.ok) throw new Error(answer.error.message);
  return { ms: performance.now() - begun, pages: answer.value.pages };
})()`;

/** Blank pages as a report is printed: in a hidden window of their own, tagged and with an outline. */
const blank = async (pages) => {
  const begun = performance.now();
  const window = new BrowserWindow({ show: false, width: 1024, height: 1024 });
  const page = '<div style="break-after: page">&nbsp;</div>';
  await window.loadURL(`data:text/html,${encodeURIComponent(`<title>Blank</title>${page.repeat(pages - 1)}&nbsp;`)}`);
  await window.webContents.printToPDF({ pageSize: 'A4', generateTaggedPDF: true, generateDocumentOutline: true });
  window.destroy();
  return performance.now() - begun;
};

export const printing = async (contents, period, rounds) => {
  const filePath = path.join(os.tmpdir(), `tandem-bench-${process.pid}.pdf`);
  dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  const open = await contents.executeJavaScript(OPENED(period));
  // The first of each fills its caches.
  const { pages } = await contents.executeJavaScript(PRINTED(period));
  await blank(pages);
  const found = { open, report: [], blank: [], pages };
  for (let round = 0; round < rounds; round += 1) {
    found.report.push((await contents.executeJavaScript(PRINTED(period))).ms);
    found.blank.push(await blank(pages));
  }
  return found;
};
