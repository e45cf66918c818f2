import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { openDriver } from '../../src/main/engine/store/driver';
import type { Output } from '../../src/shared/contract';
import { companyFor } from './company';

const NOW = Date.parse('2026-05-13T15:10:00Z');

const world = companyFor('all tests', { sample: true, clock: () => NOW });
const { ask } = world;

test('each export of the sample holds as many rows as its list says: all of them, not a page', async () => {
  const shown = await ask<Output<'export.tables'>>('export.tables');
  const to = join(world.folder(), 'all');
  const written = await ask<{ table: string; file: string; rows: number }[]>('export.all', { folder: to });
  const counted = written.map(({ table, file }) => ({
    table,
    rows: parse(readFileSync(resolve(to, file)), { bom: true, from_line: 2 }).length,
  }));
  expect(counted).toEqual(shown.map(({ table, rows }) => ({ table, rows })));
  expect(written.map(({ table, rows }) => ({ table, rows }))).toEqual(counted);
  expect(Math.max(...counted.map(({ rows }) => rows))).toBeGreaterThan(10_000);
}, 120_000);

test('a frozen report is written out with its figures in words, not as the marks in which they are kept', async () => {
  const file = join(world.folder(), 'frozen.csv');
  await ask('export.table', { table: 'report_snapshots', file });
  const written = readFileSync(file, 'utf8');
  expect([/[\ue000-\uf8ff]/.test(written), /\$\d/.test(written)]).toEqual([false, true]);
});

/** Every table of a file with its rows, as one text for each. */
const tablesOf = (file: string): Map<string, string> => {
  const driver = openDriver(file, { readonly: true });
  try {
    const names = driver
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 ORDER BY name",
      )
      .pluck()
      .all() as string[];
    return new Map(
      names.map((name) => [name, JSON.stringify(driver.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all())]),
    );
  } finally {
    driver.close();
  }
};

test('the whole sample goes through a folder with equal checksums, every table and row of it', async () => {
  const out = await ask<Output<'export.folder'>>('export.folder', { folder: world.folder() });
  const to = join(world.folder(), 'again.tandem');
  const back = await ask<Output<'backup.fromFolder'>>('backup.fromFolder', { folder: out.folder, to });
  expect(back).toMatchObject({ rows: out.rows, checksum: out.checksum });
  expect(out.rows).toBeGreaterThan(50_000);
  const [before, after] = [tablesOf(world.path()), tablesOf(to)];
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect([...before].filter(([name, rows]) => after.get(name) !== rows).map(([name]) => name)).toEqual([]);
}, 120_000);

test('what is stale says the same on Data, on Home and in the agenda, and the weekly close counts its days', async () => {
  const sources = await ask<Output<'imports.sources'>>('imports.sources');
  const stale = sources.filter((source) => source.stale);
  expect(stale.length).toBeGreaterThan(0);
  expect(stale.length).toBeLessThan(sources.length);
  const home = await ask<Output<'home.get'>>('home.get', { period: '2026-05' });
  expect(home.sources).toEqual(sources);
  const { id } = await ask<{ id: string }>('meetings.create', { template: 'team-weekly' });
  const { lines } = await ask<Output<'meetings.get'>>('meetings.get', { id });
  const told = lines.filter((line) => line.section === 'sources').map(({ text, detail }) => `${text} ${detail}`);
  expect(told).toHaveLength(stale.length);
  for (const [at, source] of stale.entries()) {
    expect(told[at]).toContain(source.source);
    expect(told[at]).toContain(`${source.ageDays} days old`);
  }
  const { sections, span } = await ask<Output<'reports.close'>>('reports.close', { period: '2026-W19' });
  const feeds = sections.flatMap((section) => section.sources);
  expect(feeds.length).toBeGreaterThan(0);
  for (const feed of feeds) expect(feed.missing > 0).toBe(feed.lastDay !== null && feed.lastDay < span.to);
});
