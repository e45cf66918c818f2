import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { outlooksAndRhythms } from '../../src/main/engine/store/migrations/0025-outlooks-and-rhythms';

test('customers of a file made before keep their days and wait for their rhythm; outlooks of targets can be kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0025-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    driver.exec(`CREATE TABLE target_nodes (id TEXT PRIMARY KEY) STRICT; INSERT INTO target_nodes VALUES ('n');
      CREATE TABLE customers (key INTEGER PRIMARY KEY, name TEXT NOT NULL, last_order_day TEXT) STRICT; INSERT INTO customers VALUES (1, 'Ada', '2026-05-01')`);
    await outlooksAndRhythms.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT * FROM customers').all()).toEqual([
      {
        key: 1,
        name: 'Ada',
        last_order_day: '2026-05-01',
        order_days: 0,
        rhythm_days: null,
        next_order_day: null,
        rhythm_stale: 1,
      },
    ]);
    const keep = (id: string, method: string, low = 1): unknown =>
      driver.exec(
        `INSERT INTO target_outlooks (id, node_id, day, method, outlook, low, high, at) VALUES ('${id}', 'n', '2026-05-01', '${method}', 2, ${low}, 3, 'now')`,
      );
    keep('a', 'pipeline');
    expect(() => keep('b', 'pipeline')).toThrow(/UNIQUE/);
    expect(() => keep('c', 'hope')).toThrow(/CHECK/);
    expect(() => keep('d', 'plan', 4)).toThrow(/CHECK/);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
