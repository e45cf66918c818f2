import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { dropFile } from './drop';

const HEAD = 'Bought;When;SKU;What;Qty;Each';
const rows = [
  'R-1;03/04/2026;S-1;Sea Salt Mist;2;20,00',
  'R-1;03/04/2026;S-2;Dry Shampoo;1;22,00',
  'R-2;05/04/2026;S-1;Sea Salt Mist;one;20,00',
  'R-3;06/04/2026;S-1;Sea Salt Mist;1;20,00',
];

const start = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'tandem') as { call: (channel: string, input: unknown) => Promise<unknown> };
    await bridge.call('app.createWorkspace', {
      name: 'Market stall',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      weekStart: 1,
      fiscalYearStart: 1,
      me: { name: 'Ada Blum', roles: ['founder'] },
      sample: false,
    });
  });
  await page.reload();
  await page.locator('html[data-app-state="loaded"]').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    location.hash = '/data/import';
  });
};

/** Nothing that axe knows of, in light and dark. */
const accessible = async (page: Page): Promise<void> => {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen;
    }, theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
      [],
    );
  }
};

const pick = async (page: Page, column: string, field: string): Promise<void> => {
  await page.getByRole('combobox', { name: `Where ${column} goes` }).click();
  await page.getByRole('option', { name: field, exact: true }).click();
};

test('a dropped file is mapped, asked about, tried, imported without its problem, and taken back', async ({
  tandem,
}) => {
  const { page, dataDir } = tandem;
  const file = join(dataDir, 'market.csv');
  writeFileSync(file, `${HEAD}\n${rows.join('\n')}\n`);
  await start(page);
  await dropFile(page, file);
  await expect(page.getByText('Needs a mapping')).toBeVisible();
  await pick(page, 'Bought', 'Order id');
  await pick(page, 'When', 'Ordered at');
  await pick(page, 'What', 'Product name');
  await pick(page, 'Each', 'Unit price');

  await expect(page.getByText('Is 03/04/2026 the 3 April 2026 or 4 March 2026?')).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: '3 April 2026, the day first' }).click();

  const problems = page.getByRole('region', { name: '1 problem needs a decision' });
  await expect(problems.getByText('"one" is no number.')).toBeVisible();
  await expect(problems.getByText('line 4')).toBeVisible();
  await accessible(page);
  await problems.getByRole('button', { name: 'Skip it' }).click();
  await page.getByRole('button', { name: 'Import 3 rows without 1' }).click();
  await expect(page.getByText('market.csv is in')).toBeVisible();
  await accessible(page);

  await page.getByRole('button', { name: 'See what came in' }).click();
  const table = page.getByRole('table', { name: 'What came in' });
  await expect(table.getByText('R-1 × 2')).toBeVisible();
  await expect(table.getByText('R-1 × 1')).toBeVisible();
  await expect(table.getByText('R-3 × 1')).toBeVisible();
  await table.getByText('Sea Salt Mist').last().click();
  await expect(page).toHaveURL(/\/products\//);
  await page.goBack();
  await table.getByText('R-3 × 1').click();
  await expect(page.getByText('line 5')).toBeVisible();
  await expect(page.getByText('06/04/2026')).toBeVisible();
  await accessible(page);

  await page.getByRole('link', { name: 'Data' }).last().click();
  await page.getByRole('row', { name: /market\.csv/ }).click();
  await accessible(page);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(page.getByText('Taken back').first()).toBeVisible();
  const lines = await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'tandem') as {
      call: (channel: string, input: unknown) => Promise<{ value: { table: string; rows: number }[] }>;
    };
    return (await bridge.call('export.tables', {})).value.find((table) => table.table === 'order_lines')?.rows;
  });
  expect(lines).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('R-2');
});
