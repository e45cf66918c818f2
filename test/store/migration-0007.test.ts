import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { type Driver, openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { targets } from '../../src/main/engine/store/migrations/0007-targets';

let folder: string;
let driver: Driver;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-0007-'));
  driver = openDriver(join(folder, 'old.tandem'));
  await start.up(kyselyOf(driver) as never);
  driver.exec(`
    INSERT INTO workspace (id, name, currency, time_zone, week_start, fiscal_year_start, inactivity_days, refund_dating, stale_days, vision, is_sample, created_at)
      VALUES ('w', 'Halo & Vine', 'USD', 'UTC', 1, 1, 90, 'processed', 21, 'Good hair in five minutes', 0, '2026-01-01T00:00:00.000Z');
    INSERT INTO channels (key, id, parent_key, level, type, name, natural_key) VALUES (1, 'c1', NULL, 'type', 'retail-partner', 'Retail partner', 'retail partner'),
      (2, 'c2', 1, 'account', 'retail-partner', 'Oak & Ivory', 'oak & ivory'), (3, 'c3', 2, 'location', 'retail-partner', 'Tribeca', 'tribeca');
    INSERT INTO targets (id, period, channel_key, amount_minor, deleted_at) VALUES ('a', '2026-Q2', NULL, 48000000, NULL), ('b', '2026-Q2', 2, 4800000, NULL), ('d', '2026-Q2', 3, 900000, NULL),
      ('e', '2026-Q3', 1, 5000000, NULL), ('f', '2026-Q2', 1, 7, '2026-04-01');`);
});
afterEach(() => {
  driver.close();
  rmSync(folder, { recursive: true, force: true });
});

test('old targets become trees: the company on top, a channel under the nearest one above it', async () => {
  await targets.up(kyselyOf(driver) as never);
  const rows = driver
    .prepare(
      'SELECT t.period, n.id, n.parent_id, n.kind, n.channel_key, n.amount FROM target_nodes n JOIN target_trees t ON t.id = n.tree_id ORDER BY t.period, n.amount DESC',
    )
    .all();
  expect(rows).toEqual([
    { period: '2026-Q2', id: 'a', parent_id: null, kind: 'company', channel_key: null, amount: 48_000_000 },
    { period: '2026-Q2', id: 'b', parent_id: 'a', kind: 'channel', channel_key: 2, amount: 4_800_000 },
    { period: '2026-Q2', id: 'd', parent_id: 'b', kind: 'channel', channel_key: 3, amount: 900_000 },
    { period: '2026-Q3', id: 'company-tree-e', parent_id: null, kind: 'company', channel_key: null, amount: 5_000_000 },
    { period: '2026-Q3', id: 'e', parent_id: 'company-tree-e', kind: 'channel', channel_key: 1, amount: 5_000_000 },
  ]);
  expect(driver.prepare('SELECT DISTINCT statement FROM target_trees').all()).toEqual([
    { statement: 'Good hair in five minutes' },
  ]);
  expect(driver.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'targets'").get()).toEqual({ n: 0 });
  expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(driver.pragma('foreign_key_check')).toEqual([]);
});
