import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { dealCredits } from '../../src/main/engine/store/migrations/0046-deal-credits';

test('the deals of an old file are all their owner’s', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0046-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    driver.exec(`
      INSERT INTO people (key, id, name, natural_key, email, roles) VALUES (1, 'p1', 'Priya', 'priya', '', '[]');
      INSERT INTO pipelines (id, name, position) VALUES ('sales', 'Sales', 1);
      INSERT INTO stages (id, pipeline_id, name, natural_key, kind, probability, position) VALUES ('g1', 'sales', 'Won', 'won', 'won', 1, 1);
      INSERT INTO deals (id, external_id, source_system, title, owner_key, stage_id, value_minor, currency, source, closed_day, lost_reason, entered_stage_at, next_step, next_step_kind, position)
        VALUES ('d1', '', '', 'Opening order', 1, 'g1', 50000, 'USD', '', '2026-05-01', '', '2026-05-01T08:00:00.000Z', '', '', 1);`);
    await dealCredits.up(db as never);
    expect(driver.prepare('SELECT id, owner_key, value_minor, credits FROM deals').all()).toEqual([
      { id: 'd1', owner_key: 1, value_minor: 50000, credits: '[]' },
    ]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
