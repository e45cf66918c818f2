import { expect, type Page, test } from './app';
import { agrees, go, openSample } from './world';

test.describe.configure({ timeout: 300_000 });

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Change the chosen rows' });
const undo = async (page: Page): Promise<void> => {
  await page.locator('main h1').first().click();
  await page.keyboard.press('Control+z');
};

test('chosen activities, materials and buyers, and who is looked after, are changed together', async ({ tandem }) => {
  const { page } = tandem;
  await openSample(tandem);

  await go(page, '/customers?tab=activities');
  const boxes = page.getByRole('region', { name: 'Timeline' }).getByRole('checkbox', { name: /^Select / });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expect(bar(page)).toContainText('2 activities chosen');
  await agrees(page, 'activities chosen');
  const many = page.getByText(/^[\d,]+ activities/).first();
  const before = (await many.textContent()) ?? '';
  await bar(page).getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Removed 2 activities').waitFor();
  await expect(many).not.toHaveText(before);
  await undo(page);
  await expect(many).toHaveText(before);

  await go(page, '/customers?tab=materials');
  const materials = page.getByRole('table', { name: 'Materials' });
  // The first of them chooses all.
  const count = await materials.getByRole('checkbox', { name: /^Select / }).count();
  await materials.getByLabel('Select all loaded rows').check();
  await bar(page).getByRole('button', { name: 'Kind' }).click();
  await page.getByRole('menuitem', { name: 'Price list' }).click();
  await page.getByText(/^Changed \d+ material/).waitFor();
  const kinds = materials.getByRole('combobox', { name: /^Kind of / });
  await expect(kinds).toHaveCount(count - 1);
  for (let at = 0; at < count - 1; at += 1) await expect(kinds.nth(at)).toHaveValue('Price list');
  await agrees(page, 'materials chosen');
  await undo(page);
  await expect
    .poll(async () => new Set(await kinds.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).size)
    .toBeGreaterThan(1);

  await go(page, '/customers?tab=buyers&linked=no');
  const buyers = page.getByRole('table', { name: 'Customers' });
  const [first, second] = [buyers.getByRole('checkbox').nth(1), buyers.getByRole('checkbox').nth(2)];
  await first.check();
  await second.check();
  const total = page.getByText(/^[\d,]+ customers$/);
  const were = (await total.textContent()) ?? '';
  const company = bar(page).getByLabel('Company of the chosen customers');
  await company.click();
  await page.getByRole('option').first().click();
  await page.getByText('Changed 2 customers').waitFor();
  await expect(total).not.toHaveText(were);
  await undo(page);
  await expect(total).toHaveText(were);

  await go(page, '/customers?tab=care&list=at-risk');
  const risk = page.getByRole('table', { name: 'At risk' });
  await risk.getByRole('checkbox').nth(1).check();
  await bar(page).getByRole('button', { name: 'Owner' }).click();
  await page.getByRole('menuitem', { name: 'Nobody' }).click();
  await page.getByText(/^Changed 1 company/).waitFor();
  await agrees(page, 'look after chosen');
});
