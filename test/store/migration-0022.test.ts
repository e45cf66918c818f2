import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { investorUpdates } from '../../src/main/engine/store/migrations/0022-investor-updates';

test('what was written into investor updates becomes their blocks; the words of the weeks stay', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0022-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    await start.up(kyselyOf(driver) as never);
    const put = driver.prepare('INSERT INTO report_texts (id, kind, period, texts, deleted_at) VALUES (?, ?, ?, ?, ?)');
    const texts = JSON.stringify({
      headline: 'A good\nquarter',
      summary: 'In short',
      highlights: 'One\nTwo',
      asks: '',
    });
    put.run('a', 'investor', '2026-Q1', texts, null);
    put.run('b', 'investor', '2026-Q2', '{}', null);
    put.run('c', 'investor', '2025-Q4', texts, '2026-01-01T00:00:00.000Z');
    put.run('d', 'weekly', '2026-W20', texts, null);
    await investorUpdates.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT id FROM report_texts').all()).toEqual([{ id: 'd' }]);
    expect(driver.prepare('SELECT period, status FROM investor_updates ORDER BY period').all()).toEqual([
      { period: '2026-Q1', status: 'draft' },
      { period: '2026-Q2', status: 'draft' },
    ]);
    const blocks = driver
      .prepare(
        "SELECT b.kind, b.title, b.text FROM investor_blocks b JOIN investor_updates u ON u.id = b.update_id WHERE u.period = '2026-Q1' ORDER BY b.position",
      )
      .all() as { kind: string; title: string; text: string }[];
    expect(blocks).toHaveLength(13);
    expect(blocks[0]).toEqual({ kind: 'headline', title: 'A good\nquarter', text: 'In short' });
    expect(blocks.find((block) => block.kind === 'highlights')?.text).toBe('One\nTwo');
    const ids = driver.prepare('SELECT id FROM investor_blocks').all() as { id: string }[];
    expect(new Set(ids.map(({ id }) => id)).size).toBe(26);
    for (const { id } of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(() => driver.exec("UPDATE investor_updates SET status = 'sent'")).toThrow(/CHECK/);
    expect(driver.pragma('foreign_key_check')).toEqual([]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
