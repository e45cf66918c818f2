import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication } from '@playwright/test';
import { expect, loaded, test } from './app';
import { call, go, openEmpty, openSample } from './world';
import { plain, readPdf } from './pdf';

type Row = { title: string; versions: { id: string; totalMinor: number }[] };

/** Answers every question for a file name with this one. */
const saveAs = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);

test('a proposal is written by keyboard, sent, answered in one step with the value of its deal, and undone', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(180_000);
  await openEmpty(tandem);
  await call(page, 'products.create', { sku: 'M-1', name: 'Air-Dry Mousse', line: 'Style', priceMinor: 2400 });
  const deal = await call<{ id: string }>(page, 'deals.create', { title: 'Opening order', company: 'Juniper Room' });
  await go(page, `/pipeline?deal=${deal.id}`);
  await page.getByRole('button', { name: 'New proposal' }).click();
  await expect(page.getByRole('heading', { name: 'P-0001 Opening order' })).toBeVisible();

  // A product by the first letters, its quantity, its discount; Enter; a line of text.
  const newLine = page.getByRole('combobox', { name: 'New line' });
  await newLine.pressSequentially('air');
  await expect(page.getByRole('option', { name: 'Air-Dry Mousse' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Quantity of line 1')).toBeFocused();
  await page.keyboard.type('12');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Price of line 1')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(newLine).toBeFocused();
  await page.keyboard.type('Training day');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Quantity of line 2')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('350');
  await page.keyboard.press('Enter');
  // 12 × 24.00 less 10% = 259.20, and 350.00.
  await expect(page.getByRole('definition').last()).toHaveText('$609.20');

  // A discount beyond everything and a quantity below nothing stay in their fields, with the reason.
  await page.getByLabel('Discount on everything, in percent').fill('120');
  await page.keyboard.press('Tab');
  await expect(page.getByText('It must be a number from 0 to 100.')).toBeVisible();
  await page.getByLabel('Discount on everything, in percent').fill('5');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('definition').last()).toHaveText('$578.74');
  await page.getByLabel('Quantity of line 2').fill('-1');
  await page.keyboard.press('Tab');
  await expect(page.getByText('It must be a number from 0.001 up.')).toBeVisible();
  await page.getByLabel('Quantity of line 2').focus();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(page.getByRole('region', { name: 'Timeline' }).getByText('Proposal sent')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'New line' })).toBeHidden();
  await page.getByRole('button', { name: 'New version' }).click();
  await expect(page.getByText('version 2').first()).toBeVisible();
  await page.getByLabel('Quantity of line 1').fill('24');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('definition').last()).toHaveText('$824.98');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('table', { name: 'What changed' }).getByText('12 → 24')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await page.getByRole('button', { name: 'Accepted' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Accepted' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await call(page, 'deals.get', { id: deal.id })).toMatchObject({ valueMinor: 82_498 });
  await page.getByRole('heading', { name: 'P-0001 Opening order' }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Accepted' })).toBeVisible();
  expect(await call(page, 'deals.get', { id: deal.id })).toMatchObject({ valueMinor: null });
});

test('its PDF says what the screen says, on A4 and Letter: tagged, numbered, the head of the table on every page', async ({
  tandem,
}) => {
  const { app, page, dataDir } = tandem;
  test.setTimeout(300_000);
  await openSample(tandem);
  const rows = await call<Row[]>(page, 'proposals.list', {});
  const id = rows.find((row) => row.title === 'Nine salons, yearly')?.versions[0]?.id ?? '';
  await go(page, `/pipeline/proposals/${id}`);
  const total = await page.getByRole('definition').last().textContent();
  const print = async (paper: 'A4' | 'US Letter') => {
    const file = join(dataDir, `proposal-${paper}.pdf`);
    await saveAs(app, file);
    await page.getByRole('button', { name: 'Export PDF' }).click();
    await page.getByRole('menuitem', { name: `On ${paper}` }).click();
    await expect(page.getByText(/^Wrote \d+ pages? to /).first()).toBeVisible({ timeout: 60_000 });
    const pdf = await readPdf(file);
    await page.reload();
    await loaded(page);
    return pdf;
  };
  const a4 = await print('A4');
  expect(a4.tagged).toBe(true);
  expect(a4.pages[0]).toMatchObject({ width: expect.closeTo(595, 0), height: expect.closeTo(842, 0) });
  const text = plain(a4.pages.map((one) => one.text).join(' '));
  for (const words of [
    'Halo & Vine',
    'Proposal P-0001',
    'Version 2',
    'Bellamy Group',
    'Training day',
    'Acceptance',
    'Valid until',
  ])
    expect(text).toContain(words);
  if (a4.figures) {
    expect(text).toContain(total ?? '?');
    expect(text).toContain(`1 of ${a4.pages.length}`);
  }
  expect(a4.outline).toEqual(expect.arrayContaining(['Nine salons, yearly', 'What we offer', 'Terms', 'Acceptance']));
  expect((await print('US Letter')).pages[0]).toMatchObject({ width: 612, height: 792 });

  // Forty lines more: the head of the table is on each page that the table reaches, and no line is lost.
  const draft = rows.find((row) => row.title === 'Next mousse reorder')?.versions[0]?.id ?? '';
  for (let line = 1; line <= 40; line += 1)
    await call(page, 'proposals.addLine', { proposalId: draft, text: `Shelf card ${line}`, unitMinor: 150 });
  await go(page, `/pipeline/proposals/${draft}`);
  const long = await print('A4');
  expect(long.pages.length).toBeGreaterThan(1);
  const withLines = long.pages.filter((one) => one.text.includes('Shelf card'));
  expect(withLines.length).toBeGreaterThan(1);
  expect(withLines.every((one) => one.text.includes('Quantity'))).toBe(true);
  const all = long.pages.map((one) => one.text).join(' ');
  for (let line = 1; line <= 40; line += 1) expect(all).toContain(`Shelf card ${line}`);
});

test('proposals are clean for axe, light and dark, drafts, sent versions and both dialogs', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(300_000);
  await openSample(tandem);
  const rows = await call<Row[]>(page, 'proposals.list', {});
  const of = (title: string): string =>
    `/pipeline/proposals/${rows.find((row) => row.title === title)?.versions[0]?.id ?? ''}`;
  const check = async (what: string): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map((one) => `${what} ${one.id}: ${one.nodes[0]?.html ?? ''}`)).toEqual([]);
  };
  for (const theme of ['light', 'dark'] as const) {
    await call(page, 'app.setPreferences', { theme });
    await page.reload();
    await loaded(page);
    for (const title of ['Next mousse reorder', 'Reorder, Style line', 'Nine salons, yearly']) {
      await go(page, of(title));
      await check(`${title} ${theme}`);
    }
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('table', { name: 'What changed' }).waitFor();
    await check(`compare ${theme}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Accepted' }).click();
    await page.getByRole('dialog').waitFor();
    await check(`accept ${theme}`);
    await page.keyboard.press('Escape');
  }
});
