import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { remoteSockets, toldNames } from './watch';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

/** How Electron is started on this machine; `npm test` and `npm start` write it. */
interface Launch {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
  official: boolean;
}

/** A running Tandem with a data folder of its own. */
export interface Tandem {
  app: ElectronApplication;
  /** The first window, its page loaded. */
  page: Page;
  /** The data folder: empty when the app first starts. */
  dataDir: string;
  /** Errors on the pages' consoles and uncaught exceptions; a test fails when any is left. */
  errors: string[];
  /** Closes the app and opens it again on the same data folder; answers the new first window. */
  restart(): Promise<Page>;
}

/** Waits until the page has shown its data: `<html data-app-state="loaded">`. */
export async function loaded(page: Page): Promise<void> {
  await page.locator('html[data-app-state="loaded"]').waitFor({ state: 'attached', timeout: 30_000 });
}

async function readLaunch(): Promise<Launch> {
  const file = join(root, '.runtime', 'electron.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error('Electron is not set up: run "node scripts/setup.mjs" first.');
  });
  return JSON.parse(text) as Launch;
}

function environment(extra: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[0] !== 'ELECTRON_RUN_AS_NODE',
  );
  return { ...Object.fromEntries(own), ...extra };
}

/** A trace films every page, which takes a third of the run: it is kept where somebody asks for it with TANDEM_TRACE=1. */
const TRACED = process.env['TANDEM_TRACE'] === '1';

/** How long Electron may take until it answers the test at all. */
const PATIENCE = 30_000;

/**
 * Starts Electron. When two are started in the same moment, one now and then never opens the line by which tests talk to
 * it, before a line of the app has run: it is ended, and started again, up to three times in all.
 */
async function start(dataDir: string, locale: string | undefined, folder: string): Promise<ElectronApplication> {
  const launch = await readLaunch();
  const once = (): Promise<ElectronApplication> =>
    _electron.launch({
      executablePath: launch.executablePath,
      args: [...launch.args, ...(locale === undefined ? [] : [`--lang=${locale}`]), folder],
      cwd: root,
      env: environment({
        ...launch.env,
        TANDEM_DATA_DIR: dataDir,
        ...(locale === undefined ? {} : localeOf(locale)),
      }),
      timeout: PATIENCE,
    });
  return once().catch(once).catch(once);
}

/** A system that is set to another language and country. */
const localeOf = (locale: string): Record<string, string> => {
  const posix = `${locale.replace('-', '_')}.UTF-8`;
  return { LANG: posix, LC_ALL: posix, LANGUAGE: locale.replace('-', '_') };
};

/** Opens Tandem on a data folder, on a system of another locale when one is named; `folder` is where it was built. */
export async function open(
  dataDir: string,
  errors: string[],
  locale?: string,
  folder = root,
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await start(dataDir, locale, folder);
  const said: string[] = [];
  app.process().stderr?.on('data', (text) => said.push(String(text)));
  let step = 'the connection';
  try {
    if (TRACED) await app.context().tracing.start({ screenshots: true, snapshots: true });
    for (const page of app.windows()) collectErrors(page, errors);
    app.on('window', (page) => collectErrors(page, errors));
    step = 'the first window';
    const page = await app.firstWindow({ timeout: 60_000 });
    step = 'its first page';
    await loaded(page);
    return { app, page };
  } catch (error) {
    app.process().kill('SIGKILL');
    throw new Error(`Tandem did not start: ${step} never came. ${errors.join('; ')} ${said.join('').slice(-2_000)}`, {
      cause: error,
    });
  }
}

function collectErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
}

interface Fixtures {
  tandem: Tandem;
}

/** Playwright's test with a fresh Tandem: `test('…', async ({ tandem: { page } }) => …)`. */
export const test = base.extend<Fixtures>({
  // Playwright reads a fixture's needs from its first parameter, which must therefore be a pattern.
  // oxlint-disable-next-line no-empty-pattern
  tandem: async ({}, use, info) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'tandem-e2e-'));
    const errors: string[] = [];
    const first = await open(dataDir, errors);
    // A test may close the app, after which it does not tell.
    let { pid } = first.app.process();
    const tandem: Tandem = {
      ...first,
      dataDir,
      errors,
      restart: async () => {
        await tandem.app.close();
        Object.assign(tandem, await open(dataDir, errors));
        ({ pid } = tandem.app.process());
        return tandem.page;
      },
    };
    const sockets = new Set<string>();
    const look = (): void => {
      for (const socket of remoteSockets(pid)) sockets.add(socket);
    };
    const watching = setInterval(look, 1_000);
    await use(tandem);
    clearInterval(watching);
    look();
    const failed = info.status !== info.expectedStatus;
    if (TRACED) await tandem.app.context().tracing.stop(failed ? { path: info.outputPath('trace.zip') } : undefined);
    else if (failed) await tandem.page.screenshot({ path: info.outputPath('page.png') }).catch(() => undefined);
    await tandem.app.close();
    const told = toldNames(dataDir);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    expect(errors, 'errors on the console').toEqual([]);
    expect([...sockets], 'connections beyond this machine').toEqual([]);
    expect(told, 'names in the log').toEqual([]);
  },
});

export { expect, type Page };
