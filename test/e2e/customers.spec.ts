import { AxeBuilder } from '@axe-core/playwright';
import { expect, loaded, test } from './app';
import { call, go, openEmpty, openSample } from './world';

test('a company, a contact and a store visit are made by keyboard, and undone', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(180_000);
  await openEmpty(tandem);
  await call(page, 'channels.create', { name: 'Brightwell', type: 'retail-partner', level: 'account' });
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'Customers' })).toBeVisible();
  await page.keyboard.press('n');
  await page.getByLabel('New company').pressSequentially('Juniper Room');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Juniper Room' })).toBeVisible();
  await page.getByLabel('New contact').fill('Ada Beck');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Ada Beck' })).toBeVisible();
  await page.getByLabel('What was said').fill('Wants the mousse');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Timeline' }).getByText('Wants the mousse')).toBeVisible();

  // From anywhere: L, the place, what was said, Enter.
  await page.getByRole('heading', { name: 'Juniper Room' }).click();
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Where').pressSequentially('Bright');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('What was said').fill('Shelf is full');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await page.getByRole('button', { name: 'Activities' }).click();
  await expect(page.getByText('Shelf is full')).toBeVisible();
  await page.getByRole('heading', { name: 'Customers' }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Shelf is full', { exact: true })).toBeHidden();
  await expect(page.getByText('Wants the mousse')).toBeVisible();
});

test('a record says how far they have come and what they were sent, in which version', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(180_000);
  await openEmpty(tandem);
  const { id: companyId } = await call<{ id: string }>(page, 'companies.create', { name: 'Juniper Room' });
  const { id: contactId } = await call<{ id: string }>(page, 'contacts.create', { name: 'Ada Beck', companyId });
  const { id: materialId } = await call<{ id: string }>(page, 'materials.create', {
    title: 'Salon price list',
    version: '3',
  });
  await go(page, `/customers/companies/${companyId}`);
  const lifecycle = page.getByRole('list', { name: 'Lifecycle' });
  await expect(lifecycle).toContainText('Prospect');
  const sent = page.getByRole('region', { name: 'Documents sent' });
  await expect(sent).toContainText('None yet');
  await call(page, 'activities.create', { kind: 'material-sent', materialId, contactId });
  await call(page, 'materials.update', { id: materialId, version: '4' });
  await expect(sent.getByRole('listitem')).toContainText('Salon price list, version 3');
  await expect(sent.getByRole('link', { name: 'Ada Beck' })).toBeVisible();
  const { id: dealId } = await call<{ id: string }>(page, 'deals.create', {
    title: 'Opening order',
    company: 'Juniper Room',
    valueMinor: 10_000,
  });
  const [pipeline] = await call<{ stages: { id: string; kind: string }[] }[]>(page, 'pipelines.list');
  const won = pipeline?.stages.find((stage) => stage.kind === 'won');
  await call(page, 'deals.move', { id: dealId, stageId: won?.id });
  await expect(lifecycle.getByText('Customer', { exact: true })).toBeVisible();
});

test('chosen companies get an owner, a kind and a tag together, each one step of undo', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(180_000);
  await openEmpty(tandem);
  for (const name of ['Ash & Ember', 'Copper Comb', 'Juniper Room']) await call(page, 'companies.create', { name });
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const table = page.getByRole('table', { name: 'Companies' });
  await table.getByLabel('Select Ash & Ember').check();
  await table.getByLabel('Select Juniper Room').check();
  const bar = page.getByRole('toolbar', { name: 'Change the chosen rows' });
  await expect(bar).toContainText('2 companies chosen');
  await bar.getByRole('button', { name: 'Kind' }).click();
  await page.getByRole('menuitem', { name: 'Salon' }).click();
  const row = (name: string) => table.getByRole('row').filter({ hasText: name });
  await expect(row('Ash & Ember')).toContainText('Salon');
  await expect(row('Juniper Room')).toContainText('Salon');
  await expect(row('Copper Comb')).not.toContainText('Salon');
  await bar.getByLabel('Tag to add').fill('autumn');
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('button', { name: 'Take off' })).toBeVisible();
  await row('Copper Comb').hover();
  await bar.getByRole('button', { name: 'Clear' }).click();
  await expect(bar).toBeHidden();
  // The tag goes first, from both; then the kind, from both.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(row('Ash & Ember')).not.toContainText('Salon');
  await expect(row('Juniper Room')).not.toContainText('Salon');
});

test('every customers page is clean for axe, light and dark', async ({ tandem }) => {
  const { page } = tandem;
  test.setTimeout(300_000);
  await openSample(tandem);
  const { rows } = await call<{ rows: { id: string }[] }>(page, 'companies.list', { q: 'Bellamy Group' });
  const contacts = await call<{ rows: { id: string }[] }>(page, 'contacts.list', { q: 'Renata' });
  const addresses = [
    '/customers',
    '/customers?tab=contacts',
    '/customers?tab=buyers',
    '/customers?tab=care',
    '/customers?tab=activities',
    '/customers?tab=materials',
    '/customers?tab=duplicates',
    '/customers?tab=duplicates&kind=contacts',
    `/customers/companies/${rows[0]?.id ?? ''}`,
    `/customers/contacts/${contacts.rows[0]?.id ?? ''}`,
    '/customers/buyers/1',
    '/settings?section=health',
  ];
  for (const theme of ['light', 'dark'] as const) {
    await call(page, 'app.setPreferences', { theme });
    await page.reload();
    await loaded(page);
    for (const address of addresses) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, address);
      await loaded(page);
      await page.locator('main h1').waitFor();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map((one) => `${address} ${theme} ${one.id}: ${one.nodes[0]?.html ?? ''}`)).toEqual([]);
    }
    await page.evaluate(() => {
      location.hash = '/customers?tab=duplicates';
    });
    await loaded(page);
    await page
      .getByRole('button', { name: /^Compare / })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button').first().waitFor();
    const merge = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(merge.violations.map((one) => `merge ${theme} ${one.id}: ${one.nodes[0]?.html ?? ''}`)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
