import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './app';
import { openSample } from './world';

test('a target is changed after a look at what changes, called in one line, and taken back; axe agrees', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(180_000);
  await openSample(tandem, { me: { name: 'Maren Oduya', roles: ['founder'] }, timeZone: 'America/New_York' });
  await page.evaluate(() => {
    window.location.hash = '#/targets';
  });
  const oak = page.getByRole('row', { name: /Oak & Ivory/ });
  const amount = page.getByRole('textbox', { name: 'Target of Oak & Ivory' });
  await expect(oak).toBeVisible();
  const before = await amount.inputValue();
  await oak.focus();
  await page.keyboard.press('F2');
  // The sample's amounts follow from its sales, and those from the day: half a thousand more than there is.
  const more = Number(before.replaceAll(/[$,]/g, '')) + 500;
  await page.keyboard.type(String(more));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('+$500')).toBeVisible();
  await dialog.getByRole('button', { name: 'Change' }).click();
  await expect(amount).toHaveValue(`$${more.toLocaleString('en-US')}`);
  await oak.focus();
  await page.keyboard.press('Control+z');
  await expect(amount).toHaveValue(before);

  await oak.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Oak & Ivory' });
  await panel.getByLabel('Call on Oak & Ivory in one line').fill('at risk 12k 60% the restock is late');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('list', { name: 'Calls so far' }).getByText('60% sure').first()).toBeVisible();

  for (const theme of ['light', 'dark']) {
    await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});
