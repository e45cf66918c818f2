import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { targets } from '../../src/main/engine/store/migrations/0007-targets';
import { targetMeasures } from '../../src/main/engine/store/migrations/0048-target-measures';

test('the targets of an old file are in the measure of their tree', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0048-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    await targets.up(db as never);
    driver.exec(`
      INSERT INTO target_trees (id, period, metric, statement, spread_method, spread_months, at) VALUES ('t', '2026-Q4', 'units', '', 'even', '{}', '2026-09-14T09:00:00.000Z');
      INSERT INTO target_nodes (id, tree_id, kind, amount, position) VALUES ('n', 't', 'company', 4200, 0);
      INSERT INTO target_nodes (id, tree_id, parent_id, kind, line, amount, locked, position) VALUES ('s', 't', 'n', 'line', 'Style', 1300, 1, 1);`);
    await targetMeasures.up(db as never);
    expect(driver.prepare('SELECT id, amount, locked, metric FROM target_nodes ORDER BY id').all()).toEqual([
      { id: 'n', amount: 4200, locked: 0, metric: null },
      { id: 's', amount: 1300, locked: 1, metric: null },
    ]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
