import { expect, test } from 'vitest';
import { sources } from './sources';

/** Source text without comments, so that a mention is not taken for a use. */
function code(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}

function users(pattern: RegExp): string[] {
  return sources()
    .filter(({ text }) => pattern.test(code(text)))
    .map(({ path }) => path);
}

/** The doors of the house: each is opened by one file, so that there is one place to check. */
test.each([
  ['ipcMain', /\bipcMain\b/, /^src\/main\/bridge\//],
  ['ipcRenderer', /\bipcRenderer\b/, /^src\/preload\//],
  ['window.tandem', /\b(window|globalThis)(\s+as [^)]*\))?\.tandem\b/, /^src\/renderer\/src\/api\//],
])('%s is used by exactly one file', (_name, pattern, place) => {
  const found = users(pattern);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(place);
});

test('the SQLite driver is loaded by exactly one file', () => {
  expect(
    users(/['"]better-sqlite3['"]/).filter((path) => !/^src\/main\/engine\/store\/driver\.ts$/.test(path)),
  ).toEqual([]);
});
