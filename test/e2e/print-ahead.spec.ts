import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { createEngine } from '../../src/main/engine';
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

/** Counts from now on windows that were opened and are gone again: in one, nobody sees it, a report is printed ahead. */
const count = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: own }) => {
    const windows = { opened: 0, gone: 0 };
    Object.assign(globalThis, { windows });
    own.on('browser-window-created', (_event, window) => {
      windows.opened += 1;
      window.once('closed', () => (windows.gone += 1));
    });
  });
const counted = (app: ElectronApplication): Promise<{ opened: number; gone: number }> =>
  app.evaluate(() => Reflect.get(globalThis, 'windows') as { opened: number; gone: number });

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

test('a report is printed while its page is open, and never written as it was before a change', async ({ tandem }) => {
  test.setTimeout(240_000);
  const { app, page, dataDir } = tandem;
  await openFile(tandem, { file, personId: null });
  await count(app);
  await go(page, `/reports/weekly?period=${WEEK}&figures=live`);
  await expect.poll(() => counted(app), { timeout: 30_000 }).toEqual({ opened: 1, gone: 1 });

  const first = await exported(app, page, join(dataDir, 'first.pdf'));
  expect(first).not.toContain('A pallet fell over in Trenton');
  // Another copy is written without being printed again.
  await exported(app, page, join(dataDir, 'copy.pdf'));
  expect(await counted(app)).toEqual({ opened: 1, gone: 1 });

  await call(page, 'reports.setTexts', {
    kind: 'weekly',
    period: WEEK,
    texts: { headline: 'A pallet fell over in Trenton.' },
  });
  await expect.poll(() => counted(app), { timeout: 30_000 }).toEqual({ opened: 2, gone: 2 });
  const second = await exported(app, page, join(dataDir, 'second.pdf'));
  expect(second).toContain('A pallet fell over in Trenton');

  // Another program writes to the same file, and nobody tells the app of it.
  const { workspacePath } = await call<{ workspacePath: string }>(page, 'app.state');
  const other = await createEngine({ workspacePath, clock: Date.now });
  const texts = { headline: 'The dock in Newark flooded.' };
  expect(await other.call('reports.setTexts', { kind: 'weekly', period: WEEK, texts })).toMatchObject({ ok: true });
  await other.close();
  const third = await exported(app, page, join(dataDir, 'third.pdf'));
  expect(third).toContain('The dock in Newark flooded');
});

test('closing the window ends Tandem though a report is being printed', async () => {
  test.setTimeout(240_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'tandem-ahead-'));
  const { app, page } = await open(dataDir, []);
  const gone = new Promise<void>((done) => app.process().once('exit', () => done()));
  await loaded(page);
  await openFile({ app, page, dataDir }, { file, personId: null });
  await count(app);
  await go(page, `/reports/weekly?period=${WEEK}&figures=live`);
  await expect.poll(async () => (await counted(app)).opened, { timeout: 30_000 }).toBe(1);
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close();
  });
  await gone;
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});
