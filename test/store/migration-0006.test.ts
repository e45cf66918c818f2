import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { customers } from '../../src/main/engine/store/migrations/0004-customers';
import { duplicates } from '../../src/main/engine/store/migrations/0006-duplicates';

test('old companies stay as they are; a pair is remembered once, whichever is named first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0006-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    await customers.up(db as never);
    driver.exec(
      "INSERT INTO companies (key, id, name, natural_key, kind, domain, country) VALUES (1, 'c1', 'Bellamy', 'bellamy', '', '', '')",
    );
    const before = driver.prepare('SELECT * FROM companies').all();
    await duplicates.up(db as never);
    expect(driver.prepare('SELECT * FROM companies').all()).toEqual(before);
    const put = (id: string, first: string, second: string): unknown =>
      driver
        .prepare('INSERT INTO distinct_pairs (id, kind, first_id, second_id) VALUES (?, ?, ?, ?)')
        .run(id, 'companies', first, second);
    put('p1', 'a', 'b');
    expect(() => put('p2', 'a', 'b')).toThrow('UNIQUE');
    expect(() => put('p3', 'b', 'a')).toThrow('CHECK');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
