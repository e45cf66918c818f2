import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { openSample } from './world';

const clean = async (page: Page, part = 'body'): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(part).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

test('a note is taken by keyboard, triaged, becomes a campaign, and is undone', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(240_000);
  await openSample(tandem);
  await page.keyboard.press('Control+J');
  await page.keyboard.type('request: a can for hand luggage #dry-shampoo #travel-size @brightwell');
  await expect(page.getByRole('list', { name: 'Similar notes' })).toContainText('hand luggage');
  await clean(page, '[role="dialog"]');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Field note in one line' })).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1, name: 'Field notes' })).toBeVisible();
  await page.getByRole('button', { name: 'Triaged: a can for hand luggage' }).click();
  await expect(page.getByRole('button', { name: 'Triaged: a can for hand luggage' })).toBeHidden();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await clean(page);
  }
  // Two at once, from the row and by keyboard.
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  const before = await boxes.count();
  await boxes.first().click();
  await boxes.nth(1).focus();
  await page.keyboard.press('Space');
  const bar = page.getByRole('toolbar', { name: 'Change the chosen notes' });
  await expect(bar).toContainText('2 notes chosen');
  await clean(page);
  await bar.getByRole('button', { name: 'Link…' }).click();
  await page.getByRole('combobox', { name: 'Content, campaign or worksheet it leads to' }).fill('mousse clips');
  await page.getByRole('option', { name: 'Mousse clips' }).click();
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await bar.getByRole('button', { name: 'Triaged' }).click();
  await expect(bar).toBeHidden();
  await expect(boxes).toHaveCount(before - 2);
  await page.getByText('Themes', { exact: true }).click();
  await expect(page.getByRole('list', { name: 'Themes' })).toContainText('loop closed');
  await expect(page.getByRole('list', { name: 'Themes' })).toContainText('25 notes');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await clean(page);
  }
  await page.getByRole('button', { name: 'Start from Travel size' }).click();
  await page.getByRole('menuitem', { name: /^Campaign/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Travel size' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'from 25 field notes' })).toBeVisible();
});
