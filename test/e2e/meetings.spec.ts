import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { AGENDA_SECTIONS } from '../../src/shared/domain/meetings';
import { expect, loaded, test } from './app';
import { plain, readPdf } from './pdf';
import { openSample } from './world';

/** Nothing for axe to find, light and dark. */
const clean = async (page: Page): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('body').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
};

test('a meeting is opened, written and closed by keyboard; its action stands on Home until it is done', async ({
  tandem,
}) => {
  const { app, page, dataDir } = tandem;
  test.setTimeout(300_000);
  await openSample(tandem);
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { level: 1, name: 'Meetings' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Held' })).toBeVisible();
  await clean(page);
  for (const view of ['Actions', 'Decisions', 'Kinds']) {
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: view }).click();
    await loaded(page);
    await clean(page);
  }
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Meetings' }).click();
  await page
    .getByRole('table', { name: 'Planned' })
    .getByRole('row', { name: /Team weekly/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Team weekly' })).toBeVisible();
  const feeds = page.getByRole('region', { name: AGENDA_SECTIONS.feeds });
  await expect(feeds.getByText(/Decided:|have not met since/).first()).toBeVisible();
  // From the day after the team met until a department does, there is nothing of theirs to bring.
  const haveMet = (await feeds.getByRole('listitem').count()) > 0;
  // Every source of the agenda is on the page; of stale files the sample has none.
  const { own, standing, sources, ...built } = AGENDA_SECTIONS;
  for (const name of Object.values(built).filter((one) => haveMet || one !== AGENDA_SECTIONS.feeds))
    await expect(page.getByRole('list', { name }).getByRole('listitem').first(), name).toBeVisible();
  for (const name of [own, sources]) await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
  await expect(page.getByText(standing, { exact: true })).toHaveCount(0);
  await clean(page);
  await page.keyboard.press('n');
  await page.keyboard.type('action: book the fair @Maya by tomorrow');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Actions', exact: true })).toContainText('book the fair');
  await page.keyboard.type('decided: go to the fair because the salons are there');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Decisions', exact: true })).toContainText('go to the fair');
  await page.getByRole('button', { name: 'Close the meeting' }).click();
  await expect(page.getByText('Held', { exact: true })).toBeVisible();
  for (const [paper, width] of [
    ['A4', 595],
    ['US Letter', 612],
  ] as const) {
    const file = join(dataDir, `${paper}.pdf`);
    await app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, file);
    await page.getByRole('button', { name: 'Export PDF' }).click();
    await page.getByRole('menuitem', { name: `On ${paper}` }).click();
    await expect(page.getByText(new RegExp(`^Wrote \\d+ pages? to ${paper}\\.pdf\\.`)).first()).toBeVisible({
      timeout: 60_000,
    });
    const pdf = await readPdf(file);
    expect(pdf.tagged).toBe(true);
    expect(pdf.pages[0]?.width).toBeCloseTo(width, 0);
    expect(pdf.outline.slice(0, 3)).toEqual(['Team weekly', 'Decisions', 'Actions']);
    expect(pdf.pages.flatMap((one) => one.cut)).toEqual([]);
    const text = plain(pdf.pages.map((one) => one.text).join(' '));
    for (const words of ['Minutes', 'go to the fair, because the salons are there', 'book the fair', 'Maya Ortiz'])
      expect(text).toContain(words);
    const lines = await feeds.getByRole('listitem').allInnerTexts();
    expect(lines.length > 0).toBe(haveMet);
    for (const line of lines) expect(text).toContain(plain(line.split('\n')[0] ?? ''));
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  const steps = page.getByRole('list', { name: 'Next steps' });
  await steps.getByRole('checkbox', { name: /Done: book the fair/ }).click();
  await expect(steps.getByText(/book the fair/)).toBeHidden();
  await page.keyboard.press('Control+Z');
  await expect(steps.getByText(/book the fair/)).toBeVisible();
});
