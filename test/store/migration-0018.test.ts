import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { verdictRules } from '../../src/main/engine/store/migrations/0018-verdict-rules';

test('the rule of a file made before is the one that reports have used, and refuses what contradicts itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0018-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    driver.exec(
      "CREATE TABLE verdict_rules (id TEXT PRIMARY KEY, scale_roi REAL NOT NULL) STRICT; INSERT INTO verdict_rules VALUES ('old', 1.0)",
    );
    await verdictRules.up(kyselyOf(driver) as never);
    expect(
      driver
        .prepare('SELECT scale_roas, pull_back_roas, good_share, poor_share, enough_leads FROM verdict_rules')
        .all(),
    ).toEqual([{ scale_roas: 3, pull_back_roas: 1, good_share: 0.3, poor_share: 0.1, enough_leads: 10 }]);
    expect(() => driver.exec('UPDATE verdict_rules SET pull_back_roas = 4')).toThrow(/CHECK/);
    expect(() => driver.exec('UPDATE verdict_rules SET poor_share = 0.5')).toThrow(/CHECK/);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
