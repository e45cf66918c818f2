import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, loaded, type Tandem, test } from './app';
import { call, go, openSample } from './world';
import { plain, readPdf } from './pdf';

const start = async (tandem: Tandem): Promise<string> => {
  await openSample(tandem);
  const sheets = await call<{ id: string; name: string }[]>(tandem.page, 'four-ps.list');
  return sheets.find((sheet) => sheet.name === 'Dry shampoo to go')?.id ?? '';
};

test('a worksheet is filled by keyboard, becomes a campaign, is undone, and prints', async ({ tandem }) => {
  const { app, page, dataDir } = tandem;
  test.setTimeout(240_000);
  const id = await start(tandem);
  await go(page, `/four-ps/${id}`);
  const headline = page.getByRole('textbox', { name: 'Product of Mini can: In a line' });
  await headline.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('75 ml mini can');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Product of Mini can: Need' })).toBeFocused();

  await page.getByRole('button', { name: 'Make it a campaign' }).first().click();
  await page.getByRole('button', { name: 'Make campaign' }).click();
  await expect(page.getByRole('heading', { name: 'Dry shampoo to go: Mini can' })).toBeVisible();
  await go(page, `/four-ps/${id}`);
  await expect(page.getByRole('link', { name: 'Campaign: Dry shampoo to go: Mini can' })).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('link', { name: 'Campaign: Dry shampoo to go: Mini can' })).toHaveCount(0);

  const file = join(dataDir, 'four-ps.pdf');
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
  for (const [paper, width] of [
    ['A4', 595],
    ['US Letter', 612],
  ] as const) {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: `All options on ${paper}` }).click();
    await expect(page.getByText('Wrote 4 pages to four-ps.pdf.').first()).toBeVisible({ timeout: 60_000 });
    const pdf = await readPdf(file);
    expect(pdf.tagged).toBe(true);
    expect(pdf.pages).toHaveLength(4);
    expect(pdf.pages[0]?.width).toBeCloseTo(width, 0);
    const text = plain(pdf.pages.map((one) => one.text).join(' '));
    for (const words of [
      '75 ml mini can',
      'Powder shaker',
      'C nets the most',
      'Assumptions',
      'Break-even',
      'What moves it',
    ])
      expect(text).toContain(words);
    if (pdf.figures)
      for (const figure of ['$11,780', '−$980', '$12,070', '1,641 units']) expect(text).toContain(figure);
    await page.reload();
    await loaded(page);
  }
});

test('worksheets and assumptions are clean for axe, light and dark', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(240_000);
  const id = await start(tandem);
  for (const theme of ['light', 'dark'] as const) {
    await call(page, 'app.setPreferences', { theme });
    await page.emulateMedia({ colorScheme: theme });
    for (const address of ['/four-ps', '/four-ps?view=assumptions', `/four-ps/${id}`]) {
      await go(page, address);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map((one) => `${theme} ${address} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Assumption', exact: true }).click();
    await page.getByRole('dialog', { name: 'New assumption' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map((one) => `${theme} dialog ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
