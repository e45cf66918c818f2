import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { productMonths } from '../../src/main/engine/store/migrations/0009-product-months';

test('the daily sums of an old file are summed by month, product, channel and currency', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0009-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    const day = driver.prepare(
      'INSERT INTO daily_product_sales VALUES (?, ?, ?, ?, ?, 5, 10, 0, 30, 0, 0, 0, ?, 1, 2, 0, 1, 1, 1)',
    );
    day.run('2025-01-31', 1, 0, 'GBP', 100, 2);
    day.run('2025-02-01', 1, 0, 'GBP', 200, 3);
    day.run('2025-02-28', 1, 0, 'GBP', 400, 0.5);
    day.run('2025-02-28', 1, 7, 'GBP', 800, 1);
    day.run('2025-02-28', 1, 0, 'EUR', 1600, 1);
    await productMonths.up(db as never);
    expect(
      driver
        .prepare(
          'SELECT month, product_key, channel_key, currency, gross_minor, gross_rest, discounts_minor, returns_minor, units, returned_units, lines, return_lines FROM monthly_product_sales ORDER BY month, currency DESC, channel_key',
        )
        .raw()
        .all(),
    ).toEqual([
      ['2025-01', 1, 0, 'GBP', 100, 5, 10, 30, 2, 1, 2, 1],
      ['2025-02', 1, 0, 'GBP', 600, 10, 20, 60, 3.5, 2, 4, 2],
      ['2025-02', 1, 7, 'GBP', 800, 5, 10, 30, 1, 1, 2, 1],
      ['2025-02', 1, 0, 'EUR', 1600, 5, 10, 30, 1, 1, 2, 1],
    ]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
