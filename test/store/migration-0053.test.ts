import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { promotedAims } from '../../src/main/engine/store/migrations/0053-promoted-aims';

/** Experiments of a campaign that an option was made into, and one of another campaign; amounts of the worksheet in cents. */
const world = (currency: string) => `
  CREATE TABLE workspace (currency TEXT); INSERT INTO workspace VALUES ('${currency}');
  CREATE TABLE campaigns (key INTEGER PRIMARY KEY, id TEXT); INSERT INTO campaigns VALUES (1, 'k1'), (2, 'k2');
  CREATE TABLE four_ps_options (id TEXT, sheet_id TEXT, campaign_id TEXT); INSERT INTO four_ps_options VALUES ('o1', 's', 'k1'), ('o2', 's', NULL);
  CREATE TABLE four_ps_assumptions (sheet_id TEXT, option_id TEXT, statement TEXT, metric TEXT, low REAL, high REAL);
  INSERT INTO four_ps_assumptions VALUES ('s', NULL, 'Baskets grow', 'aov', 3500, NULL), ('s', 'o1', 'Leads stay cheap', 'cost-per-lead', NULL, 2000),
    ('s', 'o1', 'Sales land', 'net-sales', 100000, 250050), ('s', 'o1', 'Many click', 'ctr', 0.02, NULL), ('s', 'o2', 'Other', 'aov', 900, NULL);
  CREATE TABLE experiments (id TEXT, campaign_key INTEGER, hypothesis TEXT, metric TEXT, comparator TEXT, aim REAL, aim_high REAL);
  INSERT INTO experiments VALUES ('least', 1, 'Baskets grow', 'aov', 'at-least', 3500, NULL), ('most', 1, 'Leads stay cheap (Cost per lead under $20)', 'cost-per-lead', 'at-most', 2000, NULL),
    ('range', 1, 'Sales land', 'net-sales', 'at-least', 100000, 250050), ('share', 1, 'Many click', 'ctr', 'at-least', 0.02, NULL),
    ('said since', 1, 'Baskets grow', 'aov', 'at-least', 35, NULL), ('another option', 1, 'Other', 'aov', 'at-least', 900, NULL), ('by hand', 2, 'Baskets grow', 'aov', 'at-least', 3500, NULL);`;

const aims = async (currency: string): Promise<unknown> => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0053-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    driver.exec(world(currency));
    await promotedAims.up(kyselyOf(driver) as never);
    const rows = driver.prepare('SELECT id, aim, aim_high FROM experiments').all() as {
      id: string;
      aim: number;
      aim_high: number | null;
    }[];
    return Object.fromEntries(rows.map(({ id, aim, aim_high: high }) => [id, high === null ? aim : [aim, high]]));
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

test('an aim that was made from a worksheet in cents is said in dollars; one that was said since, and a share, stay', async () => {
  expect(await aims('USD')).toEqual({
    least: 35,
    most: 20,
    range: [1000, 2500.5],
    share: 0.02,
    'said since': 35,
    'another option': 900,
    'by hand': 3500,
  });
});

test('where a currency has no cents nothing was a hundred times too high', async () => {
  expect(await aims('JPY')).toMatchObject({ least: 3500, most: 2000, range: [100_000, 250_050] });
});
