import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { openDriver } from '../../src/main/engine/store/driver';
import { expect, loaded, type Page, test } from './app';

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

const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

test('a damaged workspace says what is wrong, and goes on from a copy or from what can be read', async ({ tandem }) => {
  const { path } = await ask<{ path: string }>(tandem.page, 'app.createWorkspace', {
    name: 'Market stall',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    weekStart: 1,
    fiscalYearStart: 1,
    me: { name: 'Ada Blum', roles: ['founder'] },
    sample: false,
  });
  await ask(tandem.page, 'products.create', { name: 'Scalp Oil', priceMinor: 2400 });
  await ask(tandem.page, 'backup.create', { reason: 'by hand' });
  await tandem.app.close();
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
  // The last page is gone, as after a copy that was broken off.
  truncateSync(path, readFileSync(path).length - 4096);
  const before = hash(path);

  const page = await tandem.restart();
  await expect(page.getByText(/could not be opened\. .*damaged/)).toBeVisible();
  await expect(page.getByText(/newest sound copy is of/)).toBeVisible();
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen;
    }, theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
      [],
    );
  }
  await page.getByRole('button', { name: 'Save what can be read' }).press('Enter');
  const report = page.getByRole('dialog', { name: 'What could be read' });
  await expect(report).toContainText('The damaged file is as it was.');
  await report.getByRole('button', { name: 'Open what was saved' }).press('Enter');
  await page.locator('html[data-app-state="loaded"]').waitFor({ state: 'attached' });
  expect((await ask<{ path: string }>(page, 'workspace.get', {})).path).toContain('(saved)');
  expect(hash(path)).toBe(before);
});

test('a large file that is damaged is open at first, and closed with a way on when its check has found it out', async ({
  tandem,
}) => {
  const { path } = await ask<{ path: string }>(tandem.page, 'app.createWorkspace', {
    name: 'Market hall',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    weekStart: 1,
    fiscalYearStart: 1,
    me: { name: 'Ada Blum', roles: ['founder'] },
    sample: false,
  });
  await ask(tandem.page, 'products.create', { name: 'Scalp Oil', priceMinor: 2400 });
  await ask(tandem.page, 'backup.create', { reason: 'by hand' });
  await tandem.app.close();
  const driver = openDriver(path);
  driver.exec(
    "INSERT INTO import_batches (id, file, format, map, header, delimiter, at) VALUES (1, 'a.csv', 'deals', '{}', '[]', ',', '2026-05-01T08:00:00.000Z'); INSERT INTO source_blocks VALUES (1, 1, 1, zeroblob(66000000))",
  );
  driver.pragma('wal_checkpoint(TRUNCATE)');
  const page = driver.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'rates'").pluck().get() as number;
  const size = driver.pragma('page_size', { simple: true }) as number;
  driver.close();
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
  closeSync(handle);
  const before = hash(path);

  const window = await tandem.restart();
  // It says "closed" and not "could not be opened": it was open until then.
  await expect(window.getByText(/Market hall\.tandem was closed\. .*damaged/)).toBeVisible({ timeout: 60_000 });
  expect(hash(path)).toBe(before);
  await expect(window.getByText(/newest sound copy is of/)).toBeVisible();
  await window.getByRole('button', { name: 'Go on from this copy' }).press('Enter');
  await expect(window.getByRole('heading', { name: 'What can be done' })).toBeHidden({ timeout: 30_000 });
  await loaded(window);
  const now = await ask<{ path: string; name: string }>(window, 'workspace.get', {});
  expect(now).toMatchObject({ name: 'Market hall' });
  expect(now.path).not.toBe(path);
});
