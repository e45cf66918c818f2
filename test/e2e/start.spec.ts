import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app';

const root = resolve(import.meta.dirname, '../..');

type Answer = { ok: boolean; value?: Record<string, unknown>; error?: { code: string; message: string } };
type Bridge = { call: (channel: string, input: unknown) => Promise<unknown> };

const call = (page: Page, channel: string, input: unknown = {}): Promise<Answer> =>
  page.evaluate(([name, value]) => (Reflect.get(window, 'tandem') as Bridge).call(name, value), [
    channel,
    input,
  ] as const) as Promise<Answer>;

const company = {
  name: 'Halo & Vine: Ltd.',
  currency: 'USD',
  timeZone: 'Europe/London',
  weekStart: 1,
  fiscalYearStart: 1,
  me: { name: 'Ada', roles: ['founder'] },
  sample: false,
};

/** Starts Tandem once more on the same data folder, as a person would who forgot that it is open. */
async function startAgain(dataDir: string): Promise<number> {
  const launch = JSON.parse(await readFile(join(root, '.runtime', 'electron.json'), 'utf8')) as {
    executablePath: string;
    args: string[];
    env: Record<string, string>;
  };
  const env = { ...process.env, ...launch.env, TANDEM_DATA_DIR: dataDir };
  return new Promise((done) => {
    const child = execFile(launch.executablePath, [...launch.args, root], { env, timeout: 20_000 });
    child.once('exit', (code) => done(code ?? -1));
  });
}

test('starts empty at 1280 × 800, with nothing open', async ({ tandem: { page, dataDir } }) => {
  expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([1280, 800]);
  const { value } = await call(page, 'app.state');
  expect(value).toMatchObject({
    workspacePath: null,
    problem: null,
    dataFolder: dataDir,
    recent: [],
    preferences: { theme: 'system', personId: null },
  });
  expect((await call(page, 'people.list')).error?.code).toBe('no-workspace');
});

test('makes a workspace in the data folder and opens it again next time, with the same person', async ({ tandem }) => {
  const made = await call(tandem.page, 'app.createWorkspace', company);
  const path = join(tandem.dataDir, 'workspaces', 'Halo & Vine Ltd.tandem');
  expect(made).toEqual({ ok: true, value: { path } });
  const { value } = await call(tandem.page, 'app.state');
  const personId = (value?.['preferences'] as { personId: string } | undefined)?.personId;
  expect(personId).toBeTruthy();
  await call(tandem.page, 'app.setPreferences', { theme: 'dark', navCollapsed: true });

  const page = await tandem.restart();
  expect((await call(page, 'app.state')).value).toMatchObject({
    workspacePath: path,
    problem: null,
    recent: [{ path }],
    preferences: { theme: 'dark', navCollapsed: true, personId },
  });
});

test('the copy of the day is made when Tandem is closed, however short it was open, and not twice', async ({
  tandem,
}) => {
  const copies = async (): Promise<string[]> =>
    readdir(join(tandem.dataDir, 'workspaces', 'backups', 'Halo & Vine Ltd')).catch(() => []);
  await call(tandem.page, 'app.createWorkspace', company);
  await call(tandem.page, 'people.create', { name: 'Grace', roles: [] });
  expect(await copies()).toEqual([]);
  const page = await tandem.restart();
  expect(await copies()).toEqual([expect.stringMatching(/ \(daily\)\.tandem$/)]);
  await call(page, 'people.create', { name: 'Edsger', roles: [] });
  await tandem.restart();
  expect(await copies()).toHaveLength(1);
});

test('the copy of the day is made when another workspace is opened, too', async ({ tandem }) => {
  await call(tandem.page, 'app.createWorkspace', company);
  await call(tandem.page, 'people.create', { name: 'Grace', roles: [] });
  await call(tandem.page, 'app.createWorkspace', { ...company, name: 'Another' });
  const copies = await readdir(join(tandem.dataDir, 'workspaces', 'backups', 'Halo & Vine Ltd')).catch(() => []);
  expect(copies).toEqual([expect.stringMatching(/ \(daily\)\.tandem$/)]);
});

test('closes the file when it ends: no journal is left beside it', async ({ tandem }) => {
  await call(tandem.page, 'app.createWorkspace', company);
  await tandem.app.close();
  expect(await readdir(join(tandem.dataDir, 'workspaces'))).toEqual(['Halo & Vine Ltd.tandem']);
  expect((await readdir(tandem.dataDir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  await tandem.restart();
});

test('starts all the same when the last workspace cannot be opened, says why, and leaves the file as it is', async ({
  tandem,
}) => {
  const path = join(tandem.dataDir, 'workspaces', 'torn.tandem');
  await mkdir(join(tandem.dataDir, 'workspaces'));
  await writeFile(path, 'not a database');
  await writeFile(
    join(tandem.dataDir, 'workspaces.json'),
    JSON.stringify({ last: path, recent: [{ path, name: 'Torn' }], people: {} }),
  );
  const page = await tandem.restart();
  const { value } = await call(page, 'app.state');
  expect(value?.['workspacePath']).toBeNull();
  expect(value?.['problem']).toContain('torn.tandem could not be opened.');
  expect(await readFile(path, 'utf8')).toBe('not a database');
});

test('starts when every settings file is damaged', async ({ tandem }) => {
  for (const name of ['preferences.json', 'workspaces.json', 'window.json'])
    await writeFile(join(tandem.dataDir, name), '{"theme": 7');
  const page = await tandem.restart();
  expect((await call(page, 'app.state')).value).toMatchObject({
    workspacePath: null,
    preferences: { theme: 'system' },
  });
});

test('a second start brings the first to the front and ends', async ({ tandem: { app, dataDir } }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  expect(await startAgain(dataDir)).toBe(0);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized())),
    )
    .toEqual([false]);
});

test('remembers where its window was', async ({ tandem }) => {
  const bounds = { x: 40, y: 60, width: 1100, height: 700 };
  await tandem.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
  await tandem.restart();
  const after = await tandem.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(after).toEqual(bounds);
});

test('menu items send commands to the page', async ({ tandem: { app, page } }) => {
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Reflect.set(window, 'heard', heard);
    (Reflect.get(window, 'tandem') as { on: (listener: (event: unknown) => void) => void }).on((event) =>
      heard.push(event),
    );
  });
  await app.evaluate(({ Menu }) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []);
    for (const label of ['Import…', 'Pipeline', 'Search and commands…'])
      items.find((item) => item.label === label)?.click();
  });
  const heard = () => page.evaluate(() => Reflect.get(window, 'heard') as unknown[]);
  await expect
    .poll(heard)
    .toEqual(['import', 'go:pipeline', 'palette'].map((command) => ({ type: 'command', command })));
});

test('leaves no log when nothing went wrong', async ({ tandem: { dataDir } }) => {
  expect(existsSync(join(dataDir, 'logs', 'main.log'))).toBe(false);
});
