import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { adOrders } from '../../src/main/engine/store/migrations/0050-ad-orders';

test('of ads from before no orders are known, and their rows stay as they were', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0050-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    driver.exec(
      'CREATE TABLE ad_days (key INTEGER PRIMARY KEY, conversions REAL, leads INTEGER) STRICT; INSERT INTO ad_days VALUES (1, 2.5, 3)',
    );
    await adOrders.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT * FROM ad_days').all()).toEqual([
      { key: 1, conversions: 2.5, leads: 3, orders: null },
    ]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
