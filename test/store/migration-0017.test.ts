import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { fourPs } from '../../src/main/engine/store/migrations/0017-four-ps';

test('worksheets come to a file with products and people, which stay as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0017-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    await start.up(kyselyOf(driver) as never);
    driver.exec(
      `INSERT INTO products (key, id, sku, name, natural_key, line) VALUES (1, 'p1', 'HV-DSH-200', 'Dry Shampoo', 'hv-dsh-200', 'Style')`,
    );
    const before = driver.prepare('SELECT * FROM products').all();
    await fourPs.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT * FROM products').all()).toEqual(before);
    const sheet = driver.prepare(
      "INSERT INTO four_ps_sheets (id, name, subject, product_key, audience, template, period, at) VALUES (?, 'To go', 'product', ?, '', 'launch', '2026-Q3', '2026-05-13T08:00:00.000Z')",
    );
    sheet.run('s1', 1);
    expect(() => sheet.run('s2', 99)).toThrow(/FOREIGN KEY/);
    const option = driver.prepare(
      "INSERT INTO four_ps_options (id, sheet_id, name, fixed_minor, position) VALUES (?, 's1', 'Mini', ?, 1)",
    );
    option.run('o1', 0);
    expect(() => option.run('o2', -1)).toThrow(/CHECK/);
    expect(driver.pragma('foreign_key_check')).toEqual([]);
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
