import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { snapshots } from '../../src/main/engine/store/migrations/0021-snapshots';

test('words of channel owners become sections that can be signed, and the other words stay', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0021-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    await start.up(kyselyOf(driver) as never);
    const texts = driver.prepare(
      'INSERT INTO report_texts (id, kind, period, texts, deleted_at) VALUES (?, ?, ?, ?, ?)',
    );
    const words = (owners: object) => JSON.stringify({ headline: 'A good week', owners, optimise: {} });
    texts.run('t1', 'weekly', '2026-W20', words({ web: 'More visits.', shop: ' ' }), null);
    texts.run('t2', 'weekly', '2026-W19', words({ web: 'Removed.' }), '2026-05-12T08:00:00.000Z');
    texts.run('t3', 'investor', '2026-Q2', words({}), null);
    texts.run('t4', 'weekly', '2026-W18', '{"headline":"Without owners"}', null);
    await snapshots.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT period, section, text, signed_at FROM report_sections').all()).toEqual([
      { period: '2026-W20', section: 'web', text: 'More visits.', signed_at: null },
    ]);
    const [{ id }] = driver.prepare('SELECT id FROM report_sections').all() as [{ id: string }];
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(driver.prepare("SELECT texts FROM report_texts WHERE id = 't1'").pluck().get()).toBe(words({}));
    expect(driver.prepare("SELECT texts FROM report_texts WHERE id = 't4'").pluck().get()).toBe(
      '{"headline":"Without owners"}',
    );
    const section = driver.prepare(
      "INSERT INTO report_sections (id, period, section, written_at, signed_at, signed_text) VALUES (?, '2026-W20', ?, '2026-05-18T08:00:00.000Z', ?, ?)",
    );
    section.run('s1', 'sales', null, null);
    expect(() => section.run('s2', 'sales', null, null)).toThrow(/UNIQUE/);
    expect(() => section.run('s3', 'marketing', '2026-05-18T08:00:00.000Z', null)).toThrow(/CHECK/);
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
