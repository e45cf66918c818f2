import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { pipelines } from '../../src/main/engine/store/migrations/0002-pipelines';
import { customers } from '../../src/main/engine/store/migrations/0004-customers';
import { proposals } from '../../src/main/engine/store/migrations/0008-proposals';

test('old activities stay and are about no proposal; a version stands once, and never ends before it begins', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0008-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    await pipelines.up(db as never);
    await customers.up(db as never);
    driver.exec(
      "INSERT INTO activities (id, kind, day, time, people, material_version, currency, text, outcome, next_step, next_done, created_at) VALUES ('a1', 'call', '2026-05-01', '', '[]', '', 'USD', 'Called', '', '', 0, '2026-05-01T10:00:00.000Z')",
    );
    const before = driver.prepare('SELECT * FROM activities').all() as object[];
    await proposals.up(db as never);
    expect(driver.prepare('SELECT * FROM activities').all()).toEqual(
      before.map((row) => ({ ...row, proposal_id: null })),
    );
    driver.pragma('foreign_keys = OFF');
    const put = (id: string, version: number, until: string): unknown =>
      driver
        .prepare(
          "INSERT INTO proposals (id, root_id, version, deal_id, number, title, status, currency, issue_day, valid_until, created_at) VALUES (?, 'p1', ?, 'd1', 'P-0001', 'Opening order', 'draft', 'USD', '2026-05-13', ?, '2026-05-13T10:00:00.000Z')",
        )
        .run(id, version, until);
    put('p1', 1, '2026-05-13');
    expect(() => put('p2', 1, '2026-06-13')).toThrow('UNIQUE');
    expect(() => put('p3', 2, '2026-05-12')).toThrow('CHECK');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
