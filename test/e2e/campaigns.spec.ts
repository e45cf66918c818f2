import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './app';
import { openSample } from './world';

test('a campaign is made in one line, moved by keyboard and menu, decided on, and taken back; axe agrees', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(240_000);
  await openSample(tandem, { me: { name: 'Maren Oduya', roles: ['founder'] }, timeZone: 'America/New_York' });
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { name: 'Campaigns', level: 1 })).toBeVisible();

  // Space lifts the bar, arrows carry it, Shift stretches it, Space puts it down.
  const bar = page.getByRole('button', { name: /^Mousse clips,/ }).first();
  const before = await bar.getAttribute('aria-label');
  await bar.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Space');
  await expect(bar).not.toHaveAttribute('aria-label', before ?? '');
  await bar.focus();
  await page.keyboard.press('Control+z');
  await expect(bar).toHaveAttribute('aria-label', before ?? '');

  // The menu does the same as dragging.
  await bar.hover();
  await page.getByRole('button', { name: 'More on Mousse clips' }).click();
  await page.getByRole('menuitem', { name: 'A week later', exact: true }).click();
  await expect(bar).not.toHaveAttribute('aria-label', before ?? '');

  // The mouse: its end, two weeks on.
  const box = await bar.boundingBox();
  if (!box) throw new Error('no bar');
  const moved = await bar.getAttribute('aria-label');
  await page.mouse.move(box.x + box.width / 2, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 60, box.y + 12, { steps: 4 });
  await page.mouse.up();
  await expect(bar).not.toHaveAttribute('aria-label', moved ?? '');

  await page.keyboard.press('n');
  await page.getByLabel('Name of the new campaign').fill('Snow day letter');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Snow day letter' });
  await expect(panel.getByText('Serves no target')).toBeVisible();
  await panel.getByRole('button', { name: 'Pull back' }).click();
  await page.keyboard.type('Nobody reads letters in a blizzard');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('Nobody reads letters in a blizzard')).toBeVisible();

  for (const view of ['', '?view=calendar', '?view=board', '?view=table', '?tab=experiments']) {
    await page.evaluate((address) => {
      window.location.hash = `#/campaigns${address}`;
    }, view);
    await expect(page.getByRole('heading', { name: 'Campaigns', level: 1 })).toBeVisible();
    await expect(
      page
        .getByText('Snow day letter')
        .or(page.getByLabel('Hypothesis of a new experiment'))
        .or(page.getByText('Mousse clips'))
        .first(),
    ).toBeVisible();
    for (const theme of ['light', 'dark']) {
      await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${view} ${theme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  }
  await page.evaluate(() => {
    window.location.hash = '#/campaigns?q=air-dry%20creators&view=table';
  });
  await page.getByRole('row', { name: /Air-dry creators/ }).click();
  await page.getByRole('link', { name: /Open its page/ }).click();
  await expect(page.getByRole('heading', { name: 'Air-dry creators', level: 1 })).toBeVisible();
  for (const theme of ['light', 'dark']) {
    await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `page ${theme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});
