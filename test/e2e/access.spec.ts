import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { everyAddress } from './pages';
import { agrees, go, openSample } from './world';

/** What of a page cannot be read as it is drawn: words over words, words cut off, and a page wider than its window. */
const unreadable = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const say = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').replace(/_(\w+?)_.*/, '$1')} “${element.textContent.trim().slice(0, 30)}”`;
    const main = document.querySelector('main');
    if (document.documentElement.scrollWidth > innerWidth + 1) found.push('the window scrolls sideways');
    if (main && main.scrollWidth > main.clientWidth + 1)
      found.push(`the page scrolls sideways, ${main.scrollWidth} in ${main.clientWidth}`);
    type Seen = { element: Element; box: DOMRect };
    const words: Seen[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '');
      if (!own || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (element.closest('svg, canvas, .unseen, [aria-hidden="true"], .skip, [class*="skip"]')) continue;
      const style = getComputedStyle(element);
      if (
        style.overflowX === 'hidden' &&
        style.textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 2
      )
        found.push(`cut off: ${say(element)}`);
      // The part of it that its scrolling surroundings leave to be seen; what lies over others by its place does so by intent.
      const range = document.createRange();
      range.selectNodeContents(element);
      let { left, top, right, bottom } = range.getBoundingClientRect();
      let floats = false;
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(around);
        floats ||= position === 'sticky' || position === 'fixed';
        const box = around.getBoundingClientRect();
        if (overflowX !== 'visible') [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        if (overflowY !== 'visible') [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
      if (!floats && right - left > 2 && bottom - top > 2)
        words.push({ element, box: new DOMRect(left, top, right - left, bottom - top) });
    }
    for (const [index, one] of words.entries())
      for (const other of words.slice(index + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 3 && high > 5) found.push(`over each other: ${say(one.element)} and ${say(other.element)}`);
      }
    return [...new Set(found)].slice(0, 6);
  });

/** Bars, swatches and dots: without words, told from what is around them by their colour alone. */
const marks = (page: Page): Promise<number> =>
  page.evaluate(() => {
    for (const old of document.querySelectorAll('[data-mark]')) old.removeAttribute('data-mark');
    const behind = (element: Element | null): string => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
      }
      return '';
    };
    let count = 0;
    for (const element of document.querySelectorAll('main *, nav *')) {
      if (element.childElementCount > 0 || element.textContent !== '' || element.closest('svg')) continue;
      const { width, height } = element.getBoundingClientRect();
      const { backgroundColor } = getComputedStyle(element);
      if (width < 1 || height < 1 || backgroundColor === 'rgba(0, 0, 0, 0)') continue;
      if (element.matches('input, textarea, button, progress')) continue;
      if (backgroundColor === behind(element.parentElement)) continue;
      element.setAttribute('data-mark', '');
      count += 1;
    }
    return count;
  });

/** Those of them that are gone now that the system's colours rule. */
const vanished = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const canvas = document.createElement('div');
    canvas.style.backgroundColor = 'Canvas';
    document.body.append(canvas);
    const empty = getComputedStyle(canvas).backgroundColor;
    canvas.remove();
    const gone = [...document.querySelectorAll('[data-mark]')].filter((element) => {
      const { backgroundColor, borderTopWidth, borderLeftWidth } = getComputedStyle(element);
      return backgroundColor === empty && borderTopWidth === '0px' && borderLeftWidth === '0px';
    });
    return [
      ...new Set(
        gone.map((element) => `${element.parentElement?.getAttribute('class')} > ${element.getAttribute('class')}`),
      ),
    ];
  });

test('every page at 200 % has its words side by side and no way to scroll sideways', async ({ tandem }) => {
  const { page, app } = tandem;
  test.setTimeout(300_000);
  await openSample(tandem);
  const addresses = await everyAddress(page);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1280, 800);
    window?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(640);
  const problems: string[] = [];
  for (const address of addresses) {
    await go(page, address);
    problems.push(...(await unreadable(page)).map((one) => `${address}: ${one}`));
  }
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));
  expect(problems).toEqual([]);
});

test('every page in the system’s own colours keeps its marks, moves nothing, and gives axe nothing to find', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(300_000);
  await openSample(tandem);
  const problems: string[] = [];
  let count = 0;
  for (const address of await everyAddress(page)) {
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
    await go(page, address);
    count += await marks(page);
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    problems.push(...(await vanished(page)).map((one) => `${address}: gone: ${one}`));
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .flatMap((one) => (Number(one.effect?.getComputedTiming().duration) > 20 ? [one.id || one.playState] : [])),
    );
    problems.push(...moving.map((one) => `${address}: moves: ${one}`));
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    for (const { id, nodes } of violations) problems.push(`${address}: ${id} ${nodes[0]?.target.join(' ')}`);
  }
  expect(count, 'there are marks to look for').toBeGreaterThan(20);
  expect(problems).toEqual([]);
});

test('an open menu gives axe nothing to find: of the workspace, a table, a filter, a row, the person', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(240_000);
  await openSample(tandem);
  const menus: [string, () => Promise<void>][] = [
    ['#/products', () => page.getByRole('button', { name: 'Tables of this page' }).click()],
    [
      '#/products',
      async () => {
        await page.locator('table[aria-label="Products"] [data-row]').first().focus();
        await page.keyboard.press('Shift+F10');
      },
    ],
    ['#/', () => page.getByRole('button', { name: /Halo & Vine/ }).click()],
    ['#/pipeline', () => page.getByRole('button', { name: 'Filter', exact: true }).click()],
    ['#/pipeline', () => page.getByRole('button', { name: /^Owner: / }).click()],
    [
      '#/targets',
      () =>
        page
          .getByRole('button', { name: /^Actions for / })
          .first()
          .click(),
    ],
  ];
  for (const [address, open] of menus) {
    await go(page, address);
    await open();
    await page.getByRole('menu').waitFor();
    await agrees(page, `${address}: a menu`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
});
