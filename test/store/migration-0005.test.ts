import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { migrate } from '../../src/main/engine/store/migrate';
import { start } from '../../src/main/engine/store/migrations/0001-start';

test('old rows are found after the migration, removed ones and customers known by number alone are not indexed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0005-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    driver.exec(`
      CREATE TABLE kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null);
      INSERT INTO kysely_migration VALUES ('0001-start', '2026-01-01T00:00:00.000Z');
      INSERT INTO companies (key, id, name, natural_key, kind, domain, country, deleted_at) VALUES (1, 'c1', 'Bellamy', 'bellamy', '', '', '', NULL), (2, 'c2', 'Verity', 'verity', '', '', '', '2026-01-01');
      INSERT INTO customers (key, external_id, natural_key, name, email, country) VALUES (1, 'S-1', 's-1', '', '', ''), (2, 'S-2', 's-2', '', 'ada@b.example', '');`);
    await migrate(driver);
    expect(
      driver.prepare('SELECT key >> 40 AS kind, key & 1099511627775 AS own, text FROM search_docs ORDER BY key').all(),
    ).toEqual([
      { kind: 1, own: 1, text: 'Bellamy\n\n' },
      { kind: 5, own: 2, text: '\nada@b.example' },
    ]);
    expect(driver.prepare('SELECT count(*) AS n FROM search_words WHERE search_words MATCH \'"ellam"\'').get()).toEqual(
      { n: 1 },
    );
    // A later version of the schema fills it anew instead of twice.
    await migrate(driver);
    expect(driver.prepare('SELECT count(*) AS n FROM search_docs').get()).toEqual({ n: 2 });
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
