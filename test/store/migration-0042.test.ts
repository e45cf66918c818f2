import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { wasteAndAdLeads } from '../../src/main/engine/store/migrations/0042-waste-and-ad-leads';

test('a rule that people changed stays, names no amount, and takes none of nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0042-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    driver.exec(
      "CREATE TABLE verdict_rules (id TEXT PRIMARY KEY, scale_roas REAL NOT NULL, rev INTEGER NOT NULL) STRICT; INSERT INTO verdict_rules VALUES ('own', 4.5, 7); CREATE TABLE ad_days (key INTEGER PRIMARY KEY, shares INTEGER) STRICT; INSERT INTO ad_days VALUES (1, 5)",
    );
    await wasteAndAdLeads.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT * FROM verdict_rules').all()).toEqual([
      { id: 'own', scale_roas: 4.5, rev: 7, wasted_from_minor: null },
    ]);
    expect(driver.prepare('SELECT * FROM ad_days').all()).toEqual([{ key: 1, shares: 5, leads: null }]);
    expect(() => driver.exec('UPDATE verdict_rules SET wasted_from_minor = 0')).toThrow(/CHECK/);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
