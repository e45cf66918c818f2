import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entriesOf } from '../../src/main/engine/transfer/import/read/archive';
import { sheetsOf } from '../../src/main/engine/transfer/import/read/workbook';
import { makeWorld, type World } from './import-world';
import { bookParts, writeLargeZip } from './large-zip';

/** Sheets of many rows are read as they come; a workbook that cannot be is refused in words before it is read. */

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const HEAD = ['order_id', 'ordered_at', 'quantity', 'unit_price', 'product_name', 'product_sku'];
const PRODUCTS = 50;
const ROWS = 200_000;
const MB = 1024 * 1024;

/** Texts of the sheet, each once: the header, the products, their codes, then an order number for each row. */
function* strings(rows: number): Generator<string> {
  yield '<sst>';
  for (const name of HEAD) yield `<si><t>${name}</t></si>`;
  for (let at = 0; at < PRODUCTS; at += 1) yield `<si><t>Mousse ${at}</t></si><si><t>MO-${at}</t></si>`;
  for (let at = 0; at < rows; at += 1) yield `<si><t>ORDER-${at}</t></si>`;
  yield '</sst>';
}

/** Each row two pieces at 12.50 on a day of the first quarter of 2026, whose serial numbers are 46023 to 46112. */
function* sheet(rows: number): Generator<string> {
  yield `<worksheet><sheetData><row r="1">${HEAD.map((_, at) => `<c t="s"><v>${at}</v></c>`).join('')}</row>`;
  const first = HEAD.length;
  for (let at = 0; at < rows; at += 1) {
    const product = first + (at % PRODUCTS) * 2;
    yield `<row r="${at + 2}"><c t="s"><v>${first + PRODUCTS * 2 + at}</v></c><c s="1"><v>${46023 + (at % 90)}</v></c><c><v>2</v></c><c><v>12.5</v></c><c t="s"><v>${product}</v></c><c t="s"><v>${product + 1}</v></c></row>`;
  }
  yield '</sheetData></worksheet>';
}

const large = async (name: string, rows: number): Promise<string> => {
  const path = join(world.folder, name);
  await writeLargeZip(path, [
    ...bookParts(),
    { name: 'xl/worksheets/sheet1.xml', pieces: () => sheet(rows) },
    { name: 'xl/sharedStrings.xml', pieces: () => strings(rows) },
  ]);
  return path;
};

test('two hundred thousand rows of a sheet come in within the memory that is promised, and go again', async () => {
  const path = await large('large.xlsx', ROWS);
  // Small first, so that what an import needs anyway is there before the measuring begins.
  await world.bring(await large('small.xlsx', 10));
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 10);
  const summary = await world.bring(path);
  clearInterval(watch);
  expect(summary).toMatchObject({ rows: ROWS, created: ROWS - 10, unchanged: 10, errorCount: 0 });
  expect(Math.round((most - before) / MB)).toBeLessThan(300);
  expect(summary).toMatchObject({ firstDay: '2026-01-01', lastDay: '2026-03-31' });
  expect(
    world.rows('SELECT count(*) AS n, sum(quantity) AS pieces, sum(amount_minor) AS sum FROM order_lines'),
  ).toEqual([{ n: ROWS, pieces: 2 * ROWS, sum: ROWS * 2500 }]);
  await world.ask('imports.undo', { batch: summary.batch });
  expect(world.rows('SELECT count(*) AS n FROM order_lines')).toEqual([{ n: 10 }]);
});

test('the head of a large sheet is read without the rest of it', async () => {
  const path = await large('head.xlsx', 50_000);
  const [first] = (await sheetsOf({ path })) ?? [];
  let rows = 0;
  let pauses = 0;
  await first?.read(
    () => {
      rows += 1;
      return rows < 60;
    },
    () => {
      pauses += 1;
      return Promise.resolve();
    },
  );
  expect(rows).toBe(60);
  // One piece of the sheet, of some hundred, was enough.
  expect(pauses).toBeLessThanOrEqual(1);
});

test('a workbook with more text than memory should hold is refused in words before its rows are read', async () => {
  const path = join(world.folder, 'words.xlsx');
  const piece = Array.from({ length: 1000 }, (_, at) => `<si><t>${'word '.repeat(10)}${at} ${at * 7919}</t></si>`).join(
    '',
  );
  await writeLargeZip(path, [
    ...bookParts(),
    { name: 'xl/worksheets/sheet1.xml', pieces: () => sheet(10) },
    {
      name: 'xl/sharedStrings.xml',
      pieces: function* () {
        yield '<sst>';
        for (let at = 0; at < 1200; at += 1) yield piece.replaceAll('word ', `w${at} `);
        yield '</sst>';
      },
    },
  ]);
  const entries = await entriesOf({ path });
  expect(entries.find(({ name }) => name.endsWith('sharedStrings.xml'))?.size).toBeGreaterThan(64 * MB);
  for (const channel of ['imports.inspect', 'imports.dryRun', 'imports.run'])
    expect(await world.refusal(channel, { path })).toMatchObject({
      code: 'bad-file',
      message: 'This workbook holds more than 64 MB of text. Save the sheet as CSV and import that.',
    });
});
