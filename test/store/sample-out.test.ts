import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { openDriver } from '../../src/main/engine/store/driver';
import type { Output } from '../../src/shared/contract';
import { COMMENT_ENTITIES, COMMENT_KINDS, type CommentEntity } from '../../src/shared/domain/comment-kinds';
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
});

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
});

test('what is stale says the same on Data, on Home and in the agenda, and the weekly close counts its days', async () => {
  const sources = await ask<Output<'imports.sources'>>('imports.sources');
  const stale = sources.filter((source) => source.stale);
  // Deals came by file once and have been kept by hand since; Oak & Ivory has sent no list of its stock for two weeks.
  expect(stale.map(({ source, ageDays }) => [source, ageDays])).toEqual([['Oak ivory stock list', 17]]);
  expect(sources.find(({ format }) => format === 'Deals')).toMatchObject({ stale: false, byHand: '2026-05-12' });
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
  const kept = feeds.filter(({ byHand }) => byHand !== undefined);
  expect(kept.map(({ source, byHand, missing }) => [source, byHand, missing])).toEqual([['Deals', '2026-05-09', 0]]);
  const stock = sections.map(({ section, sources: own }) => [
    section.name,
    own.find(({ source }) => source === 'Stock levels')?.missing,
  ]);
  expect(Object.fromEntries(stock)).toMatchObject({ 'Brightwell Beauty': 0, 'Oak & Ivory': 14 });
  for (const feed of feeds.filter((one) => !kept.includes(one) && one.source !== 'Stock levels'))
    expect(feed.missing > 0).toBe(feed.lastDay !== null && feed.lastDay < span.to);
});

/** Asks the file itself, beside the engine, for ids. */
const idsOf = (statement: string): { id: string }[] => {
  const driver = openDriver(world.path(), { readonly: true });
  try {
    return driver.prepare(statement).all() as { id: string }[];
  } finally {
    driver.close();
  }
};

/** Records that comments know by another name than their row's id. */
const NAMED: Partial<Record<CommentEntity, string>> = {
  buyer: 'SELECT natural_key AS id FROM customers LIMIT 1',
  proposal: 'SELECT root_id AS id FROM proposals WHERE deleted_at IS NULL LIMIT 1',
  order: 'SELECT json_array(source, external_id) AS id FROM orders LIMIT 1',
  subscription:
    'SELECT json_array(u.natural_key, s.plan, s.started_day, CAST(s.nth AS TEXT)) AS id FROM subscriptions s JOIN customers u ON u.key = s.customer_key LIMIT 1',
  import: 'SELECT json_array(at, file) AS id FROM import_batches LIMIT 1',
  agenda:
    "SELECT json_array(meeting_id, ref) AS id FROM meeting_items WHERE ref LIKE 'own:%' AND deleted_at IS NULL LIMIT 1",
  template: "SELECT 'board' AS id",
  'target-month': "SELECT id || ' 2026-05' AS id FROM target_nodes WHERE deleted_at IS NULL LIMIT 1",
  report: "SELECT 'weekly 2026-W19' AS id",
  strategy: "SELECT '2026-Q2' AS id",
  step: 'SELECT id FROM lead_steps LIMIT 1',
};

test('a comment on a record of every kind names it, waits for who is asked, and its mention says where to look', async () => {
  const { id: ada } = await ask<{ id: string }>('people.create', { name: 'Ada Byron', roles: ['sales-rep'] });
  // What the sample has none of.
  await ask('rates.set', { currency: 'EUR', day: '2026-01-01', rate: 1.1 });
  const [node] = idsOf(
    "SELECT n.id FROM target_nodes n JOIN target_trees t ON t.id = n.tree_id WHERE t.period = '2026-Q2' AND n.deleted_at IS NULL AND t.deleted_at IS NULL AND n.parent_id IS NOT NULL LIMIT 1",
  );
  await ask('targets.forecast', { nodeId: node?.id, amount: 5_000_000 });
  await ask('bundle.export', { file: join(world.folder(), 'mine.tandem-changes') });
  const trees = idsOf('SELECT id FROM target_trees WHERE deleted_at IS NULL');
  for (const { id: treeId } of trees)
    for (const { short, over, amount } of await ask<Output<'targets.suggestOffsets'>>('targets.suggestOffsets', {
      treeId,
    }))
      await world.call('targets.offset', { shortId: short.id, overId: over.id, amount, cause: 'A larger order' });
  const open = () => ask<Output<'comments.mentions'>>('comments.mentions', { personId: ada });
  const titles: Partial<Record<CommentEntity, string>> = {};
  const rows = COMMENT_ENTITIES.map((entity) =>
    idsOf(NAMED[entity] ?? `SELECT id FROM ${COMMENT_KINDS[entity]} WHERE deleted_at IS NULL LIMIT 1`),
  );
  expect(COMMENT_ENTITIES.filter((_entity, index) => rows[index]?.length !== 1)).toEqual([]);
  for (const [index, entity] of COMMENT_ENTITIES.entries()) {
    const row = rows[index]?.[0];
    await ask('comments.create', { entity, entityId: row?.id, text: '@Ada Byron look' });
    const [mention] = await open();
    expect([entity, mention?.entity, mention?.recordId]).toEqual([entity, entity, row?.id]);
    expect(mention?.title.trim()).not.toBe('');
    expect(mention?.entityId).not.toBe('');
    titles[entity] = mention?.title ?? '';
    await ask('comments.done', { id: mention?.id });
  }
  expect(titles.rate).toBe('EUR from 2026-01-01');
  expect(titles.template).toBe('Board');
  expect(titles.forecast).toMatch(/^Own number for .+, 2026-Q2$/);
});
