import { expect, test } from './app';
import { agrees, call, go, openSample } from './world';

type Plan = { campaigns: { id: string; name: string }[] };
type Items = { id: string; values: Record<string, unknown> }[];

const ZONE = 'America/New_York';
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date());

test('the plan is one set in four views, moments and missing targets are told wherever one looks, and the house stands beside what is written', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(240_000);
  await openSample(tandem, { me: { name: 'Maren Oduya', roles: ['founder'] }, timeZone: ZONE });
  const day = today();
  await call(page, 'moments.create', { name: 'Shelf reset', kind: 'event', starts: day, ends: day });
  const { id } = await call<{ id: string }>(page, 'campaigns.create', {
    name: 'Snow letter',
    promotion: 'email',
    status: 'running',
    starts: day,
    ends: day,
    budgetMinor: 10_000,
  });
  const main = page.getByRole('main');

  await test.step('a filter stays, in the address too, from view to view', async () => {
    await go(page, '/campaigns?promotion=email');
    for (const [view, address] of [
      ['Calendar', 'view=calendar'],
      ['Board', 'view=board'],
      ['Table', 'view=table'],
      ['Timeline', 'promotion=email'],
    ] as const) {
      await page.getByRole('group', { name: 'View', exact: true }).getByRole('button', { name: view }).click();
      await expect.poll(() => page.evaluate(() => location.hash)).toContain(address);
      expect(await page.evaluate(() => location.hash)).toContain('promotion=email');
      await expect(main.getByRole('button', { name: /^Channel: Email/ }).first()).toBeVisible();
      await expect(main.getByText('Welcome series').first()).toBeVisible();
      await expect(main.getByText('Curl Club')).toHaveCount(0);
    }
  });

  await test.step('a moment stands on each calendar and on Home', async () => {
    for (const address of [
      '/',
      '/campaigns',
      '/campaigns?view=calendar',
      '/campaigns/content?view=calendar',
      '/pipeline?view=calendar',
    ]) {
      await go(page, address);
      await expect(main.getByText('Shelf reset').first(), address).toBeVisible();
    }
  });

  await test.step('how the site does stands above the work on it, each figure open', async () => {
    await go(page, '/campaigns/content?tab=web');
    for (const name of ['Conversion', 'Bounce rate'])
      await expect(main.getByText(name, { exact: false }).first().getByRole('link')).toHaveText(/^\d+\.\d%$/);
    await agrees(page, 'the website');
  });

  await test.step('a campaign without a target is marked', async () => {
    await go(page, '/campaigns');
    await expect(main.getByRole('button', { name: /^Snow letter,.*serves no target/ }).first()).toBeVisible();
    await go(page, '/campaigns?view=calendar');
    await expect(main.getByRole('button', { name: /Snow letter.*serves no target/ }).first()).toBeVisible();
    await go(page, '/campaigns?view=board');
    await expect(main.getByRole('article').filter({ hasText: 'Snow letter' })).toContainText('No target');
    await go(page, '/campaigns?view=table');
    await expect(main.getByRole('row', { name: /Snow letter/ })).toContainText('None');
    await go(page, `/campaigns?view=table&campaign=${id}`);
    await expect(main.getByRole('row', { name: /Snow letter.*serves no target/ })).toBeVisible();
    await go(page, '/campaigns?tab=strategy');
    await expect(main.getByText('Serves no target').first()).toBeVisible();
    await go(page, '/campaigns/budget');
    await expect(main.getByRole('row', { name: /Snow letter.*serves no target/ }).first()).toBeVisible();
    await go(page, '/');
    await expect(
      main.getByRole('listitem').filter({ hasText: 'Snow letter' }).filter({ hasText: 'no target' }),
    ).toBeVisible();
    await go(page, `/campaigns/${id}`);
    await expect(main.getByText('Serves no target')).toBeVisible();
  });

  await test.step('the message house stands beside a campaign, a creator’s brief, a worksheet and materials', async () => {
    const said = 'Show it on wet hair in the first ten seconds';
    const briefs = await call<Items>(page, 'library.list', { kind: 'deliverable' });
    const brief = briefs.find(({ values }) => values['title'] === 'Video: travel bag')?.id ?? '';
    await go(page, `/campaigns/creators?tab=deliverable&item=${brief}`);
    const panel = page.getByRole('dialog');
    await expect(panel.getByRole('complementary', { name: 'Message house' })).toContainText('Tone');
    const field = panel.getByRole('textbox', { name: 'Brief' });
    await field.fill(said);
    await field.press('Control+Enter');
    await expect
      .poll(
        async () =>
          (await call<Items>(page, 'library.list', { kind: 'deliverable' })).find((one) => one.id === brief)?.values[
            'brief'
          ],
      )
      .toBe(said);
    await agrees(page, 'a creator’s brief');
    const { campaigns } = await call<Plan>(page, 'campaigns.plan', { period: `${day}..${day}` });
    const creators = campaigns.find(({ name }) => name === 'Air-dry creators')?.id ?? '';
    const sheets = await call<{ id: string }[]>(page, 'four-ps.list');
    for (const address of [
      `/campaigns?campaign=${creators}`,
      `/four-ps/${sheets[0]?.id}`,
      '/customers?tab=materials',
    ]) {
      await go(page, address);
      await page.getByText('What to say, and how').first().click();
      await expect(page.getByRole('complementary', { name: 'Message house' })).toContainText('Tone');
      await agrees(page, address);
    }
  });
});
