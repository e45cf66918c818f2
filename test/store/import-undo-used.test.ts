import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { goneRows } from '../../src/main/engine/transfer/import/gone';
import { readPointers } from '../../src/main/engine/transfer/import/pointers';
import { makeWorld, type World } from './import-world';

/** What an import made and something of later needs, or somebody was told stays, does not go with it. */

const Driver = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => Database.Database;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const DEALS =
  'deal_id,stage,title,value,currency,account,owner,created_at\nD-1,Lead,One,100,USD,North,Ana,2026-01-05\n';
const LEADS = 'lead_id,created_at,name,email,source\nL-1,2026-01-03,Ida,ida@a.com,blog\n';

const bring = async (name: string, content: string): Promise<number> =>
  (await world.bring(world.file(name, content))).batch ?? 0;
const undo = (batch: number, also: string[] = []) => world.ask<Output<'imports.undo'>>('imports.undo', { batch, also });
const reasons = ({ conflicts }: Output<'imports.undo'>) => conflicts.map(({ reason }) => reason);
const one = (sql: string): string => String(Object.values(world.rows(sql)[0] ?? {})[0]);
const dealId = () => one('SELECT id FROM deals');
const broken = () => world.rows('PRAGMA foreign_key_check');

test('a deal that has a proposal stays and is named; its proposal still opens', async () => {
  const batch = await bring('deals.csv', DEALS);
  const { id } = await world.ask<{ id: string }>('proposals.create', { dealId: dealId() });
  const tried = await world.ask<Output<'imports.tryUndo'>>('imports.tryUndo', { batch });
  expect(tried).toMatchObject({ kept: 1, conflicts: [{ entity: 'deals', id: dealId() }] });
  expect(reasons(tried)).toEqual(['"One" is used by a proposal, so it stays.']);
  await undo(batch);
  expect(world.rows('SELECT title FROM deals')).toEqual([{ title: 'One' }]);
  expect(broken()).toEqual([]);
  expect(await world.ask('proposals.get', { id })).toMatchObject({ id });
});

test('ticked, it goes out of sight and nothing points nowhere', async () => {
  const batch = await bring('deals.csv', DEALS);
  await world.ask('proposals.create', { dealId: dealId() });
  expect(await undo(batch, [`deals/${dealId()}`])).toMatchObject({ kept: 0, conflicts: [] });
  expect(world.rows('SELECT deleted_at IS NULL AS there FROM deals')).toEqual([{ there: 0 }]);
  expect(broken()).toEqual([]);
});

test('a deal to which a lead came stays while the lead does, and goes with the import that held it', async () => {
  const empty = world.checksum();
  const deals = await bring('deals.csv', DEALS);
  const leads = await bring('leads.csv', LEADS);
  world.write(`UPDATE leads SET deal_id = '${dealId()}'`);
  expect(reasons(await undo(deals))).toEqual(['"One" is used by a lead, so it stays.']);
  expect(broken()).toEqual([]);
  await undo(leads);
  expect(world.checksum()).toBe(empty);
});

test.each([
  ['deal', DEALS, 'deals', 'deals.update', { title: 'Renamed' }],
  ['lead', LEADS, 'leads', 'leads.update', { name: 'Renamed' }],
  ['product', 'sku,name,price\nA,Alpha,1.00\n', 'products', 'products.update', { name: 'Renamed' }],
])(
  'a %s of which it was said that it stays is not taken by an import that never held it',
  async (_, content, table, channel, patch) => {
    const first = await bring('first.csv', content);
    const other = await bring('other.csv', 'sku,name,price\nB,Beta,2.00\n');
    const id = one(`SELECT id FROM ${table} ORDER BY rowid LIMIT 1`);
    await world.ask(channel, { id, ...patch });
    expect(await undo(first)).toMatchObject({ kept: 1, conflicts: [{ entity: table, id }] });
    await world.ask('history.undo');
    await undo(other);
    expect(world.rows(`SELECT id FROM ${table}`)).toEqual([{ id }]);
    expect(await world.ask<{ label: string | null }>('history.redo')).not.toEqual({ label: null });
    expect(
      Object.values(world.rows(`SELECT coalesce(${Object.keys(patch)[0]}, '') AS text FROM ${table}`)[0] ?? {}),
    ).toEqual(['Renamed']);
  },
);

test('a change that was undone can’t be put on again once its record is gone', async () => {
  const batch = await bring('deals.csv', DEALS);
  await world.ask('deals.update', { id: dealId(), title: 'Renamed' });
  await world.ask('history.undo');
  await undo(batch);
  expect(world.rows('SELECT 1 FROM deals')).toEqual([]);
  expect(await world.ask('history.state')).toEqual({ undo: null, redo: null });
});

test('what pointed to something that is gone can’t be given back, and that is said', async () => {
  await bring('deals.csv', DEALS);
  const second = await bring('deals-2.csv', DEALS.replace('Ana', 'Ben').replace('100', '200'));
  // As an older Tandem could leave it: the owner from before is no longer there.
  world.write("PRAGMA foreign_keys = OFF; DELETE FROM people WHERE name = 'Ana'");
  const undone = await undo(second);
  expect(reasons(undone)).toEqual(['Deal "One" keeps its owner: what it had before is no longer there.']);
  expect(world.rows('SELECT d.value_minor, p.name FROM deals d JOIN people p ON p.key = d.owner_key')).toEqual([
    { value_minor: 10_000, name: 'Ben' },
  ]);
});

test('many conflicts are counted and a thousand listed; it says how far it is and can be cancelled', async () => {
  const SIZE = 1_200;
  const rows = (price: string): string =>
    `sku,name,price\n${Array.from({ length: SIZE }, (_, index) => `S${index},Name ${index},${price}`).join('\n')}\n`;
  const first = await bring('first.csv', rows('1.00'));
  await bring('second.csv', rows('2.00'));
  const before = world.checksum();
  const controller = new AbortController();
  const steps: string[] = [];
  const cancelled = await world.engine.call(
    'imports.undo',
    { batch: first },
    {
      signal: controller.signal,
      onProgress: ({ label }: { label: string }) => {
        steps.push(label);
        controller.abort();
      },
    },
  );
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(steps[0]).toBe('Taking back');
  expect(world.checksum()).toBe(before);
  const undone = await undo(first);
  expect([undone.kept, undone.conflicts.length]).toEqual([SIZE, 1_000]);
});

test('rows to which anything still points are not let go', () => {
  const driver = new Driver(':memory:');
  driver.exec(
    'CREATE TABLE deals (id TEXT PRIMARY KEY); CREATE TABLE proposals (id TEXT PRIMARY KEY, deal_id TEXT REFERENCES deals(id)); CREATE TABLE batch_changes (table_name TEXT, row_key TEXT)',
  );
  driver.pragma('foreign_keys = OFF');
  driver.exec("INSERT INTO deals VALUES ('a'), ('b'); INSERT INTO proposals VALUES ('p', 'b'), ('q', 'c')");
  const gone = goneRows(driver);
  const pointers = readPointers(driver);
  expect(gone.remove('deals', 'id = ?', 'a')).toBe(1);
  // What was broken before is not its fault.
  expect(() => gone.assertFree(pointers)).not.toThrow();
  gone.remove('deals', 'id = ?', 'b');
  expect(() => gone.assertFree(pointers)).toThrow(
    'Something in proposals still needs what this would take away. Nothing was changed.',
  );
  driver.close();
});
