import { createHash } from 'node:crypto';
import { readFileSync, rmSync, truncateSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from './app';

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
