import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { importSpellings } from '../../src/main/engine/store/migrations/0041-import-spellings';

test('an old file knows no spellings yet, keeps one for each line of an import, and none without its import', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0041-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver);
    await start.up(db as never);
    driver.exec(
      "INSERT INTO import_batches (id, file, format, map, header, delimiter, at) VALUES (1, 'a.csv', 'stock', '{}', '[]', ',', '2026-01-01T00:00:00Z')",
    );
    await importSpellings.up(db as never);
    expect(driver.prepare('SELECT count(*) FROM import_spellings').pluck().get()).toBe(0);
    const add = driver.prepare('INSERT INTO import_spellings VALUES (?, ?, ?)');
    add.run(1, 2, 'mo150');
    expect(() => add.run(1, 2, 'MO-150')).toThrow(/UNIQUE/);
    expect(() => add.run(9, 2, 'MO-150')).toThrow(/FOREIGN KEY/);
    driver.prepare('DELETE FROM import_batches').run();
    expect(driver.prepare('SELECT count(*) FROM import_spellings').pluck().get()).toBe(0);
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
