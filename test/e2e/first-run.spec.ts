import { resolve } from 'node:path';
import { expect, loaded, test } from './app';
import { dropFile } from './drop';

const FILE = resolve(import.meta.dirname, '../fixtures/screens/webshop_october.csv');

test('first run: name the company, import a file of one’s own, and follow a number to its line, by what is on screen alone', async ({
  tandem: { page },
}) => {
  await page.getByRole('textbox', { name: 'Company' }).fill('Market stall');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Blum');
  await page.getByRole('button', { name: /Import files/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  // The company is there, the import page is open.
  await dropFile(page, FILE);
  const go = page.getByRole('button', { name: /^Import \d/ });
  await expect(go).toBeVisible();
  // What the file leaves open is asked in words; each answer is one click.
  const question = page
    .getByRole('button', { name: 'Skip it' })
    .or(page.getByRole('button', { name: /the day first|Skip all|Skip them/ }))
    .first();
  const waits = async (): Promise<string> =>
    (await go.isEnabled()) ? 'ready' : (await question.isVisible()) ? 'asks' : 'reads';
  for (let asked = 0; asked < 6; asked += 1) {
    await expect.poll(waits).not.toBe('reads');
    if ((await waits()) === 'ready') break;
    await question.click();
    await loaded(page);
  }
  // Its questions are answered: the file is read, its preview stands.
  await go.click();
  await expect(page.getByText(/is in$/)).toBeVisible();
  // The rows are in.
  await page.getByRole('link', { name: 'Metrics' }).click();
  await page.getByRole('row', { name: /^Net sales/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Net sales' })).toBeVisible();
  // Net sales, with its formula filled in: quantity × price of the 414 lines that have a day, a quantity and a price, by hand.
  await expect(page.getByRole('region', { name: 'What it means' })).toContainText('$16,044');
  await page.getByRole('button', { name: 'line 2', exact: true }).click();
  await expect(page.getByText('webshop_october.csv').first()).toBeVisible();
  // A row of it, as it stands in the file.
});
