import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { subscriptions } from '../../src/main/engine/store/migrations/0012-subscriptions';

test('an old file with customers takes subscriptions, each of a customer that is there, and none that ends before it begins', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0012-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    driver
      .prepare(
        "INSERT INTO import_batches (id, file, format, map, header, delimiter, at) VALUES (1, 's.csv', 'subscriptions', '{}', '[]', ',', '2026-01-01T00:00:00Z')",
      )
      .run();
    driver
      .prepare(
        "INSERT INTO customers (key, external_id, natural_key, name, email, country) VALUES (7, 'C1', 'c1', '', '', '')",
      )
      .run();
    await subscriptions.up(db as never);
    const add = driver.prepare(
      "INSERT INTO subscriptions (customer_key, plan, started_day, nth, ended_day, monthly_minor, monthly_rest, currency, batch_id, source_line) VALUES (?, 'P', '2026-02-01', ?, ?, 100, 0, 'USD', 1, 2)",
    );
    add.run(7, 1, null);
    add.run(7, 2, '2026-02-01');
    expect(() => add.run(7, 1, null)).toThrow(/UNIQUE/);
    expect(() => add.run(7, 3, '2026-01-31')).toThrow(/CHECK/);
    expect(() => add.run(8, 1, null)).toThrow(/FOREIGN KEY/);
    expect(driver.prepare('SELECT count(*) FROM subscriptions').raw().get()).toEqual([2]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
