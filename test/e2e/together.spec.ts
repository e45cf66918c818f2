import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, type Tandem, test } from './app';

type Answer = { ok: boolean; value?: unknown };
const ask = async <T>(page: Page, channel: string, input: unknown): Promise<T> => {
  const answer = await page.evaluate(
    async ([name, given]) => {
      const bridge = Reflect.get(window, 'tandem') as { call: (one: string, two: unknown) => Promise<Answer> };
      return bridge.call(name as string, given);
    },
    [channel, input],
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value as T;
};

const accessible = async (page: Page): Promise<void> => {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen;
    }, theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
      [],
    );
  }
};

/** What the desktop's dialogs answer. */
const dialogs = async ({ app }: Tandem, save: string, open: string): Promise<void> => {
  await app.evaluate(
    ({ dialog }, paths) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.save });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [paths.open] });
    },
    { save, open },
  );
};

const home = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '/data?tab=together';
  });
  await page.reload();
  await page.locator('html[data-app-state="loaded"]').waitFor({ state: 'attached' });
};

test('changes of one copy are given, seen by field in the other, decided, brought in and undone', async ({
  tandem,
}) => {
  const { page, dataDir } = tandem;
  const made = await ask<{ path: string }>(page, 'app.createWorkspace', {
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'Europe/Paris',
    weekStart: 1,
    fiscalYearStart: 1,
    me: { name: 'Ada Blum', roles: ['founder'] },
    sample: false,
  });
  const { id } = await ask<{ id: string }>(page, 'products.create', { name: 'Scalp Oil', priceMinor: 2400 });
  const copy = await ask<{ file: string }>(page, 'backup.create', { reason: 'for a teammate' });
  const theirs = join(dataDir, 'theirs.tandem');
  copyFileSync(copy.file, theirs);
  await ask(page, 'products.update', { id, priceMinor: 2600, line: 'Care' });
  await ask(page, 'products.create', { name: 'Night Balm' });
  const file = join(dataDir, 'ada.changes');
  await dialogs(tandem, file, file);
  await home(page);
  await expect(page.getByText(/records? changed/)).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: 'Save the changes' }).press('Enter');
  await expect(page.getByText(/^Saved \d+ changed record/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Given and taken' })).toContainText('Given');

  // The other copy.
  await dialogs(tandem, file, theirs);
  await ask(page, 'app.openWorkspace', {});
  expect((await ask<{ path: string }>(page, 'workspace.get', {})).path).not.toBe(made.path);
  await ask(page, 'products.update', { id, priceMinor: 3000 });
  await dialogs(tandem, file, file);
  await home(page);
  await page.getByRole('button', { name: 'Choose their file' }).press('Enter');
  const changes = page.getByRole('list', { name: 'Changes' });
  await expect(changes).toContainText('Night Balm');
  await expect(changes).toContainText('both changed');
  await expect(changes).toContainText('Ada Blum');
  const bring = page.getByRole('button', { name: 'Bring in' });
  await expect(bring).toBeDisabled();
  await accessible(page);
  await page.getByRole('button', { name: 'Conflicts', exact: true }).press('Enter');
  await expect(changes).not.toContainText('Night Balm');
  await page.getByRole('group', { name: 'price of Scalp Oil' }).getByRole('button', { name: 'Theirs' }).press('Enter');
  await bring.press('Enter');
  await expect(page.getByText(/1 record added, 1 changed/)).toBeVisible();
  type Rows = { rows: { name: string; priceMinor: number | null; line: string }[] };
  const rows = async (): Promise<string[]> =>
    (await ask<Rows>(page, 'products.list', { period: '2026' })).rows
      .map((row) => `${row.name} ${row.priceMinor} ${row.line}`)
      .toSorted();
  expect(await rows()).toEqual(['Night Balm null ', 'Scalp Oil 2600 Care']);
  await page.getByRole('button', { name: 'Choose their file' }).press('Enter');
  await expect(page.getByText('Everything in this file is here already.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).press('Enter');
  await page.keyboard.press('Control+Z');
  await expect.poll(rows).toEqual(['Scalp Oil 3000 ']);
});
