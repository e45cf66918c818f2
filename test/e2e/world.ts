import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { createWorkspace } from '../../src/main/engine';
import { expect, loaded, type Page, type Tandem } from './app';

type Answer = { ok: boolean; value?: unknown; error?: { message: string } };
type Bridge = { call: (channel: string, input: unknown) => Promise<Answer> };

/** Asks the engine through the page's own bridge; a refusal is thrown with its sentence. */
export const call = async <T = unknown>(page: Page, channel: string, input: unknown = {}): Promise<T> => {
  const answer = await page.evaluate(([name, value]) => (Reflect.get(window, 'tandem') as Bridge).call(name, value), [
    channel,
    input,
  ] as const);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error?.message}`);
  return answer.value as T;
};

/** Goes to an address such as `#/leads?view=funnel` and waits until that page has shown its data. */
export const go = async (page: Page, address: string): Promise<void> => {
  const hash = `#${address.replace(/^#/, '')}`;
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  // The page before has a heading and its data too: only the frame knows whose is on screen.
  const path = new URL(hash.slice(1), 'app://tandem').pathname;
  await page.locator(`html[data-app-path="${path}"]`).waitFor({ state: 'attached' });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await page.locator('main h1').first().waitFor();
  await loaded(page);
};

/** Nothing for axe to find in the page, or in the part of it that is named, light and dark. */
export const agrees = async (page: Page, what = '', part = 'body'): Promise<void> => {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(part).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      `${what} ${theme}`,
    ).toEqual([]);
  }
};

interface World {
  /** Who sits here. */
  me?: { name: string; roles: ('founder' | 'ceo' | 'marketing-manager')[] };
  timeZone?: 'UTC' | 'America/New_York';
}

const settings = ({ me = { name: 'Maya Ortiz', roles: ['founder'] }, timeZone = 'UTC' }: World) =>
  ({ name: 'Halo & Vine', currency: 'USD', timeZone, weekStart: 1, fiscalYearStart: 1, me }) as const;

const KEPT = resolve(import.meta.dirname, '../../.runtime/samples');

/** The sample company as a file: it is grown once in a run for each person and zone, and copied from then on. */
const sampleFile = async (world: World): Promise<{ file: string; personId: string | null }> => {
  const wanted = settings(world);
  const base = join(KEPT, `${wanted.me.name} ${wanted.timeZone}`.replaceAll(/\W+/g, '-'));
  const [file, about] = [`${base}.tandem`, `${base}.json`];
  if (!existsSync(about)) {
    mkdirSync(KEPT, { recursive: true });
    // Two workers may want it at once: the one that is last wins, and its two files belong together.
    const own = join(KEPT, randomUUID());
    const made = await createWorkspace({ ...wanted, path: `${own}.tandem`, sample: true, clock: () => Date.now() });
    if (!existsSync(about)) {
      renameSync(`${own}.tandem`, file);
      writeFileSync(`${own}.json`, JSON.stringify(made));
      renameSync(`${own}.json`, about);
    }
  }
  return { file, ...(JSON.parse(readFileSync(about, 'utf8')) as { personId: string | null }) };
};

/** Makes an empty company and opens it. */
export const openEmpty = async ({ page }: Pick<Tandem, 'page'>, world: World = {}): Promise<void> => {
  await call(page, 'app.createWorkspace', { ...settings(world), sample: false });
  await page.reload();
  await loaded(page);
};

/** Opens a copy of a workspace's file, as a double click on it in the file manager does. */
export const openFile = async (
  { app, page, dataDir }: Pick<Tandem, 'app' | 'page' | 'dataDir'>,
  { file, personId }: { file: string; personId: string | null },
): Promise<void> => {
  const path = join(dataDir, 'workspaces', 'Halo & Vine.tandem');
  mkdirSync(join(dataDir, 'workspaces'), { recursive: true });
  copyFileSync(file, path);
  await app.evaluate(({ app: own }, named) => own.emit('second-instance', {}, ['tandem', named], '/'), path);
  await expect
    // Opening writes to the disk, which others may keep busy: ten seconds were once too few.
    .poll(async () => (await call<{ workspacePath: string | null }>(page, 'app.state')).workspacePath, {
      timeout: 60_000,
    })
    .toBe(path);
  await call(page, 'app.setPreferences', { personId });
  await page.reload();
  await loaded(page);
};

/** Opens a copy of the sample company. */
export const openSample = async (tandem: Pick<Tandem, 'app' | 'page' | 'dataDir'>, world: World = {}): Promise<void> =>
  openFile(tandem, await sampleFile(world));
