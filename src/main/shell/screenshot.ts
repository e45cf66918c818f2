import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import { writeWhole } from './files';

const PATIENCE_MS = 60_000;
const LOOK_MS = 50;
/** Two frames after the fonts, so that what is captured is what a person would see. */
const SETTLED =
  'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))';

/** Waits until the page shows its data, `<html data-app-state="loaded">`; false when it does not within a minute. */
export const untilLoaded = async (window: BrowserWindow): Promise<boolean> => {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && !window.isDestroyed()) {
    const state: unknown = await window.webContents
      .executeJavaScript('document.documentElement.dataset.appState')
      .catch(() => null);
    if (state === 'loaded') return true;
    await wait(LOOK_MS);
  }
  return false;
};

/** Writes a picture of the loaded page to a PNG file and says so on standard output. */
export const takeScreenshot = async (window: BrowserWindow, file: string): Promise<void> => {
  if (!(await untilLoaded(window))) return;
  await window.webContents.executeJavaScript(SETTLED);
  const image = await window.webContents.capturePage();
  await writeWhole(file, image.toPNG());
  process.stdout.write(`screenshot ${file}\n`);
};
