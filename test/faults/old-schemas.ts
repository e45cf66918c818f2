import { join } from 'node:path';
import { Migrator } from 'kysely/migration';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { APPLICATION_ID, MIGRATIONS } from '../../src/main/engine/store/migrate';
import { attributeAll } from '../../src/main/engine/store/repositories/attributions';
import { keepSearch } from '../../src/main/engine/store/search';

export type SchemaName = keyof typeof MIGRATIONS;
export const SCHEMAS = Object.keys(MIGRATIONS) as SchemaName[];

const EMPTY_SUMS = '0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0';

/** One row or more in every table of the first schema, as people and files would have filled them. */
const ROWS = `
  INSERT INTO workspace VALUES (1, 'w', 'Halo & Vine', 'USD', 'UTC', 1, 1, 180, 'processed', 14, '', 0, '2026-01-02T09:00:00.000Z', 1);
  INSERT INTO import_batches (id, file, format, map, header, delimiter, at, rows, created, first_day, last_day) VALUES
    (1, 'orders.csv', 'order-lines', '', '', ',', '2026-05-01T08:00:00.000Z', 2, 2, '2026-04-01', '2026-04-02'),
    (2, 'leads.csv', 'leads', '', '', ',', '2026-05-01T08:05:00.000Z', 1, 1, '2026-04-01', '2026-04-01');
  INSERT INTO source_blocks VALUES (1, 1, 3, x'00');
  INSERT INTO batch_changes VALUES (1, 1, 'products', '1', '{}', '{}');
  INSERT INTO people (key, id, name, natural_key, email, roles) VALUES (1, 'p1', 'Maren Oduya', 'maren oduya', 'maren@example.org', '["founder"]'), (2, 'p2', 'Priya', 'priya', '', '["sales-rep"]');
  INSERT INTO channels (key, id, parent_key, level, type, name, natural_key, owner_key) VALUES
    (1, 'c1', NULL, 'account', 'd2c', 'Web', 'web', 2), (2, 'c2', NULL, 'account', 'retail-partner', 'Brightwell', 'brightwell', 2), (3, 'c3', 2, 'location', 'retail-partner', 'Midtown', 'midtown', NULL);
  INSERT INTO products (key, id, sku, name, natural_key, line, price_minor, cost_minor) VALUES (1, 's1', 'HV-01', 'Dry Shampoo', 'dry shampoo', 'Style', 1800, 600), (2, 's2', '', 'Mousse', 'mousse', '', NULL, NULL);
  INSERT INTO campaigns (key, id, name, natural_key, objective, promotion_channel, platform, owner_key, starts, ends, budget_minor, code, status) VALUES
    (1, 'k1', 'Spring', 'spring', 'sales', 'influencers', 'Meta', 1, '2026-03-01', NULL, 500000, 'SPRING', 'running'), (2, 'k2', 'Idea', 'idea', '', '', '', NULL, NULL, NULL, NULL, '', 'planned');
  INSERT INTO companies (key, id, name, natural_key, kind, domain, country) VALUES (1, 'f1', 'Oak & Ivory', 'oak & ivory', 'retailer', 'oak.example', 'US'), (2, 'f2', 'Salon', 'salon', '', '', '');
  INSERT INTO contacts (key, id, company_key, name, email, phone, natural_key, tags) VALUES (1, 'n1', 1, 'Ada Bell', 'ada@oak.example', '', 'ada bell', 'buyer'), (2, 'n2', NULL, 'Grace', '', '+1 555 0100', 'grace', '');
  INSERT INTO customers VALUES (1, 'C1', 'c1', 'Ada Bell', 'ada@oak.example', 'US', 1, '2026-04-01', '2026-04-02', 1, 2);
  INSERT INTO sale_contexts VALUES (1, 1, NULL, NULL, 1, 'shop', 'US', 'USD'), (2, 2, 3, 2, NULL, 'shop', 'US', 'USD');
  INSERT INTO orders VALUES (1, 'shop', '#1', '2026-04-01', NULL, 1, 1, 1, 'paid', 'SPRING', 1, 2), (2, 'shop', '#2', '2026-04-02', NULL, 2, NULL, 1, 'paid', '', 1, 3);
  INSERT INTO order_lines VALUES (1, 1, 'sale', '2026-04-01', 1, 1, 1, 1, '18', 1800, 0, 0, 0, 1, 1, 2), (2, 2, 'sale', '2026-04-02', 2, 2, NULL, 1, '20', 2000, 0, 0, 0, 1, 1, 3);
  INSERT INTO daily_sales VALUES ('2026-04-01', 1, 1, 1800, ${EMPTY_SUMS.slice(3)}), ('2026-04-02', 2, 1, 2000, ${EMPTY_SUMS.slice(3)});
  INSERT INTO daily_product_sales VALUES ('2026-04-01', 1, 1, 'USD', 1800, ${EMPTY_SUMS.slice(3)}), ('2026-04-02', 2, 2, 'USD', 2000, ${EMPTY_SUMS.slice(3)});
  INSERT INTO daily_customer_sales VALUES ('2026-04-01', 1, 'USD', 1, 1800, 0);
  INSERT INTO pipelines (id, name, position) VALUES ('sales', 'Sales', 1);
  INSERT INTO stages (id, pipeline_id, name, natural_key, kind, probability, position) VALUES
    ('g1', 'sales', 'Proposal', 'proposal', 'open', 0.5, 1), ('g2', 'sales', 'Won', 'won', 'won', 1, 2), ('g3', 'sales', 'Lost', 'lost', 'lost', 0, 3);
  INSERT INTO deals (id, external_id, source_system, title, company_key, contact_key, owner_key, stage_id, value_minor, currency, source, created_day, closed_day, lost_reason, entered_stage_at, next_step, next_step_kind, next_step_day, position) VALUES
    ('d1', 'D-1', 'crm', 'Midwest territory', 1, 1, 2, 'g1', 1450000, 'USD', 'Fair', '2026-03-01', NULL, '', '2026-04-25T09:20:00.000Z', 'Meet', 'meeting', '2026-05-20', 1),
    ('d2', '', '', 'Small order', NULL, NULL, NULL, 'g3', NULL, 'USD', '', '2026-03-02', '2026-04-01', 'Price', '2026-04-01T09:20:00.000Z', '', '', NULL, 1);
  INSERT INTO deal_stages VALUES ('t1', 'd1', 'g1', '2026-04-25T09:20:00.000Z', 'p2');
  INSERT INTO leads VALUES (1, 'L-1', 'form', '2026-04-01', 'Ida Vale', 'ida@example.org', 'Salon', 'Fair', 1, '', 2, '2026-04-03', NULL, '', NULL, 2, 2);
  INSERT INTO ad_days VALUES (1, '2026-04-01', '2026-04-01', 1, 'Meta', 'Ad 1', 'USD', 1200, 0, 1000, 20, 1, 1800, NULL, NULL, NULL, 1, 2);
  INSERT INTO stock_levels VALUES (1, 1, 'Midtown', '2026-04-30', 12, 600, NULL, 1, 2);
  INSERT INTO targets (id, period, channel_key, amount_minor) VALUES ('y1', '2026-05', NULL, 900000), ('y2', '2026-05', 1, 400000);
  INSERT INTO rates (id, day, currency, rate) VALUES ('r1', '2026-01-01', 'EUR', 1.1);
  INSERT INTO report_texts (id, kind, period, texts) VALUES ('x1', 'weekly', '2026-W18', '{"headline":"A good week"}'), ('x2', 'investor', '2026-Q1', '{"headline":"A good quarter","summary":"In short","highlights":"One","asks":""}');
  INSERT INTO import_maps (id, name, map) VALUES ('m1', 'Orders', '{}');
  INSERT INTO history (id, at, person_id, label, entity, entity_id, undoable) VALUES (1, '2026-04-25T09:20:00.000Z', 'p2', 'Moved Midwest territory', 'deals', 'd1', 1);
  INSERT INTO history_changes VALUES (1, 1, 'deals', 'd1', '{"title":"Midwest","rev":0}', '{"title":"Midwest territory","rev":1}');`;

/** A workspace as the app of that schema left it: filled when the first schema was new, brought up since. */
export const oldWorkspace = async (folder: string, schema: SchemaName): Promise<string> => {
  const file = join(folder, `schema-${schema}.tandem`);
  const driver = openDriver(file);
  try {
    driver.pragma('journal_mode = WAL');
    const upTo = async (name: SchemaName): Promise<void> => {
      const known = Object.fromEntries(Object.entries(MIGRATIONS).slice(0, SCHEMAS.indexOf(name) + 1));
      const migrator = new Migrator({
        db: kyselyOf(driver),
        provider: { getMigrations: () => Promise.resolve(known) },
      });
      const { error } = await migrator.migrateToLatest();
      if (error !== undefined) throw error instanceof Error ? error : new Error('The old schema could not be made.');
    };
    await upTo('0001-start');
    driver.exec(ROWS);
    await upTo(schema);
    // What Tandem itself does once the tables stand, and a file of that schema therefore has.
    if (SCHEMAS.indexOf(schema) >= SCHEMAS.indexOf('0038-campaign-codes')) attributeAll(driver);
    if (schema === SCHEMAS.at(-1)) keepSearch(driver);
    driver.pragma(`application_id = ${APPLICATION_ID}`);
    driver.pragma(`user_version = ${SCHEMAS.indexOf(schema) + 1}`);
    return file;
  } finally {
    driver.close();
  }
};
