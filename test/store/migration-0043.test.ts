import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { MIGRATIONS } from '../../src/main/engine/store/migrate';
import { creatorBriefs } from '../../src/main/engine/store/migrations/0043-creator-briefs';

test('what creators deliver in an old file has no brief yet, and can have one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0043-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    for (const [name, migration] of Object.entries(MIGRATIONS)) {
      if (name === '0043-creator-briefs') break;
      await migration.up(db as never);
    }
    driver.exec(`INSERT INTO creators (id, name, kind, status) VALUES ('c1', 'Lena', 'influencer', 'active');
      INSERT INTO deliverables (id, creator_id, title, fee_minor, done, paid) VALUES ('d1', 'c1', 'Video', 90000, 1, 0)`);
    await creatorBriefs.up(db as never);
    expect(driver.prepare('SELECT title, fee_minor, done, brief FROM deliverables').all()).toEqual([
      { title: 'Video', fee_minor: 90_000, done: 1, brief: '' },
    ]);
    driver.exec("UPDATE deliverables SET brief = 'Wet hair, no heat' WHERE id = 'd1'");
    expect(() => driver.exec('UPDATE deliverables SET brief = NULL')).toThrow(/NOT NULL/);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
