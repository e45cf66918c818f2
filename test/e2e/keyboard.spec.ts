import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { everyAddress, placesOf } from './pages';
import { go, openSample } from './world';

type Stop = { name: string; inMain: boolean; seen: boolean; same: boolean; how: string };

/**
 * Presses Tab and answers where the focus is: its name, and whether a person can see that it is there, at once or within
 * half a second: a page that takes in an answer at that very moment is drawn a frame later. `how` says what was measured.
 */
const tab = async (page: Page): Promise<Stop> => {
  await page.keyboard.press('Tab');
  return page.evaluate(async () => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body)
      return { name: '', inMain: false, seen: true, same: false, how: '' };
    const last: unknown = Reflect.get(window, 'lastFocus');
    Reflect.set(window, 'lastFocus', at);
    const around = [at, at.parentElement, at.parentElement?.parentElement].filter((one) => one instanceof HTMLElement);
    const look = () => {
      const marked = around.some((one) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
      const { top, bottom } = at.getBoundingClientRect();
      return {
        seen: marked && bottom > 0 && top < innerHeight,
        how: `marked ${marked}, from ${top} to ${bottom} of ${innerHeight}, focus ${at.matches(':focus')}, by keyboard ${at.matches(':focus-visible')}, still there ${at.isConnected}`,
      };
    };
    let looked = look();
    for (let tries = 0; !looked.seen && tries < 10; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      looked = look();
    }
    return {
      ...looked,
      name: `${at.tagName.toLowerCase()} ${at.getAttribute('aria-label') ?? at.textContent.slice(0, 40)}`,
      inMain: at.closest('main') !== null,
      same: last === at,
    };
  });
};

test('every page: Tab passes through its controls, is seen and is never caught; axe finds nothing, light and dark', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(900_000);
  await openSample(tandem);
  const addresses = await everyAddress(page);
  expect(addresses.length).toBeGreaterThan(20);
  const problems: string[] = [];
  for (const address of addresses) {
    await go(page, address);
    // The page's own controls come after the frame's: the focus starts at the top of the document.
    await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null));
    let own = 0;
    for (let press = 0; press < 40; press += 1) {
      const stop = await tab(page);
      if (stop.inMain) own += 1;
      if (stop.same) problems.push(`${address}: Tab is caught at ${stop.name}`);
      if (!stop.seen) problems.push(`${address}: the focus is not seen at ${stop.name} (${stop.how})`);
    }
    if (own === 0) problems.push(`${address}: forty times Tab reach nothing of the page`);
    // A hint that stands open beside the focused control is not part of the page.
    await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null));
    await page.mouse.move(0, 0);
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset['theme'] = chosen;
      }, theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      for (const { id, nodes } of violations)
        problems.push(
          `${address} ${theme}: ${id} ${nodes
            .map((node) => node.target.join(' '))
            .slice(0, 3)
            .join('; ')}`,
        );
    }
  }
  expect(problems).toEqual([]);
});

/** The page's address; Home needs none. */
const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash.replace(/\?.*/, '') || '#/');

test('G and a letter go to every page, ? lists what works, and N makes a new thing where one can be made', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(300_000);
  await openSample(tandem);
  const places = await placesOf(page);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const keys = new Map<string, string>();
  for (const { label } of places) {
    const line = list.locator('dl > div').filter({ has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) });
    const letter = /G (\w)/.exec(await line.first().innerText())?.[1];
    expect(letter, `${label} has a letter in the list`).toBeTruthy();
    keys.set(label, letter ?? '');
  }
  expect(new Set(keys.values()).size, 'no letter leads to two pages').toBe(places.length);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  for (const { label, href } of places) {
    await page.keyboard.press('g');
    await page.keyboard.press((keys.get(label) ?? '').toLowerCase());
    await expect.poll(() => hashOf(page), { message: label }).toBe(href.replace(/\?.*/, ''));
  }

  // The main menu goes to the same places, in the same words.
  for (const { label, href } of places.filter((place) => place.label !== 'Settings')) {
    await tandem.app.evaluate(({ Menu }, wanted) => {
      const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []);
      items.find((item) => item.label === wanted)?.click();
    }, label);
    await expect.poll(() => hashOf(page), { message: `menu: ${label}` }).toBe(href.replace(/\?.*/, ''));
  }
  await page.keyboard.press('F1');
  await page.getByRole('heading', { level: 1, name: 'User guide' }).waitFor();
  // Of the page one stands on: the last of the menu's places is Data.
  await expect(page.getByRole('article', { name: 'Import' })).toBeVisible();

  for (const [address, made] of [
    ['#/pipeline', /deal/i],
    ['#/leads', /lead/i],
    ['#/customers', /company/i],
    ['#/customers?tab=contacts', /contact/i],
    ['#/customers?tab=materials', /material/i],
    ['#/products', /product/i],
    ['#/settings?section=people', /person/i],
    ['#/settings?section=channels', /channel/i],
  ] as const) {
    await go(page, address);
    await page.keyboard.press('n');
    const at = page.locator(':focus');
    await expect(at, address).toHaveAttribute('aria-label', made);
    await page.keyboard.press('Escape');
    await at.blur().catch(() => null);
  }
  await go(page, '#/targets');
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await go(page, '#/data');
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
});

test('Escape closes a panel and a dialog, and the focus is back where it came from', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(180_000);
  await openSample(tandem);
  await go(page, '#/pipeline');
  const card = page.locator('article[tabindex="0"]').first();
  await card.focus();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(card).toBeFocused();
  await page.keyboard.press('Enter');
  const deal = page
    .getByRole('dialog')
    .or(page.getByRole('complementary'))
    .filter({ has: page.getByRole('button', { name: /Close/ }) });
  await expect(deal).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(deal).toBeHidden();
  await expect(card).toBeFocused();
});
