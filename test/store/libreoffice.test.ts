import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine';
import { writeWorkbook } from '../../src/main/engine/transfer/export/workbook';

const found = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
const there = found.status === 0;
if (!there) process.stdout.write('LibreOffice is not installed (no soffice): files are not opened with it.\n');

const clock = (): number => Date.UTC(2026, 4, 13, 12);
const TRAPS = ['=1+41', '+1+41', '-1+42', '@SUM(1;41)', '=HYPERLINK("http://127.0.0.1:9/x";"y")', "'=2+40", '\t=3+39'];

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-office-'));
  const workspacePath = join(folder, 'w.tandem');
  await createWorkspace({
    path: workspacePath,
    name: 'Office',
    currency: 'EUR',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock,
  });
  engine = await createEngine({ workspacePath, clock });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async <T>(channel: string, input: unknown): Promise<T> => {
  const result = await engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};

/** Opens a file with LibreOffice, without a window and with a profile of its own, and answers it as flat XML. */
const opened = (file: string): string => {
  const done = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      file,
    ],
    { encoding: 'utf8', env: { ...process.env, HOME: folder } },
  );
  if (done.status !== 0) throw new Error(done.stderr);
  return readFileSync(join(folder, `${basename(file).replace(/\.[^.]+$/, '')}.fods`), 'utf8');
};

describe.runIf(there)('opened with LibreOffice', { timeout: 240_000 }, () => {
  test('a CSV of companies named like formulas runs none of them', async () => {
    for (const name of TRAPS) await ask('companies.create', { name });
    const file = join(folder, 'companies.csv');
    await ask('export.table', { table: 'companies', file });
    const xml = opened(file);
    expect(xml).toContain('1+41');
    expect(xml).not.toContain('table:formula');
  });

  test('a workbook runs no formula, and its numbers, shares and days are such', async () => {
    const file = join(folder, 'book.xlsx');
    await writeWorkbook(
      [
        {
          name: 'Traps',
          head: ['Text', 'Net', 'Share', 'Day'],
          rows: TRAPS.map((text) => [text, { minor: -105_005, unit: 'EUR' }, { ratio: 0.25 }, { day: '2026-02-28' }]),
        },
      ],
      file,
    );
    const xml = opened(file);
    expect(xml).not.toContain('table:formula');
    expect(xml.match(/office:value-type="float" office:value="-1050.05"/g)).toHaveLength(TRAPS.length);
    expect(xml.match(/office:value-type="percentage" office:value="0.25"/g)).toHaveLength(TRAPS.length);
    expect(xml.match(/office:value-type="date" office:date-value="2026-02-28"/g)).toHaveLength(TRAPS.length);
    expect(xml).toContain('<text:p>=1+41</text:p>');
  });
});
