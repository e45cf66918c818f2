import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { fieldNotes } from '../../src/main/engine/store/migrations/0019-field-notes';

test('field notes come to a file with products, which stay as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0019-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    await start.up(kyselyOf(driver) as never);
    driver.exec(
      `INSERT INTO products (key, id, sku, name, natural_key, line) VALUES (1, 'p1', 'HV-DSH-200', 'Dry Shampoo', 'hv-dsh-200', 'Style')`,
    );
    const before = driver.prepare('SELECT * FROM products').all();
    await fieldNotes.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT * FROM products').all()).toEqual(before);
    const note = driver.prepare(
      "INSERT INTO field_notes (id, text, type, status, product_key, at, day) VALUES (?, 'Too tall', ?, ?, ?, '2026-05-13T08:00:00.000Z', '2026-05-13')",
    );
    note.run('n1', 'customer-voice', 'open', 1);
    note.run('n2', 'issue', 'resolved', 1);
    expect(() => note.run('n3', 'customer-voice', 'resolved', 1)).toThrow(/CHECK/);
    expect(() => note.run('n4', 'rumour', 'open', 1)).toThrow(/CHECK/);
    expect(() => note.run('n5', 'issue', 'open', 99)).toThrow(/FOREIGN KEY/);
    const link = driver.prepare(
      "INSERT INTO note_links (id, note_id, theme_id, entity, entity_id, at) VALUES (?, ?, NULL, 'content', 'x', '2026-05-13T08:00:00.000Z')",
    );
    link.run('l1', 'n1');
    expect(() => link.run('l2', null)).toThrow(/CHECK/);
    expect(driver.pragma('foreign_key_check')).toEqual([]);
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
