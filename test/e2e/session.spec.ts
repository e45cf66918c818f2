import { expect, open, type Page, test } from './app';
import { agrees, call, go, openSample } from './world';

test.describe.configure({ retries: 0 });

/** What is kept is on the disk a moment after the typing pauses. */
const kept = (page: Page, text: string): Promise<void> =>
  expect
    .poll(async () => (await call<{ drafts: { text: string }[] }>(page, 'app.session')).drafts.map((one) => one.text))
    .toContainEqual(expect.stringContaining(text));

test('Tandem is killed while somebody types: it opens on the same page, says until when all is safe, and the text is there', async ({
  tandem,
}) => {
  test.setTimeout(240_000);
  await openSample(tandem);
  const { page } = tandem;
  const { id } = await call<{ id: string }>(page, 'notes.create', { line: 'issue: the pump leaks' });
  await go(page, `/field-notes?note=${id}&status=all`);
  const address = await page.evaluate(() => location.hash);
  await page.getByRole('textbox', { name: 'How it was resolved' }).fill('A new spring from the maker, and');
  await page.getByRole('textbox', { name: 'Comment' }).fill('@Maya would you');
  await page.keyboard.press('Control+j');
  await page.getByRole('textbox', { name: 'Field note in one line' }).fill('request: a small can for the gy');
  await kept(page, 'A new spring');
  await kept(page, '@Maya would');
  await kept(page, 'for the gy');

  tandem.app.process().kill('SIGKILL');
  await tandem.app.close().catch(() => undefined);
  Object.assign(tandem, await open(tandem.dataDir, tandem.errors));

  const again = tandem.page;
  expect(await again.evaluate(() => location.hash)).toBe(address);
  const told = again.getByRole('region', { name: 'After an unexpected end' });
  await expect(told).toContainText('Tandem ended unexpectedly and is back where it was.');
  await expect(told).toContainText(/up to the last change, (yesterday )?\d\d:\d\d: Noted “the pump leaks”/);
  await expect(told.getByRole('link')).toHaveCount(3);
  await expect(again.getByRole('textbox', { name: 'How it was resolved' })).toHaveValue(
    'A new spring from the maker, and',
  );
  await expect(again.getByRole('textbox', { name: 'Comment' })).toHaveValue('@Maya would you');
  await agrees(again, 'the sentence after a crash');
  // The panel of the record is open again, over the page.
  await again.keyboard.press('Escape');
  await told.getByRole('button', { name: 'Close this note' }).click();
  await expect(told).toBeHidden();
  await again.keyboard.press('Control+j');
  const line = again.getByRole('textbox', { name: 'Field note in one line' });
  await expect(line).toHaveValue('request: a small can for the gy');
  await line.press('End');
  await line.pressSequentially('m');
  await line.press('Enter');
  await expect(line).toBeHidden();

  // A proper end is none to speak of: Home, without a word, and no saved text comes back.
  const last = await tandem.restart();
  await expect(last.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await last.evaluate(() => location.hash.replace(/\?.*/, ''))).toMatch(/^(#\/)?$/);
  await expect(last.getByRole('region', { name: 'After an unexpected end' })).toHaveCount(0);
  const { drafts } = await call<{ drafts: { label: string }[] }>(last, 'app.session');
  expect(drafts.map(({ label }) => label).toSorted()).toEqual(['Comment', 'How it was resolved']);
});
