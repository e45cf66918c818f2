import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDriver } from '../../src/main/engine/store/driver';
import { migrate, MIGRATIONS } from '../../src/main/engine/store/migrate';
import { checkAttributions } from '../../src/main/engine/store/repositories/attributions';

const FILE_RULE = '00000000-0000-7000-8000-000000000013';

test('orders that had their campaign by its code alone have it by the rule of that code, in the campaign’s days', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0038-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    await migrate(driver, Object.keys(MIGRATIONS).indexOf('0038-campaign-codes'));
    const sums = (minor: number): string => `${minor}, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0`;
    driver.exec(`
      INSERT INTO import_batches (id, file, format, map, header, delimiter, at) VALUES
        (1, 'shop.csv', 'orders', '{"columns":{"Discount Code":"discount_code"}}', '[]', ',', '2026-05-01T08:00:00.000Z'),
        (2, 'own.csv', 'orders', '{"columns":{"Campaign":"campaign"}}', '[]', ',', '2026-05-01T08:00:00.000Z');
      INSERT INTO campaigns (key, id, name, natural_key, objective, promotion_channel, platform, starts, ends, code, status) VALUES
        (1, 'k1', 'Spring', 'spring', 'sales', 'email', '', '2026-04-01', '2026-04-30', 'SPRING', 'done');
      INSERT INTO sale_contexts (key, channel_key, location_key, rep_key, campaign_key, source, country, currency) VALUES
        (1, NULL, NULL, NULL, 1, 'web', 'US', 'USD'), (2, NULL, NULL, NULL, NULL, 'web', 'US', 'USD');`);
    // A in its days, B after them, C after them and named by its file, D without the code.
    for (const [key, name, day, context, code, batch] of [
      [1, 'A', '2026-04-02', 1, 'spring', 1],
      [2, 'B', '2026-05-02', 1, 'SPRING', 1],
      [3, 'C', '2026-05-02', 1, 'SPRING', 2],
      [4, 'D', '2026-05-02', 2, '', 1],
    ] as const) {
      driver.exec(`INSERT INTO orders (key, source, external_id, day, context_key, is_sale, status, discount_code, batch_id, source_line) VALUES (${key}, 'shop', '${name}', '${day}', ${context}, 1, 'paid', '${code}', ${batch}, 2);
        INSERT INTO order_lines (key, order_key, day, context_key, kind, quantity, unit_price, amount_minor, amount_rest, discount_minor, discount_rest, dated, batch_id, source_line) VALUES (${key}, ${key}, '${day}', ${context}, 'sale', 1, '1.00', ${key * 100}, 0, 0, 0, 1, ${batch}, 2);`);
      if (context === 1)
        driver.exec(
          `INSERT INTO order_attributions (order_key, campaign_key, rule_id) VALUES (${key}, 1, '${FILE_RULE}')`,
        );
    }
    const columns =
      'gross_minor, gross_rest, discounts_minor, discounts_rest, returns_minor, returns_rest, adjustments_minor, adjustments_rest, units, returned_units, lines, undated_minor, sale_lines, return_lines, discount_lines';
    driver.exec(`
      INSERT INTO daily_sales (day, context_key, orders, ${columns}) VALUES ('2026-04-02', 1, 1, ${sums(100)}), ('2026-05-02', 1, 2, 500, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2, 0, 2, 0, 0), ('2026-05-02', 2, 1, ${sums(400)});
      INSERT INTO daily_campaign_sales (day, context_key, campaign_key, orders, ${columns}) VALUES ('2026-04-02', 1, 1, 1, ${sums(100)}), ('2026-05-02', 1, 1, 2, 500, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2, 0, 2, 0, 0);`);
    await migrate(driver);
    expect(driver.prepare('SELECT order_key, campaign_key, rule_id FROM order_attributions ORDER BY 1').all()).toEqual([
      { order_key: 1, campaign_key: 1, rule_id: 'k1' },
      { order_key: 3, campaign_key: 1, rule_id: FILE_RULE },
    ]);
    expect(driver.prepare('SELECT key, context_key FROM orders ORDER BY 1').all()).toEqual([
      { key: 1, context_key: 2 },
      { key: 2, context_key: 2 },
      { key: 3, context_key: 1 },
      { key: 4, context_key: 2 },
    ]);
    expect(driver.prepare('SELECT day, context_key, orders, gross_minor FROM daily_sales ORDER BY 1, 2').all()).toEqual(
      [
        { day: '2026-04-02', context_key: 2, orders: 1, gross_minor: 100 },
        { day: '2026-05-02', context_key: 1, orders: 1, gross_minor: 300 },
        { day: '2026-05-02', context_key: 2, orders: 2, gross_minor: 600 },
      ],
    );
    expect(checkAttributions(driver)).toEqual([]);
    expect(driver.pragma('foreign_key_check')).toEqual([]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true });
  }
});
