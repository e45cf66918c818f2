import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, loaded, test } from './app';
import { call, openSample } from './world';

const go = async (page: Page, address: string, heading: string | RegExp): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await loaded(page);
};

/** Presses Tab until the focus is on what is looked for; a page where it never comes cannot be used by keyboard. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((what) => document.activeElement?.matches(what) ?? false, selector)) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
};

test('from a figure on Home to the text of the line it came from, by keyboard alone', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(180_000);
  await openSample(tandem);
  await page.getByRole('heading', { level: 1, name: 'This week' }).waitFor();
  // The first figure of the first card is net sales.
  await tabTo(page, 'section[aria-label="Where we stand"] button');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Net sales' }).waitFor();
  const meaning = page.getByRole('region', { name: 'What it means' });
  await expect(meaning).toContainText('Gross sales');
  await expect(meaning).toContainText(/on day \d+ of/);

  await tabTo(page, 'table[aria-label="By channel"] tr[data-row]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('table[aria-label="By channel"] tr[aria-current="true"]')).toContainText(
    'Brightwell Beauty',
  );
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('group=');

  await tabTo(page, 'table[aria-label="Rows behind the figure"] tr[data-row]');
  await page.keyboard.press('Enter');
  const source = page.locator('table[aria-label="Rows behind the figure"] tr[aria-current="true"] + tr');
  await expect(source).toContainText(/\.csv/);
  await expect(source).toContainText(/line [\d,]+/);
  await expect(source.locator('dl')).not.toBeEmpty();

  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'This week' }).waitFor();
});

test('products are sorted, edited and undone from the list', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(180_000);
  await openSample(tandem);
  await go(page, '#/products', 'Products');
  await page.getByRole('button', { name: 'Units', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Units', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const price = page.getByRole('textbox', { name: 'Price of Dry Shampoo' });
  await expect(price).toHaveValue('$22.00');
  await price.fill('23.50');
  await price.press('Enter');
  await expect(price).toHaveValue('$23.50');
  await page.locator('h1').click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(price).toHaveValue('$22.00');
  await page.getByText('Dry Shampoo', { exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Dry Shampoo' }).waitFor();
  await expect(page.getByRole('table', { name: 'Stock snapshots' })).toBeVisible();
});

test('the pages are accessible and need no sideways scrolling, light and dark, in both sizes', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(600_000);
  await openSample(tandem);
  const {
    rows: [first],
  } = await call<{ rows: { id: string }[] }>(page, 'products.list', { period: '2026-Q4' });
  const pages: [string, string | RegExp][] = [
    ['#/', 'This week'],
    ['#/metrics', 'Metrics'],
    ['#/metrics/net-sales?by=channel&group=D2C%20web', 'Net sales'],
    ['#/metrics/roas?period=2024-Q4', 'Return on ad spend'],
    ['#/products', 'Products'],
    [`#/products/${first?.id ?? ''}`, /./],
  ];
  for (const [width, height] of [
    [1280, 800],
    [1024, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const [address, heading] of pages) {
      await go(page, address, heading);
      const wide = await page.evaluate(() => {
        const main = document.querySelector('main');
        return [document.documentElement.scrollWidth - innerWidth, (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0)];
      });
      expect(wide, `${address} at ${width}`).toEqual([0, 0]);
      for (const theme of ['light', 'dark']) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset['theme'] = chosen;
        }, theme);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(
          violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .map((node) => node.html)
                .join(' ')
                .slice(0, 300)}`,
          ),
          `${address} at ${width}, ${theme}`,
        ).toEqual([]);
      }
    }
  }
});
