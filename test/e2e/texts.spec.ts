import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { loaded, open } from './app';
import { englishIn } from './english';
import { everyAddress, placesOf } from './pages';
import { buildPseudo, cutOff, opened, type Seen, textsOn } from './pseudo';
import { go, openSample } from './world';

/** Words that are not the app's own: the guide is Markdown, packages and their licences have names. */
const OTHERS: Record<string, string> = {
  '#/guide?page=targets': 'main nav, main article',
  '#/settings?section=about': 'main td',
  // Names of the files of an export.
  '#/data': 'main td span.ink3',
};

const dataDir = mkdtempSync(join(tmpdir(), 'tandem-texts-'));
const errors: string[] = [];
let app: ElectronApplication;
let page: Page;
let addresses: string[] = [];
let english: (seen: Seen) => string[];

/** What is English of what was seen, once for each, with where it stands. */
const left = (seen: readonly (readonly [string, readonly Seen[]])[]): string[] => {
  const found = new Map<string, string>();
  for (const [place, texts] of seen) {
    for (const text of texts) {
      const words = english(text).join(' | ');
      if (words !== '') found.set(words, `${place}: [${words}] in "${text.text.slice(0, 160)}" (${text.where})`);
    }
  }
  return [...found.values()];
};

test.describe.configure({ mode: 'serial', timeout: 240_000 });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  ({ app, page } = await open(dataDir, errors, undefined, buildPseudo()));
  // Nobody answers the system's own dialogs here.
  await app.evaluate(({ dialog, shell }) => {
    const none = (): Promise<unknown> => Promise.resolve({ canceled: true, filePaths: [], filePath: '', response: 1 });
    for (const name of ['showOpenDialog', 'showSaveDialog', 'showMessageBox']) Reflect.set(dialog, name, none);
    Reflect.set(shell, 'openExternal', () => Promise.resolve());
  });
});
test.afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('in the pseudo-locale no word of the first run and of any page is English', async () => {
  const seen: (readonly [string, Seen[]])[] = [['the first run', await textsOn(page)]];
  await openSample({ app, page, dataDir });
  english = englishIn(join(dataDir, 'workspaces', 'Halo & Vine.tandem'));
  // The test would see English if there were any.
  expect(english({ text: '⟦Šåṽë ẋẋ⟧ Move it to the bin', where: '' })).toEqual(['Move it to the bin']);
  addresses = await everyAddress(page);
  const cut = new Set<string>();
  for (const address of addresses) {
    await go(page, address);
    const texts = await textsOn(page, OTHERS[address]);
    // A page that shows nothing has no English either. Its words have no plain letters: they are not among the texts.
    expect((await page.locator('main').innerText()).length, address).toBeGreaterThan(40);
    seen.push([address, texts]);
    for (const one of await cutOff(page)) cut.add(`${address}: ${one}`);
  }
  expect(left(seen)).toEqual([]);
  expect([...cut], 'a third longer, words are cut off').toEqual([]);
});

test('nor is any of the two prints', async () => {
  const periods = { weekly: '2026-W47', investor: '2026-Q3' };
  const seen: (readonly [string, Seen[]])[] = [];
  for (const [kind, period] of Object.entries(periods)) {
    await page.goto(`app://tandem/print.html#${kind}?${new URLSearchParams({ period, paper: 'A4' }).toString()}`);
    await page.reload();
    await page.locator('html[data-print-state="ready"]').waitFor({ state: 'attached' });
    // Once it is drawn, it is on paper alone.
    await page.emulateMedia({ media: 'print' });
    seen.push([kind, await textsOn(page)]);
  }
  await page.emulateMedia({ media: null });
  await page.goto('app://tandem/index.html');
  await loaded(page);
  expect(seen.map(([, texts]) => texts.length > 100)).toEqual([true, true]);
  expect(left(seen)).toEqual([]);
});

test('nor is any of the dialogs, menus and views that open on the pages', async () => {
  const seen: (readonly [string, Seen[]])[] = [];
  const pressed = new Set<string>();
  const places = (await placesOf(page)).map(({ href }) => href);
  for (const address of places) {
    await go(page, address);
    for await (const name of opened(page, pressed)) {
      seen.push([`${address} ${name}`, await textsOn(page, OTHERS[address])]);
      const away = !(await page.evaluate(() => location.hash)).startsWith(address);
      if (away || (await page.locator('[role="dialog"]:visible').count()) > 1) await go(page, address);
    }
  }
  expect(pressed.size).toBeGreaterThan(60);
  // What was made on the way is data, too.
  english = englishIn(join(dataDir, 'workspaces', 'Halo & Vine.tandem'));
  expect(left(seen)).toEqual([]);
  expect(errors).toEqual([]);
});
