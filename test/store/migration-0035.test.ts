import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { duplicates } from '../../src/main/engine/store/migrations/0006-duplicates';
import { imports } from '../../src/main/engine/store/migrations/0026-imports';
import { productMerges } from '../../src/main/engine/store/migrations/0035-product-merges';

test('spellings, pairs and counts stay as they were; products can have them, and a count under each spelling', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0035-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver) as never;
    for (const step of [start, duplicates, imports]) await step.up(db);
    driver.exec(`
      INSERT INTO import_batches (id, file, format, map, header, delimiter, at) VALUES (1, 'a.csv', 'stock', '{}', '[]', ',', '2026-05-01T08:00:00.000Z');
      INSERT INTO import_aliases (id, entity, natural_key, target_id, batch_id, rev) VALUES ('a1', 'companies', 'juniper ltd', 'c1', 1, 3);
      INSERT INTO distinct_pairs (id, kind, first_id, second_id, deleted_at) VALUES ('d1', 'contacts', 'x', 'y', '2026-05-02T08:00:00.000Z');
      INSERT INTO products (key, id, sku, name, natural_key, line) VALUES (1, 'p1', 'A', 'Mousse', 'A', '');
      INSERT INTO stock_levels (product_key, location, as_of, on_hand, batch_id, source_line) VALUES (1, 'Oslo', '2026-05-01', 12, 1, 2)`);
    await productMerges.up(db);
    expect(driver.prepare('SELECT * FROM import_aliases').all()).toEqual([
      {
        id: 'a1',
        entity: 'companies',
        natural_key: 'juniper ltd',
        target_id: 'c1',
        from_id: null,
        batch_id: 1,
        rev: 3,
        deleted_at: null,
      },
    ]);
    expect(driver.prepare('SELECT * FROM distinct_pairs').all()).toEqual([
      { id: 'd1', kind: 'contacts', first_id: 'x', second_id: 'y', rev: 1, deleted_at: '2026-05-02T08:00:00.000Z' },
    ]);
    expect(driver.prepare('SELECT on_hand, counted_as FROM stock_levels').all()).toEqual([
      { on_hand: 12, counted_as: '' },
    ]);
    const alias = driver.prepare(
      "INSERT INTO import_aliases (id, entity, natural_key, target_id, from_id) VALUES (?, ?, ?, 'p1', 'p0')",
    );
    alias.run('a2', 'products', 'B');
    expect(() => alias.run('a3', 'products', 'B')).toThrow(/UNIQUE/);
    expect(() => alias.run('a4', 'orders', 'C')).toThrow(/CHECK/);
    const pair = driver.prepare('INSERT INTO distinct_pairs (id, kind, first_id, second_id) VALUES (?, ?, ?, ?)');
    pair.run('d2', 'products', 'p1', 'p2');
    expect(() => pair.run('d3', 'products', 'p1', 'p2')).toThrow(/UNIQUE/);
    expect(() => pair.run('d4', 'products', 'p3', 'p2')).toThrow(/CHECK/);
    const count = driver.prepare(
      "INSERT INTO stock_levels (product_key, location, as_of, counted_as, on_hand, batch_id, source_line) VALUES (1, 'Oslo', '2026-05-01', ?, 5, 1, 3)",
    );
    count.run('B');
    expect(() => count.run('')).toThrow(/UNIQUE/);
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
