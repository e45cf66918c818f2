import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { goneRows } from '../../src/main/engine/transfer/import/gone';
import { tolds } from '../../src/main/engine/transfer/import/told';
import { makeWorld, type World } from './import-world';

/** Undoing an import of millions of lines holds no list of them. */

const Driver = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => Database.Database;
const MANY = 200_000;

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

/** A database in memory whose statements say how many rows they handed over at once. */
const watched = () => {
  const driver = new Driver(':memory:');
  let most = 0;
  const prepare = driver.prepare.bind(driver);
  vi.spyOn(driver, 'prepare').mockImplementation((sql: string) => {
    const statement = prepare(sql);
    const all = statement.all.bind(statement);
    statement.all = (...values) => {
      const rows = all(...values);
      most = Math.max(most, rows.length);
      return rows;
    };
    return statement;
  });
  return { driver, most: () => most };
};

test('rows that only have a number are removed, checked and forgotten without a list of them', () => {
  const { driver, most } = watched();
  driver.pragma('foreign_keys = OFF');
  driver.exec(`
    CREATE TABLE order_lines (key INTEGER PRIMARY KEY, batch_id INTEGER);
    CREATE TABLE marks (line INTEGER REFERENCES order_lines(key));
    CREATE TABLE batch_changes (batch_id INTEGER, seq INTEGER, table_name TEXT, row_key TEXT, before TEXT);
    CREATE TABLE history_changes (history_id INTEGER, seq INTEGER, table_name TEXT, row_id TEXT);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
      INSERT INTO order_lines SELECT i, CASE WHEN i % 10 = 0 THEN 2 ELSE 1 END FROM n;
    INSERT INTO batch_changes SELECT 1, key, 'order_lines', CAST(key AS TEXT), '{}' FROM order_lines;
    INSERT INTO history_changes VALUES (1, 1, 'order_lines', '9'), (1, 2, 'order_lines', '10'), (1, 3, 'orders', '9');
    INSERT INTO marks VALUES (20), (NULL);
  `);
  const pointers = (table: string, target: string) =>
    table === 'order_lines' && target === 'key' ? [{ table: 'marks', column: 'line' }] : [];
  const gone = goneRows(driver);
  expect(gone.remove('order_lines', 'batch_id = ?', 1)).toBe(MANY * 0.9);
  gone.assertFree(pointers);
  gone.forget();
  const count = (sql: string): unknown => driver.prepare(sql).pluck().get();
  expect(count('SELECT count(*) FROM batch_changes')).toBe(MANY / 10);
  expect(count("SELECT count(*) FROM batch_changes WHERE row_key NOT LIKE '%0'")).toBe(0);
  expect(driver.prepare('SELECT table_name, row_id FROM history_changes ORDER BY seq').raw().all()).toEqual([
    ['order_lines', '10'],
    ['orders', '9'],
  ]);
  expect(most()).toBeLessThanOrEqual(10_000);

  // What still points to a row that goes keeps all of it.
  const last = goneRows(driver);
  last.remove('order_lines', 'key = ?', 20);
  expect(() => last.assertFree(pointers)).toThrow('Something in marks still needs what this would take away');
  driver.close();
});

test('records that have an id are removed, checked and forgotten without a list of them', () => {
  const { driver, most } = watched();
  driver.pragma('foreign_keys = OFF');
  driver.exec(`
    CREATE TABLE keywords (id TEXT PRIMARY KEY, batch_id INTEGER);
    CREATE TABLE marks (keyword_id TEXT REFERENCES keywords(id));
    CREATE TABLE batch_changes (batch_id INTEGER, seq INTEGER, table_name TEXT, row_key TEXT, before TEXT);
    CREATE TABLE history (id INTEGER PRIMARY KEY, undone INTEGER, undoable INTEGER, batch_id INTEGER);
    CREATE TABLE history_changes (history_id INTEGER, seq INTEGER, table_name TEXT, row_id TEXT);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
      INSERT INTO keywords SELECT 'k-' || i, CASE WHEN i % 10 = 0 THEN 2 ELSE 1 END FROM n;
    INSERT INTO batch_changes SELECT 1, rowid, 'keywords', id, '{}' FROM keywords;
    INSERT INTO history VALUES (1, 1, 1, NULL), (2, 1, 1, NULL), (3, 1, 1, NULL);
    INSERT INTO history_changes VALUES (1, 1, 'keywords', 'k-10'), (2, 1, 'keywords', 'k-9'), (3, 1, 'keywords', 'k-20');
    INSERT INTO marks VALUES ('k-20'), (NULL);
  `);
  const pointers = (table: string, target: string) =>
    table === 'keywords' && target === 'id' ? [{ table: 'marks', column: 'keyword_id' }] : [];
  const gone = goneRows(driver);
  expect(gone.remove('keywords', 'batch_id = ?', 1)).toBe(MANY * 0.9);
  expect(gone.remove('keywords', 'batch_id = ?', 1)).toBe(0);
  gone.assertFree(pointers);
  gone.forget();
  expect(most()).toBeLessThanOrEqual(10_000);
  const count = (sql: string): unknown => driver.prepare(sql).pluck().get();
  expect(count('SELECT count(*) FROM batch_changes')).toBe(MANY / 10);
  expect(count("SELECT count(*) FROM batch_changes WHERE row_key NOT LIKE '%0'")).toBe(0);
  // The step that would change one that is gone can't be put on again, nor what came after it.
  expect(driver.prepare('SELECT undoable FROM history ORDER BY id').pluck().all()).toEqual([1, 0, 0]);

  const last = goneRows(driver);
  last.remove('keywords', 'id = ?', 'k-20');
  expect(() => last.assertFree(pointers)).toThrow('Something in marks still needs what this would take away');
  driver.close();
});

test('conflicts are counted once each, a thousand are listed, and records are told from numbers', () => {
  const told = tolds();
  for (let key = 1; key <= 5000; key += 1) told.tell('order_lines', String(key), () => ({ reason: `line ${key}` }));
  told.tell('order_lines', '7', () => ({ reason: 'again' }));
  told.tell('orders', '7', () => ({ reason: 'another table' }));
  told.tell('deals', '01990000-aaaa', () => ({ reason: 'a record' }));
  told.tell('deals', '01990000-aaaa', () => ({ reason: 'again' }));
  const { kept, conflicts } = told.result();
  expect(kept).toBe(5002);
  expect(conflicts).toHaveLength(1000);
});

test('thousands of lines that a later import changed stay and are counted, and the others go', async () => {
  const file = (name: string, price: string, rows: number): string =>
    world.file(
      name,
      `order_id,ordered_at,quantity,unit_price,product_name\n${Array.from({ length: rows }, (_, at) => `A-${at},2026-01-02,1,${price},x`).join('\n')}\n`,
    );
  const first = await world.bring(file('first.csv', '2.00', 2500));
  const second = await world.bring(file('second.csv', '3.00', 1200));
  expect(second).toMatchObject({ updated: 1200 });
  const undone = await world.ask<Output<'imports.undo'>>('imports.undo', { batch: first.batch });
  expect(undone).toMatchObject({ removed: 1300, kept: 1200 });
  expect(undone.conflicts).toHaveLength(1000);
  expect(undone.conflicts[0]?.reason).toBe('The order line of line 2 was changed by a later import, so it stays.');
  expect(world.rows('SELECT count(*) AS n, sum(amount_minor) AS sum FROM order_lines')).toEqual([
    { n: 1200, sum: 360_000 },
  ]);
  // Each of its changes is read, some hundreds at a time.
  expect(await world.ask('imports.undo', { batch: second.batch })).toMatchObject({ kept: 0 });
  expect(world.rows('SELECT count(*) AS n FROM order_lines')).toEqual([{ n: 0 }]);
  expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
});
