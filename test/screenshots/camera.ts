import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { loaded } from '../e2e/app';
import { call } from '../e2e/world';

/** Where the pictures go, and which of them: `PICTURES=/tmp/look SHOTS=home,metric npm run screenshots`. */
export const folder = resolve(process.env['PICTURES'] ?? resolve(import.meta.dirname, '../../docs/pictures'));
export const wanted = (process.env['SHOTS'] ?? '').split(',').filter(Boolean);

mkdirSync(folder, { recursive: true });

export { call };

export const go = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await page.waitForTimeout(250);
  await loaded(page);
};

/**
 * Charts and panels fade in; a picture is taken when nothing moves. What fades is brought to its end, not waited for: a
 * window that draws no frame never ends it.
 */
const still = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      // What turns while one waits has no end.
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    }
  });
  await page.waitForTimeout(250);
};

/** Pictures show where data usually lies, not the folder of this run. */
const usualFolder = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (text.includes('tandem-e2e-')) node.nodeValue = text.replaceAll(/\S*tandem-e2e-\w+/g, '~/.config/Tandem');
    }
  });

/** One picture as it is, light. */
export const one = async (page: Page, name: string): Promise<void> => {
  await still(page);
  await usualFolder(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
};

/** One picture in light and one in dark, at the window's 1280 × 800. */
export const picture = async (page: Page, name: string): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await call(page, 'app.setPreferences', { theme });
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen;
    }, theme);
    await page.emulateMedia({ colorScheme: theme });
    await still(page);
    await usualFolder(page);
    await page.screenshot({ path: join(folder, `${name}${theme === 'dark' ? '-dark' : ''}.png`) });
  }
};
