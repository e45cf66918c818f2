import { expect, test } from './app';
import { agrees, call, go, openSample } from './world';

test('two spellings of a product become one by keyboard, and one undo brings both back', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(240_000);
  await openSample(tandem);
  await go(page, '/products?tab=duplicates');
  const net = async (): Promise<number> =>
    (await call<{ totals: { netMinor: number } }>(page, 'products.list', { period: '2026' })).totals.netMinor;
  const before = await net();
  await agrees(page, 'list');
  await page.getByRole('button', { name: 'Compare Air-Dry Mousse and Air Dry Mousse' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Are these products the same?' });
  await expect(dialog.getByText('Frozen reports stay as they were.')).toBeVisible();
  await agrees(page, 'dialog');
  await dialog.getByRole('radio', { name: 'HV ADM 150' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Merge into one' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('No two products look the same.')).toBeVisible();
  expect(await net()).toBe(before);
  await page.getByRole('button', { name: 'Products', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'SKU of Air-Dry Mousse' })).toHaveValue('HV ADM 150');
  await page.locator('h1').click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('textbox', { name: 'SKU of Air-Dry Mousse' })).toHaveValue('HV-ADM-150');
  await page.getByRole('checkbox', { name: 'Select Air-Dry Mousse' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: 'Select Air Dry Mousse' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('toolbar').getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
