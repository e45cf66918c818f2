import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { type Driver, openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { pipelines } from '../../src/main/engine/store/migrations/0002-pipelines';
import { leads } from '../../src/main/engine/store/migrations/0003-leads';
import { customers } from '../../src/main/engine/store/migrations/0004-customers';
import { search } from '../../src/main/engine/store/migrations/0005-search';
import { duplicates } from '../../src/main/engine/store/migrations/0006-duplicates';
import { targets } from '../../src/main/engine/store/migrations/0007-targets';
import { campaigns } from '../../src/main/engine/store/migrations/0010-campaigns';
import { content } from '../../src/main/engine/store/migrations/0011-content';
import { results } from '../../src/main/engine/store/migrations/0013-results';
import { checkAttributions } from '../../src/main/engine/store/repositories/attributions';

let folder: string;
let driver: Driver;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-0013-'));
  driver = openDriver(join(folder, 'old.tandem'));
  await start.up(kyselyOf(driver) as never);
  driver.exec(`
    INSERT INTO import_batches (id, file, format, map, header, delimiter, at) VALUES (1, 'orders.csv', 'order-lines', '{}', '[]', ',', '2026-01-01T00:00:00.000Z');
    INSERT INTO campaigns (key, id, name, natural_key, objective, promotion_channel, platform, code, status) VALUES (7, 'c7', 'Curls', 'curls', 'sales', 'social', '', '', 'running');
    INSERT INTO sale_contexts (key, campaign_key, source, country, currency) VALUES (1, 7, 'web', 'US', 'USD'), (2, NULL, 'web', 'US', 'USD');
    INSERT INTO orders (key, source, external_id, day, context_key, is_sale, status, discount_code, batch_id, source_line) VALUES (1, 'x', 'A', '2026-05-01', 1, 1, '', '', 1, 2), (2, 'x', 'B', '2026-05-01', 2, 1, '', 'CURL10', 1, 3);
    INSERT INTO order_lines (order_key, kind, day, context_key, quantity, unit_price, amount_minor, amount_rest, discount_minor, discount_rest, dated, batch_id, source_line)
      VALUES (1, 'sale', '2026-05-01', 1, 1, '10', 1000, 0, 0, 0, 1, 1, 2), (2, 'sale', '2026-05-01', 2, 2, '10', 2000, 0, 0, 0, 1, 1, 3);
    INSERT INTO daily_sales VALUES ('2026-05-01', 1, 1, 1000, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0), ('2026-05-01', 2, 1, 2000, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 0, 1, 0, 0);
    INSERT INTO daily_product_sales VALUES ('2026-05-01', 0, 0, 'USD', 3000, 0, 0, 0, 0, 0, 0, 0, 3, 0, 2, 0, 2, 0, 0);`);
});
afterEach(() => {
  driver.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what a file said of an order becomes its attribution, and the sums of days carry it', async () => {
  // The rules read creators' codes, which came two steps before.
  for (const step of [pipelines, leads, customers, search, duplicates, targets, campaigns, content, results])
    await step.up(kyselyOf(driver) as never);
  expect(driver.prepare('SELECT order_key, campaign_key, rule_id FROM order_attributions').all()).toEqual([
    { order_key: 1, campaign_key: 7, rule_id: '00000000-0000-7000-8000-000000000013' },
  ]);
  expect(
    driver.prepare('SELECT context_key, campaign_key, orders, gross_minor FROM daily_campaign_sales').all(),
  ).toEqual([{ context_key: 1, campaign_key: 7, orders: 1, gross_minor: 1000 }]);
  expect(checkAttributions(driver)).toEqual([]);
  expect(driver.pragma('foreign_key_check')).toEqual([]);
  // An attribution that does not follow from the rules is found.
  driver.exec('DELETE FROM order_attributions');
  expect(checkAttributions(driver)).toEqual([
    'order_attributions: 1 orders are attributed otherwise than the rules say.',
    'daily_campaign_sales: 1 sums differ from the attributed orders.',
  ]);
});
