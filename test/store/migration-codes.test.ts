import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDriver } from '../../src/main/engine/store/driver';
import { migrate, MIGRATIONS } from '../../src/main/engine/store/migrate';
import { checkAttributions } from '../../src/main/engine/store/repositories/attributions';

test('a code of other letters than A to Z, written in another case, has its orders after the upgrade', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-codes-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    await migrate(driver, Object.keys(MIGRATIONS).indexOf('0046-deal-credits') + 1);
    const columns =
      'gross_minor, gross_rest, discounts_minor, discounts_rest, returns_minor, returns_rest, adjustments_minor, adjustments_rest, units, returned_units, lines, undated_minor, sale_lines, return_lines, discount_lines';
    driver.exec(`
      INSERT INTO import_batches (id, file, format, map, header, delimiter, at) VALUES
        (1, 'shop.csv', 'orders', '{"columns":{"Discount Code":"discount_code"}}', '[]', ',', '2026-05-01T08:00:00.000Z');
      INSERT INTO campaigns (key, id, name, natural_key, objective, promotion_channel, platform, starts, ends, code, status) VALUES
        (1, 'k1', 'Été', 'été', 'sales', 'email', '', '2026-04-01', '2026-04-30', 'ÉTÉ10', 'done');
      INSERT INTO sale_contexts (key, channel_key, location_key, rep_key, campaign_key, source, country, currency) VALUES
        (1, NULL, NULL, NULL, NULL, 'web', 'US', 'USD');
      INSERT INTO orders (key, source, external_id, day, context_key, is_sale, status, discount_code, batch_id, source_line) VALUES
        (1, 'shop', 'A', '2026-04-02', 1, 1, 'paid', 'été10', 1, 2);
      INSERT INTO order_lines (key, order_key, day, context_key, kind, quantity, unit_price, amount_minor, amount_rest, discount_minor, discount_rest, dated, batch_id, source_line) VALUES
        (1, 1, '2026-04-02', 1, 'sale', 1, '1.00', 100, 0, 0, 0, 1, 1, 2);
      INSERT INTO daily_sales (day, context_key, orders, ${columns}) VALUES
        ('2026-04-02', 1, 1, 100, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0);`);
    await migrate(driver);
    expect(driver.prepare('SELECT order_key, campaign_key, rule_id FROM order_attributions').all()).toEqual([
      { order_key: 1, campaign_key: 1, rule_id: 'k1' },
    ]);
    expect(checkAttributions(driver)).toEqual([]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
