import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { knownSales } from '../../src/main/engine/store/migrations/0040-known-sales';

test('what the customers of an old file bought is summed by day and currency', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0040-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    const day = driver.prepare('INSERT INTO daily_customer_sales VALUES (?, ?, ?, 1, ?, ?)');
    day.run('2025-01-31', 1, 'GBP', 100, 3);
    day.run('2025-01-31', 2, 'GBP', -40, 1);
    day.run('2025-01-31', 2, 'EUR', 7, 0);
    day.run('2025-02-01', 1, 'GBP', 5, 0);
    await knownSales.up(db as never);
    expect(driver.prepare('SELECT day, currency, net_minor, net_rest FROM daily_known_sales').raw().all()).toEqual([
      ['2025-01-31', 'EUR', 7, 0],
      ['2025-01-31', 'GBP', 60, 4],
      ['2025-02-01', 'GBP', 5, 0],
    ]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
