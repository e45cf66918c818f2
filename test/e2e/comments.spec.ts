import { expect, test } from './app';
import { agrees, call, go, openEmpty } from './world';

test('what stands only as a line in a list is commented on there, and the mention on Home leads back to it', async ({
  tandem,
}) => {
  const { page } = tandem;
  test.setTimeout(240_000);
  await openEmpty(tandem, { me: { name: 'Maya Ortiz', roles: ['founder'] } });
  const made = async (channel: string, input: unknown): Promise<string> =>
    (await call<{ id: string }>(page, channel, input)).id;
  const companyId = await made('companies.create', { name: 'Juniper Room' });
  await made('activities.create', { kind: 'store-visit', companyId, text: 'Shelf is full' });
  await made('activities.create', { kind: 'call', companyId, text: 'Left a message' });
  await made('needs.create', { kind: 'issue', text: 'Caps crack', companyId });
  await made('library.create', { kind: 'web', values: { title: 'Faster checkout' } });
  await made('budget.ask', {
    name: 'Two more reels',
    amountMinor: 50_000,
    campaignId: null,
    nodeId: null,
    fromCampaignId: null,
    takesFrom: '',
    expectedMinor: 90_000,
    dueDay: '2027-06-30',
    reason: 'The first one paid back',
  });
  await made('meetings.agree', { what: 'Send new caps' });

  const write = async (text: string): Promise<void> => {
    const field = page
      .getByRole('combobox', { name: 'Comment', exact: true })
      .or(page.getByLabel('Comment', { exact: true }));
    await field.first().fill(text);
    await field.first().press('Enter');
    await expect(page.getByRole('list', { name: 'Comments' })).toContainText(text);
  };
  const home = async (text: string, leads: string): Promise<void> => {
    await go(page, '/');
    const item = page.getByRole('listitem').filter({ hasText: text });
    await item.getByRole('link', { name: leads }).click();
  };

  await go(page, '/customers?tab=activities');
  await page.getByRole('button', { name: /^Comment on store visit/ }).click();
  await write('@Maya Ortiz who restocks?');
  await agrees(page, 'activities');
  await home('who restocks?', 'Store visit with Juniper Room');
  await expect(page.getByText('Shelf is full')).toBeVisible();
  await expect(page.getByText('Left a message')).toBeHidden();
  await expect(page.getByRole('button', { name: /^1 comment on store visit/ })).toBeVisible();
  await page.getByRole('button', { name: 'Clear one activity' }).click();
  await expect(page.getByText('Left a message')).toBeVisible();

  await go(page, '/campaigns/content?tab=web');
  await page.getByRole('button', { name: 'Open Faster checkout' }).click();
  await write('@Maya Ortiz which page first?');
  await page.keyboard.press('Escape');
  await home('which page first?', 'Faster checkout');
  await expect(page.getByRole('dialog').getByLabel('Name of the website item')).toHaveValue('Faster checkout');
  await page.keyboard.press('Escape');

  await go(page, '/campaigns/budget');
  await page.getByRole('button', { name: 'Comment on Two more reels' }).click();
  await write('@Maya Ortiz is that enough?');
  await home('is that enough?', 'Two more reels');
  await expect(page.getByRole('button', { name: '1 comment on Two more reels' })).toBeVisible();

  await go(page, `/customers/companies/${companyId}`);
  await page.getByRole('button', { name: 'Comment on Caps crack' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Issue' })
    .getByLabel('Comment', { exact: true })
    .fill('@Maya Ortiz seen');
  await page.keyboard.press('Enter');
  await home('seen', 'Caps crack');
  await expect(page.getByRole('button', { name: '1 comment on Caps crack' })).toBeVisible();

  await go(page, '/meetings?view=actions');
  await page.getByRole('button', { name: 'Comment on Send new caps' }).click();
  await write('@Maya Ortiz how many?');
  await home('how many?', 'Send new caps');
  await expect(page.getByRole('button', { name: '1 comment on Send new caps' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Comment on Send new caps' })).toBeVisible();
});
