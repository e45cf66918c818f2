import { expect, type Page, test } from './app';
import { agrees, call, go, openSample } from './world';

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

test('chosen proposals and pairs are changed together; a comment on any line is led to from Home and stands open there', async ({
  tandem,
}) => {
  const { page } = tandem;
  await openSample(tandem);

  await go(page, '/customers?tab=proposals');
  const proposals = page.getByRole('table', { name: 'Proposals' });
  await proposals.getByLabel('Select all loaded rows').check();
  const sent = proposals.getByText('Sent', { exact: true });
  const waiting = await sent.count();
  expect(waiting).toBeGreaterThan(0);
  await bar(page).getByRole('button', { name: 'Withdraw' }).click();
  await expect(sent).toHaveCount(0);
  await undo(page);
  await expect(sent).toHaveCount(waiting);

  await go(page, '/customers?tab=duplicates');
  const pairs = page.getByRole('table', { name: 'Possible duplicates' });
  await pairs.getByLabel('Select all loaded rows').check();
  const many = await pairs.getByRole('checkbox', { name: /^Select .+ and / }).count();
  await bar(page).getByRole('button', { name: 'Not the same' }).click();
  await expect(pairs).toContainText('No two companies look the same');
  await undo(page);
  await expect(pairs.getByRole('checkbox', { name: /^Select .+ and / })).toHaveCount(many);

  const say = async (text: string): Promise<void> => {
    await page.getByLabel('Comment', { exact: true }).last().fill(text);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Comments' })).toContainText(text);
  };
  const follow = async (text: string): Promise<void> => {
    await go(page, '/');
    await page.getByRole('listitem').filter({ hasText: text }).getByRole('link').click();
    await expect(page.getByRole('list', { name: 'Comments' })).toContainText(text);
  };

  await go(page, '/customers?tab=orders&linked=none');
  await page.getByRole('table', { name: 'Orders' }).getByRole('row').nth(1).click();
  await expect(page.getByRole('dialog')).toContainText('The file names no customer');
  await say('@Maya Ortiz whose is it?');
  await page.keyboard.press('Escape');
  await follow('whose is it?');
  await expect(page.getByRole('dialog')).toContainText('The file names no customer');
  await page.keyboard.press('Escape');

  const { rows } = await call<{ rows: { id: string }[] }>(page, 'leads.list', { state: 'accepted' });
  await go(page, `/leads/${rows[0]?.id}`);
  await page
    .getByRole('list', { name: 'Touches and steps' })
    .getByRole('button', { name: /^Comment on / })
    .first()
    .click();
  await say('@Maya Ortiz what did they say?');
  // The button is under the mouse, and says its words.
  await agrees(page, 'touch');
  await follow('what did they say?');

  await go(page, '/settings?section=channels');
  await page
    .getByRole('button', { name: /^Comment on / })
    .first()
    .click();
  await say('@Maya Ortiz who has it now?');
  await follow('who has it now?');

  await go(page, '/settings?section=pipelines');
  await page.getByRole('button', { name: 'Comment on pipeline Sales' }).click();
  await say('@Maya Ortiz one stage too many?');
  await follow('one stage too many?');
});
