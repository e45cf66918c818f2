import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, loaded, type Page, test } from './app';
import { agrees, call } from './world';

const linesIn = async (page: Page): Promise<number | undefined> =>
  (await call<{ table: string; rows: number }[]>(page, 'export.tables')).find(({ table }) => table === 'order_lines')
    ?.rows;

const toData = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '/data';
  });
  await page.reload();
  await loaded(page);
};

const HEAD = 'order_id,ordered_at,quantity,unit_price,product_name';

test('files of a watched folder wait with what they would do; nothing of them comes in until somebody says so', async ({
  tandem,
}) => {
  const folder = join(tandem.dataDir, 'downloads');
  mkdirSync(folder);
  const put = (name: string, ...rows: string[]): void =>
    writeFileSync(join(folder, name), `${[HEAD, ...rows].join('\n')}\n`);
  put('april.csv', 'A-1,2026-04-01,1,20.00,Mist', 'A-2,2026-04-02,2,20.00,Mist');
  writeFileSync(join(folder, 'readme.pdf'), '%PDF');
  let { page } = tandem;
  await call(page, 'app.createWorkspace', {
    name: 'Market stall',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    weekStart: 1,
    fiscalYearStart: 1,
    me: { name: 'Ada Blum', roles: ['founder'] },
    sample: false,
  });
  await toData(page);
  const inbox = page.getByRole('region', { name: 'Inbox' });
  await expect(inbox.getByText('no folder is watched')).toBeVisible();
  await tandem.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await inbox.getByRole('button', { name: 'Watch a folder' }).press('Enter');
  const waiting = inbox.getByRole('list', { name: 'Files that wait' }).getByRole('listitem');
  await expect(waiting).toHaveCount(1);
  await expect(waiting.getByText('2 new, 0 updated')).toBeVisible();
  await agrees(page);

  // What arrives later waits as well, and is still there after the app was closed.
  put('may.csv', 'B-1,2026-05-01,1,20.00,Mist', 'B-2,2026-05-02,one,20.00,Mist');
  page = await tandem.restart();
  await toData(page);
  const later = page.getByRole('region', { name: 'Inbox' }).getByRole('listitem');
  await expect(later).toHaveCount(2);
  await expect(later.filter({ hasText: 'may.csv' }).getByText('1 new, 0 updated, 1 left out, 1 problem')).toBeVisible();
  expect(await linesIn(page)).toBe(0);
  expect(await call(page, 'imports.list')).toEqual([]);

  await later.getByRole('button', { name: 'Open april.csv' }).press('Enter');
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByText('april.csv is in')).toBeVisible();
  expect(await linesIn(page)).toBe(2);
  await page.getByRole('button', { name: 'All imports' }).click();
  await expect(later).toHaveCount(1);
  await expect(later.getByText('may.csv')).toBeVisible();
  expect(existsSync(join(folder, 'april.csv'))).toBe(true);

  await page.getByRole('button', { name: 'Stop watching' }).press('Enter');
  await expect(page.getByText('no folder is watched')).toBeVisible();
  expect(await linesIn(page)).toBe(2);
});
