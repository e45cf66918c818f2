import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, loaded, type Tandem, test } from './app';
import { PROMPTS } from '../../src/shared/domain/four-ps';
import { agrees, call, go, openSample } from './world';
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
  // Tab goes from cell to cell, from whichever point one stands in.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Product of Powder shaker: In a line' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(headline).toBeFocused();

  await page.getByRole('button', { name: 'Make it a campaign' }).first().click();
  await page.getByRole('button', { name: 'Make campaign' }).click();
  await expect(page.getByRole('heading', { name: 'Dry shampoo to go: Mini can' })).toBeVisible();
  await page.getByRole('link', { name: 'from Mini can of Dry shampoo to go' }).click();
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

test('an option keeps to one page, on either paper, with long texts under every prompt', async ({ tandem }) => {
  const { app, page, dataDir } = tandem;
  test.setTimeout(240_000);
  const id = await start(tandem);
  const { options } = await call<{ options: { id: string }[] }>(page, 'four-ps.get', { id });
  const optionId = options[0]?.id ?? '';
  const file = join(dataDir, 'option.pdf');
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
  const prompts = Object.entries(PROMPTS).flatMap(([p, of]) => Object.keys(of).map((prompt) => ({ p, prompt })));
  for (const [words, cut] of [
    [30, false],
    [400, true],
  ] as const) {
    for (const { p, prompt } of prompts)
      await call(page, 'four-ps.setPoint', {
        optionId,
        p,
        prompt,
        text: `${prompt}first ${'what is said of it at some length '.repeat(words / 5)}`,
      });
    for (const paper of ['A4', 'Letter']) {
      const { pages } = await call<{ pages: number }>(page, 'app.printWorksheet', { id, option: optionId, paper });
      expect(pages, `${words} words on ${paper}`).toBe(1);
      const text = plain((await readPdf(file)).pages.map((one) => one.text).join(' '));
      for (const { prompt } of prompts) expect(text).toContain(`${prompt}first`);
      expect(text.includes('the worksheet has them whole')).toBe(cut);
      for (const row of ['Customer paid back', '2.8 months', 'What moves it', 'Stock needed'])
        expect(text).toContain(row);
    }
  }
});

test('five options scroll under their first column; whoever walks by keyboard sees where they are', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(240_000);
  const id = await start(tandem);
  await go(page, `/four-ps/${id}`);
  // Three fit, as the window is delivered and as small as it gets.
  const sideways = () =>
    page.getByRole('table', { name: /^Four Ps of/ }).evaluate((table) => {
      const area = table.parentElement?.parentElement;
      return area ? area.scrollWidth - area.clientWidth : -1;
    });
  for (const width of [1280, 1024]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(sideways, `three options at ${width}`).toBe(0);
  }
  await go(page, '/four-ps');
  const { options } = await call<{ options: { id: string }[] }>(page, 'four-ps.get', { id });
  for (const [name, copyOf] of [
    ['Fourth way', options[0]?.id],
    ['Fifth way', options[1]?.id],
  ])
    await call(page, 'four-ps.addOption', { sheetId: id, name, copyOf });
  await go(page, `/four-ps/${id}`);
  const label = page.getByRole('rowheader', { name: /^Product what we sell/ });
  for (const size of [
    { width: 1280, height: 800 },
    { width: 1024, height: 640 },
  ]) {
    await page.setViewportSize(size);
    const cell = (option: string) => page.getByRole('textbox', { name: `Product of ${option}: In a line` });
    const side = async () => (await label.boundingBox())?.x ?? -1;
    await cell('Mini can').focus();
    const at = await side();
    /** Whether the middle of the cell's left edge is seen, and no other thing lies over it. */
    const seen = (option: string) =>
      cell(option).evaluate((field) => {
        const { left, right, top, height } = field.getBoundingClientRect();
        return [left + 2, right - 2].every((x) => document.elementFromPoint(x, top + height / 2) === field);
      });
    for (const option of ['Fifth way', 'Mini can', 'Fourth way', 'Powder shaker']) {
      await cell(option).focus();
      await expect.poll(() => seen(option), `${option} at ${size.width}`).toBe(true);
      expect(await side()).toBe(at);
    }
    for (const name of await page.getByRole('textbox', { name: /^Name of option/ }).all())
      expect((await name.boundingBox())?.width ?? 0, 'room for the name').toBeGreaterThan(48);
    // What is not the sheet stays as wide as the window.
    const scrolled = page.getByRole('button', { name: 'More', exact: true });
    expect((await scrolled.boundingBox())?.x ?? 0).toBeLessThan(size.width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await agrees(page, `five options at ${size.width}`, 'main');
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
    await page.getByRole('form', { name: 'New assumption' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map((one) => `${theme} form ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
