import { expect, type Page, test } from './app';
import { agrees, go, openSample } from './world';

/** Pages that no other test opens, each with words that show it is there; null for a list of fields, by its first row. */
const PAGES = [
  ['/campaigns?tab=strategy', 'Awareness'],
  ['/campaigns/creators?tab=code', null],
  ['/campaigns/creators?tab=mention', null],
  ['/campaigns/creators?tab=event', null],
  ['/campaigns/creators?tab=flight', null],
  ['/campaigns/content?view=calendar', 'Black Friday week'],
  ['/campaigns/content?view=table', null],
  ['/pipeline?view=calendar', 'Black Friday week'],
] as const;

/** Tables that are wider than the box in which they scroll. */
const scrolled = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main table')]
      .filter(({ parentElement: box }) => {
        const scrolls = box !== null && getComputedStyle(box).overflowX === 'auto';
        return scrolls && box.scrollWidth > box.clientWidth + 1;
      })
      .map((table) => table.getAttribute('aria-label') ?? ''),
  );

test('results are typed and pasted, an order is attributed with a preview, money is asked for and moved; axe agrees', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(300_000);
  await openSample(tandem, { me: { name: 'Maren Oduya', roles: ['founder'] }, timeZone: 'America/New_York' });

  await test.step('at 1280 the breakdown by campaign and the rows behind it have room side by side', async () => {
    await tandem.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
    for (const metric of ['net-sales', 'marketing-roi', 'engagement', 'qualified-leads']) {
      await go(page, `/metrics/${metric}?by=campaign`);
      await expect(page.getByRole('table', { name: 'By campaign' })).toBeVisible();
      await expect(page.getByRole('table', { name: 'Rows behind the figure' })).toBeVisible();
      expect(await scrolled(page), metric).toEqual([]);
    }
  });

  await test.step('in the smallest window the ways to draw a figure keep within their card', async () => {
    await tandem.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 640));
    await go(page, '/metrics/net-sales');
    const ways = page.getByRole('group', { name: 'By day, week or month' });
    await expect(ways).toBeVisible();
    const over = await ways.evaluate((own) => {
      const right = own.closest('section')?.getBoundingClientRect().right ?? 0;
      return own.getBoundingClientRect().right - right;
    });
    expect(over).toBeLessThanOrEqual(0);
    await tandem.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  });

  await test.step('a row names its content item and creator; a bad cell is said and nothing is lost', async () => {
    await go(page, '/campaigns/results');
    await page.getByRole('button', { name: 'Results', exact: true }).click();
    for (const [width, height] of [
      [1024, 640],
      [1280, 800],
    ] as const) {
      await tandem.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      );
      await page.waitForFunction((wanted) => innerWidth === wanted, width);
      for (const set of ['Email', 'Web', 'Leads and money', 'Social']) {
        await page.getByText(set, { exact: true }).first().click();
        await expect(page.getByRole('table', { name: 'Results to type' })).toBeVisible();
        expect(await scrolled(page), `${set} at ${width}`).toEqual([]);
      }
    }
    const cell = (column: string) => page.getByRole('textbox', { name: `${column}, row 1` });
    const named = (column: string) => page.getByRole('combobox', { name: `${column}, row 1` });
    await named('Campaign').fill('Mousse clips');
    await page.getByRole('button', { name: 'Column', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Promotion' }).click();
    await named('Promotion').fill('Social');
    await named('Content or post').fill('reel: towel test');
    await named('Creator').fill('Nobody');
    await cell('Likes').fill('4,321');
    await cell('Likes').press('Control+Enter');
    await expect(page.getByRole('alert')).toHaveText('Row 1, Creator: there is no creator "Nobody"');
    await named('Creator').fill('Lena Waves');
    await agrees(page, 'the grid of results');
    await named('Creator').press('Control+Enter');
    const row = page.getByRole('row').filter({ hasText: '4,321' });
    await expect(row).toContainText('Reel: towel test');
    await expect(row).toContainText('Lena Waves');
    await agrees(page, 'results');
    await page.keyboard.press('Control+z');
    await expect(row).toHaveCount(0);
  });

  await test.step('a rule shows what it would move before it is made, and is undone as one step', async () => {
    await go(page, '/campaigns/attribution');
    const rules = page.getByRole('table', { name: 'Attribution rules' });
    const orders = page.getByRole('table', { name: 'Orders and what attributed them' });
    const free = orders.getByRole('row').filter({ hasText: 'none' }).first();
    const order = (await free.getByRole('cell').nth(1).innerText()).trim();
    await page.getByRole('button', { name: 'Rule', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'New attribution rule' });
    await dialog.getByLabel('Code', { exact: true }).fill('HELLO10');
    await dialog.getByLabel('They belong to').click();
    await page.getByRole('option', { name: 'Welcome series' }).click();
    await expect(dialog.getByRole('alert')).toContainText('HELLO10 is the code of Search, always on');
    await dialog.getByLabel('Orders are found by').click();
    await page.getByRole('option', { name: 'By hand: one order' }).click();
    await dialog.getByLabel('Order number').fill(order);
    const moves = dialog.getByRole('table', { name: 'What the change moves' });
    await expect(moves.getByRole('row').filter({ hasText: 'Welcome series' })).toContainText('→');
    await agrees(page, 'a new rule');
    await dialog.getByRole('button', { name: 'Add' }).click();
    const rule = rules.getByRole('row').filter({ hasText: order });
    await expect(rule).toContainText('Welcome series');
    await rule.getByRole('button', { name: /^1 order by/ }).click();
    await expect(page.getByRole('heading', { name: /^Orders by/ })).toBeVisible();
    await expect(orders.getByRole('row').filter({ hasText: order })).toContainText('Welcome series');
    await rule.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    const removal = page.getByRole('dialog', { name: /^Remove/ });
    await expect(removal.getByRole('table', { name: 'What the change moves' })).toBeVisible();
    await removal.getByRole('button', { name: 'Apply' }).click();
    await expect(rule).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(rule).toHaveCount(1);
    await agrees(page, 'attribution');
  });

  await test.step('campaigns are ranked by another metric', async () => {
    await go(page, '/campaigns/ranking');
    await expect(page.getByRole('heading', { name: 'What to scale, what to stop' })).toBeVisible();
    const ranked = page.getByRole('table', { name: 'Campaigns by metric' });
    /** Figures of the column that ranks, from the top; a dash is not known and comes last. */
    const figures = async (): Promise<number[]> =>
      (await ranked.locator('tbody b').allInnerTexts())
        .map((text) => Number.parseFloat(text.replaceAll(/[^\d.−-]/g, '').replace('−', '-')))
        .filter((figure) => !Number.isNaN(figure));
    const choose = async (metric: string): Promise<void> => {
      await page.getByRole('combobox', { name: 'Metric to rank by' }).click();
      await page.getByRole('option', { name: metric, exact: true }).click();
      await expect(ranked.getByRole('columnheader', { name: metric, exact: true })).toBeVisible();
    };
    await choose('Clicks');
    const most = await figures();
    expect(most.length).toBeGreaterThan(1);
    expect(most).toEqual(most.toSorted((a, b) => b - a));
    await choose('Cost per lead');
    const cheapest = await figures();
    expect(cheapest.length).toBeGreaterThan(1);
    expect(cheapest).toEqual(cheapest.toSorted((a, b) => a - b));
    await agrees(page, 'ranking');
  });

  await test.step('an ask is approved with a reason; a slider changes nothing until it is applied', async () => {
    await go(page, '/campaigns/budget');
    const slider = page.getByRole('slider', { name: 'Budget of Search, always on' });
    const before = await slider.inputValue();
    const reason = page.getByRole('textbox', { name: 'Reason for the answer to Dry shampoo rescue' });
    await reason.fill('It closes the gap');
    await page.getByRole('button', { name: 'Approve' }).first().click();
    await expect(page.getByText('It closes the gap')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(reason).toBeVisible();
    // The approval moved money from this campaign, and undo gave it back.
    await expect(slider).toHaveValue(before);
    const apply = page.getByRole('button', { name: 'Apply' });
    await slider.focus();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
    await apply.click();
    await expect(page.getByText('Moved money between campaigns')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(slider).toHaveValue(before);
    // Away from the button, whose hint says why it waits.
    await page.mouse.move(4, 4);
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await agrees(page, 'budget');
  });

  await test.step('a campaign says what came back for what it cost, and of what the cost is made', async () => {
    await go(page, '/campaigns');
    await page
      .getByRole('button', { name: /^Air-dry creators,/ })
      .first()
      .click();
    const id = await page.evaluate(() => new URLSearchParams(window.location.hash.split('?')[1]).get('campaign'));
    await go(page, `/campaigns/${id}`);
    const figures = page.getByRole('table', { name: 'Return and cost' });
    await expect(figures.getByRole('row').filter({ hasText: 'ROAS, own orders' })).toContainText('×');
    await expect(page.getByRole('table', { name: 'Cost basis' })).toContainText('Budget lines of campaigns');
    await agrees(page, 'a campaign');
    await figures.getByRole('row').filter({ hasText: 'CAC, fully loaded' }).getByRole('link').click();
    await expect(page.getByRole('heading', { name: 'Customer acquisition cost', level: 1 })).toBeVisible();
  });

  for (const [address, words] of PAGES)
    await test.step(address, async () => {
      await go(page, address);
      const there = words === null ? page.locator('main tbody tr') : page.getByText(words);
      await expect(there.first()).toBeVisible();
      // A list leaves out what its window has no room for, and never scrolls sideways.
      const tables = page.locator('main table');
      expect(
        await tables.evaluateAll((all) =>
          all.flatMap(({ parentElement: box }) => (box && box.scrollWidth > box.clientWidth ? [box.scrollWidth] : [])),
        ),
      ).toEqual([]);
      await agrees(page, address);
    });
});
