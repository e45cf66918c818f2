import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { madeAt } from '../../src/main/engine/store/migrations/0049-made-at';

test('the steps of an old file were all made here, and stay as they were', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0049-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    driver.exec(`
      INSERT INTO history (id, at, label, entity, entity_id, undoable, undone) VALUES (1, '2026-05-01T08:00:00.000Z', 'Set D2C web to $4,200', 'targets', 't', 1, 0);
      INSERT INTO history_changes (history_id, seq, table_name, row_id, before, after) VALUES (1, 1, 'target_nodes', 'n', '{"amount":400000}', '{"amount":420000}');`);
    await madeAt.up(db as never);
    expect(driver.prepare('SELECT * FROM history_changes').all()).toEqual([
      {
        history_id: 1,
        seq: 1,
        table_name: 'target_nodes',
        row_id: 'n',
        before: '{"amount":400000}',
        after: '{"amount":420000}',
        made: null,
      },
    ]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
