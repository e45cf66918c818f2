import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app';
import { go, openSample } from './world';

test.describe.configure({ timeout: 300_000 });

test('tables are copied as numbers by keyboard and menu, and saved whole as CSV', async ({ tandem }) => {
  const { page, app, dataDir } = tandem;
  await openSample(tandem);
  const pasted = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());
  const answerWith = (file: string): Promise<void> =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);

  await go(page, '/products');
  await page.locator('table[aria-label="Products"] [data-row]').first().focus();
  await page.keyboard.press('ControlOrMeta+C');
  await page.getByText(/^Copied \d+ rows of “Products”/).waitFor();
  const [head = '', ...rows] = (await pasted()).trimEnd().split('\n');
  expect(head.split('\t').slice(0, 3)).toEqual(['Product', 'SKU', 'Line']);
  const net = head.split('\t').findIndex((name) => name.startsWith('Net sales ('));
  expect(net).toBeGreaterThan(0);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) expect(row.split('\t')[net]).toMatch(/^-?\d+\.\d\d$/);

  // The menu of the table, by keyboard: where the focus is.
  await page.locator('table[aria-label="Products"] [data-row]').first().focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Copy this row' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Copy this row' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByText('Copied 1 row of “Products”').waitFor();
  expect((await pasted()).trimEnd().split('\n')).toEqual([head, rows[0]]);

  // A board is no table, and is taken along as one all the same.
  await go(page, '/pipeline');
  const deals = join(dataDir, 'deals.csv');
  await answerWith(deals);
  await page.getByRole('button', { name: 'Tables of this page' }).click();
  const heading = page.getByText(/^Deals, \d+ rows$/);
  const count = Number(/\d+/.exec((await heading.textContent()) ?? '')?.[0]);
  await page.getByRole('menuitem', { name: 'Save as CSV' }).first().click();
  await page.getByText(`Wrote ${count} rows of “Deals”`).waitFor();
  expect(readFileSync(deals, 'utf8').trimEnd().split('\r\n')).toHaveLength(count + 1);

  // The weekly report as a workbook.
  await go(page, '/reports/weekly');
  const book = join(dataDir, 'weekly.xlsx');
  await answerWith(book);
  await page.getByRole('button', { name: 'XLSX' }).click();
  await page.getByText(/^Wrote \d+ sheets, \d+ rows to weekly.xlsx/).waitFor();
  expect(readFileSync(book).subarray(0, 2).toString()).toBe('PK');
});
