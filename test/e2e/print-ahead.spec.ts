import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, loaded, open, test } from './app';
import { readPdf } from './pdf';
import { drop, fileOf } from './printing';
import { call, go, openFile } from './world';
import { fullWorld } from '../store/reports-world';

const WEEK = '2026-W17';
let file = '';
test.beforeAll(async () => {
  test.setTimeout(240_000);
  file = await fileOf(await fullWorld());
});
test.afterAll(() => drop(file));

/** Windows that nobody sees and that have drawn themselves. */
const drawn = (app: ElectronApplication): Promise<number> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const hidden = BrowserWindow.getAllWindows().filter((window) => window.webContents.getURL().includes('print.html'));
    const none = new Promise<null>((done) => setTimeout(() => done(null), 1_000));
    const states = hidden.map((window) =>
      // One that is destroyed meanwhile answers nothing.
      Promise.race([none, window.webContents.executeJavaScript('document.documentElement.dataset.printState')]),
    );
    return (await Promise.all(states)).filter((state) => state === 'ready').length;
  });
const windows = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

const exported = async (app: ElectronApplication, page: Page, file: string): Promise<string> => {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
  const { pages, tagged, outline } = await readPdf(file);
  expect(tagged).toBe(true);
  expect(outline.length).toBeGreaterThan(3);
  return pages.map(({ text }) => text).join(' ');
};

test('a report waits drawn while its page is open, and is never printed as it was before a change', async ({
  tandem,
}) => {
  test.setTimeout(240_000);
  const { app, page, dataDir } = tandem;
  await openFile(tandem, { file, personId: null });
  expect(await windows(app)).toBe(1);
  await go(page, `/reports/weekly?period=${WEEK}&figures=live`);
  await expect.poll(() => drawn(app), { timeout: 30_000 }).toBe(1);

  const first = await exported(app, page, join(dataDir, 'first.pdf'));
  expect(first).not.toContain('A pallet fell over in Trenton');
  // It waits still, for another copy.
  expect(await drawn(app)).toBe(1);

  await call(page, 'reports.setTexts', {
    kind: 'weekly',
    period: WEEK,
    texts: { headline: 'A pallet fell over in Trenton.' },
  });
  const second = await exported(app, page, join(dataDir, 'second.pdf'));
  expect(second).toContain('A pallet fell over in Trenton');

  await go(page, '/reports');
  await expect.poll(() => windows(app)).toBe(1);
});

test('closing the window ends Tandem though a report waits drawn', async () => {
  test.setTimeout(240_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'tandem-ahead-'));
  const { app, page } = await open(dataDir, []);
  const gone = new Promise<void>((done) => app.process().once('exit', () => done()));
  await loaded(page);
  await openFile({ app, page, dataDir }, { file, personId: null });
  await go(page, `/reports/weekly?period=${WEEK}&figures=live`);
  await expect.poll(() => drawn(app), { timeout: 30_000 }).toBe(1);
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close();
  });
  await gone;
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});
