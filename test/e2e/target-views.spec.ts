import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { periodName } from '../../src/renderer/src/format';
import { periodOf } from '../../src/shared/domain/period';
import { expect, test } from './app';
import { call, go, openSample } from './world';

/** What axe finds on the page as it stands, in light and in dark. */
const found = async (page: Page): Promise<string[]> => {
  const all: string[] = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    all.push(...violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`));
  }
  return all;
};

/** The quarter that the sample's targets are of, whatever day it is opened on. */
const quarterOf = async (page: Page) => {
  const { today } = await call<{ today: string }>(page, 'workspace.get', {});
  return periodOf(today, 'quarter', { weekStart: 1, fiscalYearStart: 1 });
};

const ME = { me: { name: 'Maren Oduya', roles: ['founder' as const] }, timeZone: 'America/New_York' as const };

test('a month is typed by keyboard and taken back, two versions are compared, a year is set in one form; axe agrees', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(240_000);
  await openSample(tandem, ME);

  await go(page, '#/targets?view=months');
  const row = page.getByRole('row', { name: /Oak & Ivory/ });
  // The name, how it is spread, then the months: the last one is still open on any day of the sample.
  const name = row.locator('[data-column="0"]');
  await expect(name).toBeVisible();
  const last = row.locator('[data-column="4"]');
  const before = await last.innerText();
  await name.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect(last).toBeFocused();
  await page.keyboard.press('1');
  await page.keyboard.type('00');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('table', { name: 'Months now and then' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Change' }).click();
  await expect(last).toContainText('$100');
  await last.focus();
  await page.keyboard.press('Control+z');
  await expect(last).toHaveText(before.replaceAll('\n', ''));
  await page
    .getByRole('button', { name: /^Weeks of / })
    .last()
    .press('Enter');
  await expect(page.getByRole('columnheader', { name: /^Week/ }).first()).toBeVisible();
  expect(await found(page)).toEqual([]);

  // What is said of one month stands on its cell.
  await name.focus();
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('c');
  await dialog.getByRole('textbox').fill('The gift sets decide it.');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Comments' })).toContainText('The gift sets decide it.');
  expect(await found(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(row.getByRole('button', { name: /^1 comment on / })).toBeVisible();

  await go(page, '#/targets?view=changes');
  await expect(page.getByRole('table', { name: 'What differs between the two' })).toContainText('Wholesale salons');
  expect(await found(page)).toEqual([]);

  for (const [view, seen] of [
    ['owners', 'Targets of nobody'],
    ['plan', 'Plan by target'],
  ] as const) {
    await go(page, `#/targets?view=${view}`);
    await expect(page.getByRole('table', { name: seen })).toBeVisible();
    expect(await found(page)).toEqual([]);
  }

  await go(page, '#/targets?view=new&period=2031');
  const amount = page.getByRole('textbox', { name: 'Target in USD' });
  await expect(amount).toBeFocused();
  expect(await found(page)).toEqual([]);
  await page.keyboard.type('600k');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treegrid')).toBeVisible();
  await expect(page.getByText('The parts add up to $600,000 exactly.')).toBeVisible();
});

test('a founder sets next year in seven steps from the tree, and corrects a part of it in three', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(120_000);
  await openSample(tandem, ME);
  await go(page, '#/targets');
  const year = String(new Date().getFullYear() + 1);
  // Open the list of trees, ask for new ones; the amount has the keyboard.
  await page.getByRole('button', { name: /net sales,/ }).click();
  await page.getByRole('menuitem', { name: 'New targets' }).click();
  const form = page.getByRole('form', { name: 'New targets' });
  await expect(form.getByRole('textbox', { name: 'Target in USD' })).toBeFocused();
  await page.keyboard.type('720k');
  // Which year; then why, and Enter.
  await form.getByRole('combobox', { name: 'For' }).click();
  await page.getByRole('option', { name: year, exact: true }).click();
  await form.getByRole('textbox', { name: /^Vision/ }).fill('Twice as many salons, one hero product.');
  await page.keyboard.press('Enter');
  // Every channel has its share of last year, to the cent, with months and weeks under it.
  await expect(page.getByText('The parts add up to $720,000 exactly.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Vision of this period' })).toHaveValue(/^Twice as many salons/);
  const oak = page.getByRole('row', { name: /Oak & Ivory/ });
  await oak.focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('90k');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
  await expect(page.getByRole('textbox', { name: 'Target of Oak & Ivory' })).toHaveValue('$90,000');
  await go(page, `#/targets?view=months&period=${year}`);
  await expect(page.getByRole('columnheader', { name: /Dec/ })).toBeVisible();
});

test('amounts of five figures and their signs are read whole in the tree, alone and beside a panel', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(120_000);
  await openSample(tandem, ME);
  type Node = { id: string; name: string; parentId: string | null; target: number };
  const { nodes } = await call<{ nodes: Node[] }>(page, 'targets.tree', { period: (await quarterOf(page)).id });
  const top = nodes.find(({ parentId }) => parentId === null)!;
  await call(page, 'targets.setAmount', { id: top.id, amount: top.target + 1_100_000, mode: 'siblings' });
  for (const width of [1024, 1280])
    for (const address of ['#/targets', `#/targets?node=${top.id}`]) {
      await page.setViewportSize({ width, height: 640 });
      await go(page, address);
      const cut = await page
        .getByRole('treegrid')
        .locator('td.num')
        .evaluateAll((cells) =>
          cells
            .filter((one) => one.textContent !== '' && one.scrollWidth > one.clientWidth)
            .map((one) => one.textContent),
        );
      expect(cut, `${width} ${address}`).toEqual([]);
    }
});

test('the panel of a target fits beside the tree in the smallest window', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(120_000);
  await openSample(tandem, ME);
  await page.setViewportSize({ width: 1024, height: 640 });
  await go(page, '#/targets');
  const quarter = await quarterOf(page);
  type Tree = { offsets: { short: { id: string } }[] };
  const { offsets } = await call<Tree>(page, 'targets.tree', { period: quarter.id });
  const id = offsets[0]?.short.id;
  await go(page, `#/targets?node=${id}`);
  const panel = page.getByRole('complementary', { name: 'Dry Shampoo' });
  await expect(panel.getByRole('table', { name: 'Ways to foretell it' })).toContainText(
    /past error [\d.]+%, \d+ of \d+ held/,
  );
  // Which tree it is and by which way something is foretold is read whole, nothing over anything else.
  for (const [name, part] of [
    ['tree', page.getByRole('button', { name: `net sales, ${periodName(quarter)}` })],
    ['methods', panel.getByRole('table', { name: 'Ways to foretell it' })],
  ] as const) {
    const cut = await part.evaluate((box) =>
      [box, ...box.querySelectorAll('button, span')]
        .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth && !one.closest('.unseen'))
        .map((one) => one.textContent),
    );
    expect(cut, name).toEqual([]);
  }
  const wide = await panel.evaluate((own) => {
    const right = own.getBoundingClientRect().left + own.clientWidth;
    return [...own.querySelectorAll('*')]
      .filter((part) => part.getBoundingClientRect().right > right + 0.5 && !part.closest('.unseen'))
      .map((part) => `${part.tagName} ${part.className} ${part.textContent?.slice(0, 40)}`);
  });
  expect(await panel.evaluate((own) => own.scrollWidth - own.clientWidth), wide.slice(0, 12).join('\n')).toBe(0);
  // In a common one the names beside it are read whole, too.
  await page.setViewportSize({ width: 1280, height: 800 });
  const names = page.getByRole('treegrid').locator('.cut');
  await expect(names.filter({ hasText: 'Air-Dry Mousse' })).toBeVisible();
  const short = await names.evaluateAll((all) =>
    all
      .filter((one) => {
        // Half a pixel too many cuts two letters off, and is no pixel of scrolling.
        const words = document.createRange();
        words.selectNodeContents(one);
        return words.getBoundingClientRect().width > one.getBoundingClientRect().width;
      })
      .map((one) => one.textContent),
  );
  expect(short).toEqual([]);
});
