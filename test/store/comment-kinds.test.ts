import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import {
  COMMENT_ENTITIES,
  COMMENT_KINDS,
  type CommentEntity,
  NOT_COMMENTED,
} from '../../src/shared/domain/comment-kinds';
import { factKey } from '../../src/shared/domain/comments';
import { openStore } from '../../src/main/engine/store/open';
import { companyFor } from './company';

const world = companyFor('all tests', { sample: true });
const { ask } = world;

/** Asks the file itself, beside the engine. */
const rowsOf = async <T>(...statements: string[]): Promise<T[][]> => {
  const store = await openStore({ path: world.path(), create: false });
  try {
    return statements.map((statement) => store.readDriver.prepare(statement).all() as T[]);
  } finally {
    store.close();
  }
};

test('every table whose rows have an id takes comments, or is named with the reason why not', async () => {
  const [tables = []] = await rowsOf<{ name: string }>(
    "SELECT t.name FROM pragma_table_list t WHERE t.schema = 'main' AND t.type = 'table' AND t.strict = 1 AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'id')",
  );
  const kinds: readonly (string | null)[] = Object.values(COMMENT_KINDS);
  const commented = new Set(kinds);
  expect(tables.length).toBeGreaterThan(70);
  expect(tables.map(({ name }) => name).filter((name) => !commented.has(name) && !(name in NOT_COMMENTED))).toEqual([]);
  const known = new Set(tables.map(({ name }) => name));
  expect(Object.keys(NOT_COMMENTED).filter((name) => commented.has(name) || !known.has(name))).toEqual([]);
});

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
  const [[node] = []] = await rowsOf<{ id: string }>(
    "SELECT n.id FROM target_nodes n JOIN target_trees t ON t.id = n.tree_id WHERE t.period = '2026-Q2' AND n.deleted_at IS NULL AND t.deleted_at IS NULL AND n.parent_id IS NOT NULL LIMIT 1",
  );
  await ask('targets.forecast', { nodeId: node?.id, amount: 5_000_000 });
  await ask('bundle.export', { file: join(world.folder(), 'mine.tandem-changes') });
  const trees = await rowsOf<{ id: string }>('SELECT id FROM target_trees WHERE deleted_at IS NULL');
  for (const { id: treeId } of trees[0] ?? [])
    for (const { short, over, amount } of await ask<Output<'targets.suggestOffsets'>>('targets.suggestOffsets', {
      treeId,
    }))
      await world.call('targets.offset', { shortId: short.id, overId: over.id, amount, cause: 'A larger order' });
  const open = () => ask<Output<'comments.mentions'>>('comments.mentions', { personId: ada });
  const titles: Partial<Record<CommentEntity, string>> = {};
  const rows = await rowsOf<{ id: string }>(
    ...COMMENT_ENTITIES.map(
      (entity) => NAMED[entity] ?? `SELECT id FROM ${COMMENT_KINDS[entity]} WHERE deleted_at IS NULL LIMIT 1`,
    ),
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

test('what is said of a part of a record is gone with it, and back with it', async () => {
  const { id: kim } = await ask<{ id: string }>('people.create', { name: 'Kim Ito', roles: ['sales-rep'] });
  const open = async () =>
    (await ask<Output<'comments.mentions'>>('comments.mentions', { personId: kim })).map(({ title }) => title);
  const { id: leadId } = await ask<{ id: string }>('leads.create', { name: 'Bea Amin', email: 'bea@example.org' });
  await ask('leads.touch', { id: leadId, kind: 'content', contact: false, content: 'Reel' });
  const touch = (await ask<Output<'leads.get'>>('leads.get', { id: leadId })).touches[0];
  await ask('comments.create', { entity: 'touch', entityId: touch?.id, text: '@Kim Ito which reel?' });
  const { id: campaignId } = await ask<{ id: string }>('campaigns.create', { name: 'Curl week' });
  const { id: lineId } = await ask<{ id: string }>('campaigns.addLine', { campaignId, name: 'Booth' });
  await ask('comments.create', { entity: 'budget-line', entityId: lineId, text: '@Kim Ito too much?' });
  expect((await open()).toSorted()).toEqual(['Booth, Curl week', 'Saw content, Bea Amin']);
  const mentions = await ask<Output<'comments.mentions'>>('comments.mentions', { personId: kim });
  expect(mentions.map(({ entityId }) => entityId).toSorted()).toEqual(
    [`campaign ${campaignId}`, `lead ${leadId}`].toSorted(),
  );
  await ask('leads.remove', { id: leadId });
  expect(await open()).toEqual(['Booth, Curl week']);
  await ask('history.undo', {});
  expect(await open()).toHaveLength(2);
  await ask('campaigns.removeLine', { id: lineId });
  expect(await open()).toEqual(['Saw content, Bea Amin']);
  const gone = await world.call('comments.create', { entity: 'import', entityId: factKey('2026', 'x.csv'), text: 'x' });
  expect(gone).toMatchObject({ ok: false, error: { code: 'not-found' } });
});
