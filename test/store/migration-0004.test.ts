import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { customers } from '../../src/main/engine/store/migrations/0004-customers';

test('old companies keep every word, contacts their opt-in, customers their company', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0004-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    driver.exec(`
      INSERT INTO companies (key, id, name, natural_key, kind, domain, country, deleted_at) VALUES
        (1, 'c1', 'Bellamy', 'bellamy', 'Salon group', '', '', NULL), (2, 'c2', 'Verity', 'verity', 'Hotel', '', '', NULL),
        (3, 'c3', 'Ferndale', 'ferndale', 'School', '', '', NULL), (4, 'c4', 'Plain', 'plain', '', '', '', NULL);
      INSERT INTO contacts (key, id, company_key, name, email, phone, natural_key, opt_in, opted_in_on, deleted_at) VALUES (1, 'n1', 1, 'Ada', 'ada@b.example', '', 'ada@b.example', 'subscribed', '2026-01-02', NULL);
      INSERT INTO customers (key, external_id, natural_key, name, email, country, company_key) VALUES (1, 'S-1', 's-1', 'Bellamy', '', '', 1), (2, 'X', 'x', 'Else', '', '', NULL);`);
    await customers.up(db as never);
    const { rows } = await sql<{
      name: string;
      kind: string;
      tags: string;
      rev: number;
    }>`SELECT name, kind, tags, rev FROM companies ORDER BY key`.execute(db);
    expect(rows).toEqual([
      { name: 'Bellamy', kind: 'salon', tags: 'Salon group', rev: 1 },
      { name: 'Verity', kind: 'hotel', tags: '', rev: 1 },
      { name: 'Ferndale', kind: '', tags: 'School', rev: 1 },
      { name: 'Plain', kind: '', tags: '', rev: 1 },
    ]);
    const contacts = await sql<{ role: string; opt_in: string }>`SELECT role, opt_in FROM contacts`.execute(db);
    expect(contacts.rows).toEqual([{ role: '', opt_in: 'subscribed' }]);
    const links = await sql<{
      customer_natural_key: string;
      company_key: number;
    }>`SELECT customer_natural_key, company_key FROM customer_links`.execute(db);
    expect(links.rows).toEqual([{ customer_natural_key: 's-1', company_key: 1 }]);
    expect(driver.pragma('foreign_key_check')).toEqual([]);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
