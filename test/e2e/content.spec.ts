import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './app';
import { openSample } from './world';

const PAGES = [
  ['/campaigns/content?view=table', 'Content'],
  ['/campaigns/content?view=calendar', 'Without a date'],
  ['/campaigns/content?tab=keyword', 'Keywords'],
  ['/campaigns/creators', 'Creators'],
  ['/campaigns/creators?tab=deliverable', 'Deliverables'],
  ['/campaigns/message', 'Audiences'],
] as const;

test('content is written in one line and scheduled only when it says what it is about; axe agrees on every page', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(180_000);
  await openSample(tandem, { me: { name: 'Maren Oduya', roles: ['founder'] }, timeZone: 'America/New_York' });
  const go = (address: string): Promise<void> =>
    page.evaluate((hash) => {
      window.location.hash = `#${hash}`;
    }, address);
  const agrees = async (what: string): Promise<void> => {
    for (const theme of ['light', 'dark']) {
      await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        `${what}, ${theme}`,
      ).toEqual([]);
    }
  };

  await go('/campaigns/content');
  const line = page.getByRole('textbox', { name: 'New content' });
  await line.fill('Why curls like cold water');
  await line.press('Enter');
  const card = (status: string) =>
    page.getByRole('region', { name: status }).getByRole('article', { name: 'Why curls like cold water' });
  const move = async (status: string): Promise<void> => {
    await page.getByRole('button', { name: 'Move Why curls like cold water' }).click();
    await page.getByRole('menuitem', { name: status }).click();
  };
  await expect(card('Idea')).toBeVisible();
  await move('Scheduled');
  await expect(page.getByText('it needs a product, an audience and a date')).toBeVisible();
  await expect(card('Idea')).toBeVisible();
  await move('Writing');
  await expect(card('Writing')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(card('Idea')).toBeVisible();
  await agrees('the board');

  for (const [address, shown] of PAGES) {
    await go(address);
    await page.locator(`[aria-label="${shown}"]`).first().waitFor();
    await agrees(address);
  }
  await page.getByRole('button', { name: 'Open Air-dry curls' }).click();
  await expect(
    page.getByRole('dialog').getByRole('textbox', { name: 'Need: A travel size that goes through security' }),
  ).toBeAttached();
  await agrees('an audience');
});
