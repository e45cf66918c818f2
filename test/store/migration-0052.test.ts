import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { experimentRanges } from '../../src/main/engine/store/migrations/0052-experiment-ranges';

test('experiments from before aim for no range, and stay as they were', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0052-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    driver.exec(
      "CREATE TABLE experiments (id TEXT PRIMARY KEY, comparator TEXT NOT NULL, aim REAL) STRICT; INSERT INTO experiments VALUES ('e', 'at-most', 2.5)",
    );
    await experimentRanges.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT * FROM experiments').all()).toEqual([
      { id: 'e', comparator: 'at-most', aim: 2.5, aim_high: null },
    ]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
