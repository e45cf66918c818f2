import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { leads } from '../../src/main/engine/store/migrations/0003-leads';
import { customers } from '../../src/main/engine/store/migrations/0004-customers';
import { content } from '../../src/main/engine/store/migrations/0011-content';

let folder: string;
let driver: ReturnType<typeof openDriver>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-0011-'));
  driver = openDriver(join(folder, 'old.tandem'));
  const db = kyselyOf(driver);
  await start.up(db as never);
  await leads.up(db as never);
  await customers.up(db as never);
});
afterEach(() => {
  driver.close();
  rmSync(folder, { recursive: true, force: true });
});
const up = (): Promise<void> => content.up(kyselyOf(driver) as never);

test('old needs keep all they said, and an audience can have needs of its own', async () => {
  driver.exec(
    "INSERT INTO companies (key, id, name, natural_key, kind, domain, country) VALUES (1, 'c1', 'Bellamy', 'bellamy', '', '', '')",
  );
  driver.exec(`INSERT INTO needs (id, kind, company_key, text, solution, opened_day, solved_day, person_id, rev, deleted_at) VALUES
    ('n1', 'issue', 1, 'Leaking caps', 'New caps', '2026-01-02', '2026-01-09', 'p', 3, NULL), ('n2', 'need', 1, 'Refills', '', '2026-02-02', NULL, NULL, 1, '2026-03-01T00:00:00.000Z')`);
  const before = driver.prepare('SELECT * FROM needs ORDER BY id').all();
  await up();
  expect(driver.prepare('SELECT * FROM needs ORDER BY id').all()).toEqual(
    before.map((row) => ({ ...(row as object), audience_id: null })),
  );
  driver.exec("INSERT INTO audiences (id, name) VALUES ('a1', 'Curls')");
  driver.exec(
    "INSERT INTO needs (id, kind, audience_id, text, opened_day) VALUES ('n3', 'need', 'a1', 'No frizz', '2026-05-01')",
  );
  expect(() =>
    driver.exec("INSERT INTO needs (id, kind, text, opened_day) VALUES ('n4', 'need', 'Whose?', '2026-05-01')"),
  ).toThrow('CHECK');
});

test('old orders are found by their code, whatever its case, without reading those that have none', async () => {
  await up();
  const plan = driver
    .prepare(
      "EXPLAIN QUERY PLAN SELECT * FROM orders o WHERE o.discount_code = 'lena' COLLATE NOCASE AND o.discount_code <> '' AND o.day BETWEEN '2026-01-01' AND '2026-12-31'",
    )
    .all() as { detail: string }[];
  expect(plan.map((step) => step.detail).join()).toContain('orders_code');
});

test('a table holds only what can be', async () => {
  await up();
  driver.exec("INSERT INTO creators (id, name, kind, status) VALUES ('r1', 'Lena', 'influencer', 'active')");
  const refused = (sql: string): void => expect(() => driver.exec(sql)).toThrow('CHECK');
  refused("INSERT INTO deliverables (id, creator_id, title, fee_minor) VALUES ('d', 'r1', 'Reel', -1)");
  refused("INSERT INTO codes (id, creator_id, code, commission, rate) VALUES ('k', 'r1', 'LENA', 'rate', 1.5)");
  refused("INSERT INTO events (id, name, kind, starts, ends) VALUES ('e', 'Demo', 'demo', '2026-05-02', '2026-05-01')");
  refused("INSERT INTO creators (id, name, kind, status) VALUES ('r2', 'X', 'wizard', 'active')");
});
