import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.runtime', 'pseudo');

/** Builds the app in the pseudo-locale, beside the one that is shipped; answers the folder that Electron opens. */
export const buildPseudo = (): string => {
  mkdirSync(folder, { recursive: true });
  const script = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const built = spawnSync(process.execPath, [script, 'build', '--outDir', join(folder, 'out')], {
    cwd: root,
    env: { ...process.env, TANDEM_TEXTS: 'pseudo' },
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`The pseudo-locale cannot be built: ${built.stdout}${built.stderr}`);
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...about, scripts: {} }));
  return folder;
};

/** A text that is on the page, with the element that it stands in. */
export type Seen = { text: string; where: string };

/**
 * Every text that somebody sees or hears on the page: words, labels, tooltips and what empty fields say. Not in what
 * `others` selects: words that are not the app's own.
 */
export const textsOn = async (page: Page, others = '.none'): Promise<Seen[]> =>
  page.evaluate((without) => {
    const found = new Map<string, string>();
    const label = (one: Element | null): string =>
      one ? `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}` : '';
    const add = (text: string | null | undefined, element: Element): void => {
      if (!text || !/[A-Za-z]/.test(text) || element.closest(`${without}, code, [aria-hidden="true"]`)) return;
      found.set(text.trim(), `${label(element.parentElement)} > ${label(element)}`);
    };
    add(document.title, document.documentElement);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element?.checkVisibility() && !element.closest('script, style')) add(node.nodeValue, element);
    }
    const said = 'aria-label aria-description aria-roledescription aria-valuetext title placeholder alt'.split(' ');
    for (const name of said)
      for (const element of document.querySelectorAll(`[${name}]`)) add(element.getAttribute(name), element);
    return [...found].map(([text, where]) => ({ text, where }));
  }, others);

/**
 * Buttons, labels, tabs, heads and places of the navigation whose words do not fit into them, and which do not say them
 * whole in a tooltip either.
 */
export const cutOff = async (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, label, nav a, [role="tab"], th, legend, [class*="badge"]')]
      .filter((one) => one.checkVisibility() && one.textContent.includes('⟦') && !one.closest('[title]'))
      .flatMap((one) => {
        // What is for screen readers alone is one pixel wide.
        const cut = [one, ...one.querySelectorAll('*')].find(
          (part) =>
            part.clientWidth > 2 &&
            part.textContent.includes('⟦') &&
            part.scrollWidth > part.clientWidth + 1 &&
            !(part instanceof SVGElement) &&
            part.closest('[title]') === null &&
            (part === one ? !part.querySelector('.unseen, [title]') : getComputedStyle(part).overflowX !== 'visible'),
        );
        return cut
          ? [`${one.tagName.toLowerCase()}: ${one.textContent.slice(0, 60)} (${cut.scrollWidth} in ${cut.clientWidth})`]
          : [];
      }),
  );

/** What a button says, without the data in it: the same in every line. */
const saidBy = (one: Element): string =>
  (one.getAttribute('aria-label') ?? one.textContent).replaceAll(/[^⟦⟧\u0080-\uffff]+/g, ' ').trim();

/**
 * Presses what opens something, outside of lines and cards, each once by what it says, and tells what stands on the page
 * then. Nothing is waited for but that the page has drawn itself.
 */
export async function* opened(page: Page, pressed: Set<string>): AsyncGenerator<string> {
  const buttons = page.locator(
    'main :is(button, [role="tab"]):visible:enabled:not(:is([data-row], article, li, td, [data-bar]) *, [data-bar])',
  );
  for (let index = 0; index < (await buttons.count()); index += 1) {
    const button = buttons.nth(index);
    const name = await button.evaluate(saidBy, undefined, { timeout: 1_000 }).catch(() => '');
    if (name === '' || pressed.has(name)) continue;
    pressed.add(name);
    // What another dialog covers, or what went with the last press, is no longer there to be pressed.
    const there = await button.click({ timeout: 1_000, noWaitAfter: true }).then(
      () => true,
      () => false,
    );
    if (!there) continue;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    yield name;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
}
