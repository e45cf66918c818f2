import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { leads } from '../../src/main/engine/store/migrations/0003-leads';

test('old leads keep every value and get an id, a rev and empty steps', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0003-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    driver.pragma('foreign_keys = ON');
    const db = kyselyOf(driver);
    await start.up(db as never);
    driver.exec(`
      INSERT INTO workspace (id, name, currency, time_zone, week_start, fiscal_year_start, inactivity_days, refund_dating, stale_days, vision, is_sample, created_at) VALUES ('w', 'Old', 'USD', 'UTC', 1, 1, 90, 'processed', 21, '', 0, '2026-01-01T00:00:00.000Z');
      INSERT INTO import_batches (id, file, format, map, header, delimiter, at) VALUES (1, 'leads.csv', 'leads', '{}', '', ',', '2026-05-01T00:00:00.000Z');
      INSERT INTO people (key, id, name, natural_key, email, roles) VALUES (7, 'p', 'Ana', 'ana', '', '[]');
      INSERT INTO leads (key, external_id, source_system, created_day, name, email, company, source, content, owner_key, qualified_day, converted_day, deal_external_id, batch_id, source_line)
        VALUES (3, 'L1', 'file', '2026-04-01', 'Bo', 'bo@b.com', 'B & Co', 'blog', 'Post', 7, '2026-04-03', NULL, 'D9', 1, 2), (9, 'L2', 'file', '2026-04-01', '', '', '', '', '', NULL, NULL, NULL, '', 1, 3)`);
    const before = driver.prepare('SELECT * FROM leads ORDER BY key').all() as Record<string, unknown>[];
    await leads.up(db as never);
    const after = driver.prepare('SELECT * FROM leads ORDER BY key').all() as Record<string, unknown>[];
    expect(after).toHaveLength(2);
    for (const [index, row] of before.entries()) expect(after[index]).toMatchObject(row);
    for (const row of after) {
      expect(row['id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(parseInt(String(row['id']).replace('-', '').slice(0, 12), 16) - Date.parse('2026-04-01')).toBeLessThan(
        1000,
      );
      expect(row).toMatchObject({ rev: 1, deleted_at: null, signed_up_at: null, handed_day: null, phone: '' });
    }
    expect(new Set(after.map((row) => row['id'])).size).toBe(2);
    expect(driver.prepare('SELECT work_days, work_from, work_to, promise_hours FROM workspace').get()).toEqual({
      work_days: '12345',
      work_from: 540,
      work_to: 1020,
      promise_hours: 8,
    });
    expect(driver.prepare('SELECT count(*) AS n FROM lead_criteria').get()).toEqual({ n: 4 });
    expect(driver.pragma('foreign_key_check')).toEqual([]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
