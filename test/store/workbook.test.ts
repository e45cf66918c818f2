import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entriesOf, bytesOf } from '../../src/main/engine/transfer/import/read/archive';
import { sheetsOf } from '../../src/main/engine/transfer/import/read/workbook';
import { writeWorkbook } from '../../src/main/engine/transfer/export/workbook';
import type { Output } from '../../src/shared/contract';
import { fullWorld, type World } from './reports-world';

let folder: string;
let world: World;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-workbook-'));
  world = await fullWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async <T>(channel: string, input: unknown): Promise<T> => {
  const result = await world.engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};
/** Every sheet's cells by its name, as our own importer reads them. */
const read = async (path: string): Promise<Map<string, string[][]>> => {
  const found = new Map<string, string[][]>();
  for (const sheet of (await sheetsOf({ path })) ?? []) {
    const rows: string[][] = [];
    await sheet.read(({ cells }) => void rows.push(cells));
    found.set(sheet.name, rows);
  }
  return found;
};
const xmlOf = async (path: string, name: RegExp): Promise<string> => {
  const entries = (await entriesOf({ path })).filter((entry) => name.test(entry.name));
  return (await Promise.all(entries.map(async (entry) => (await bytesOf(entry)).toString('utf8')))).join('\n');
};
const column = (rows: string[][] | undefined, head: string): string[] => {
  const at = rows?.[0]?.indexOf(head) ?? -1;
  expect(at, head).toBeGreaterThanOrEqual(0);
  return (rows ?? []).slice(1).map((cells) => cells[at] ?? '');
};

test('texts stay texts, numbers and days are cells of their kind, and nothing is a formula', async () => {
  const file = join(folder, 'traps.xlsx');
  const texts = ['=1+41', '+A1', '-2+3', '@SUM(A1)', '=HYPERLINK("http://x")', 'a\u0001b', 'Ünïcode 💇', ' space '];
  const rows = await writeWorkbook(
    [
      {
        name: 'A name that is much longer than a sheet may have: [x]/y',
        head: ['=1+1', 'Net', 'Share', 'Day', 'Count'],
        rows: texts.map((text, index) => [
          text,
          { minor: 105_005 + index, unit: index === 1 ? 'JPY' : 'USD' },
          { ratio: 0.125 },
          { day: '2026-02-28' },
          index,
        ]),
      },
      {
        name: 'A name that is much longer than a sheet may have: (x)',
        head: ['Empty'],
        rows: [[null], [{ day: null }]],
      },
    ],
    file,
  );
  expect(rows).toBe(10);
  const [first = []] = (await read(file)).values();
  expect(column(first, '=1+1')).toEqual(texts.map((text) => text.replace('\u0001', '')));
  expect(column(first, 'Net').slice(0, 3)).toEqual(['1050.05', '105006', '1050.07']);
  expect(new Set(column(first, 'Share'))).toEqual(new Set(['0.125']));
  expect(new Set(column(first, 'Day'))).toEqual(new Set(['2026-02-28']));
  const names = [...(await read(file)).keys()];
  expect(names.every((name) => name.length <= 31 && !/[\\/?*[\]:]/.test(name))).toBe(true);
  expect(new Set(names).size).toBe(2);
  expect(await xmlOf(file, /worksheets\/sheet\d+\.xml$/)).not.toMatch(/<f[ >]/);
});

test('the weekly report is a workbook with a sheet for each block, and its figures are those of the report', async () => {
  const file = join(folder, 'weekly.xlsx');
  const written = await ask<Output<'reports.export'>>('reports.export', { kind: 'weekly', period: '2026-W19', file });
  const report = await ask<Output<'reports.weekly'>>('reports.weekly', { period: '2026-W19' });
  const sheets = await read(file);
  expect(written).toMatchObject({ file, sheets: sheets.size });
  expect(written.rows).toBe([...sheets.values()].reduce((sum, rows) => sum + rows.length - 1, 0));
  expect([...sheets.keys()]).toEqual(
    expect.arrayContaining([
      'About',
      'Company',
      'Channels',
      'Trend',
      'Products',
      'Stages',
      'Deals',
      'Campaigns',
      'Notes',
    ]),
  );
  expect(Number(column(sheets.get('Company'), 'Value')[0])).toBe((report.net.value.value ?? 0) / 100);
  expect(column(sheets.get('Channels'), 'Net sales').reduce((sum, cell) => sum + Number(cell), 0)).toBeCloseTo(
    (report.net.value.value ?? 0) / 100,
    6,
  );
  expect(column(sheets.get('Trend'), 'From').every((day) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true);
  expect(column(sheets.get('Notes'), 'Figure')).toHaveLength(report.footnotes.length);
  expect(await xmlOf(file, /worksheets\/sheet\d+\.xml$/)).not.toMatch(/<f[ >]/);
});

test('an edition has the sheets of its blocks alone; a frozen report is written as it was', async () => {
  const short = join(folder, 'executives.xlsx');
  await ask('reports.export', { kind: 'weekly', period: '2026-W19', edition: 'executives', file: short });
  expect([...(await read(short)).keys()]).not.toContain('Deals');
  const { id } = await ask<{ id: string }>('reports.freeze', { kind: 'weekly', period: '2026-W19' });
  const [live, kept] = [join(folder, 'live.xlsx'), join(folder, 'kept.xlsx')];
  await ask('reports.export', { kind: 'weekly', period: '2026-W19', file: live });
  await ask('reports.export', { kind: 'weekly', period: '2026-W19', snapshot: id, file: kept });
  expect(await read(kept)).toEqual(await read(live));
});

test('an investor update leaves out what its readers are not given', async () => {
  const group = await ask<{ id: string }>('updates.addGroup', {
    name: 'Prospects',
    people: '',
    locale: null,
    rules: [
      { metric: 'net-sales', treatment: 'indexed' },
      { metric: 'weighted-pipeline', treatment: 'hidden' },
      { metric: 'cac', treatment: 'hidden' },
    ],
  });
  const [whole, part] = [join(folder, 'whole.xlsx'), join(folder, 'part.xlsx')];
  await ask('reports.export', { kind: 'investor', period: '2026-Q2', file: whole });
  await ask('reports.export', { kind: 'investor', period: '2026-Q2', groupId: group.id, file: part });
  const [all, some] = [await read(whole), await read(part)];
  expect([...all.keys()]).toEqual(expect.arrayContaining(['About', 'Key figures', 'Trend', 'Channels', 'Stages']));
  expect(all.get('Stages')?.[0]).toContain('Weighted');
  expect(some.get('Stages')?.[0]).not.toContain('Weighted');
  const cac = (sheets: Map<string, string[][]>) => sheets.get('Key figures')?.find(([label]) => label === 'CAC')?.[1];
  if (cac(all) !== undefined) expect(cac(some) ?? '').toBe('');
  const net = (sheets: Map<string, string[][]>): string[] => column(sheets.get('Channels'), 'Net sales');
  expect(net(some)).not.toEqual(net(all));
  expect(new Set(column(some.get('Key figures'), 'Unit'))).toContain('index');
});
