import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { imports } from '../../src/main/engine/store/migrations/0026-imports';

test('old imports and maps stay; a source and a spelling are each remembered once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0026-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    await start.up(kyselyOf(driver) as never);
    driver
      .prepare(
        "INSERT INTO import_batches (file, format, map, header, delimiter, at) VALUES ('a.csv', 'deals', '{}', '[]', ',', '2026-05-01T08:00:00.000Z')",
      )
      .run();
    driver.prepare("INSERT INTO import_maps (id, name, map) VALUES ('m1', 'Mine', '{}')").run();
    await imports.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT file FROM import_batches').pluck().all()).toEqual(['a.csv']);
    expect(driver.prepare('SELECT name FROM import_maps').pluck().all()).toEqual(['Mine']);
    const source = driver.prepare(
      "INSERT INTO import_sources (id, signature, format, file, map, dates, at, deleted_at) VALUES (?, 's', 'deals', 'a.csv', '{}', ?, '2026-05-01T08:00:00.000Z', ?)",
    );
    source.run('s1', 'dmy', null);
    source.run('s0', null, '2026-05-02T08:00:00.000Z');
    expect(() => source.run('s2', null, null)).toThrow(/UNIQUE/);
    expect(() => source.run('s3', 'sometimes', '2026-05-02T08:00:00.000Z')).toThrow(/CHECK/);
    const alias = driver.prepare(
      "INSERT INTO import_aliases (id, entity, natural_key, target_id, batch_id) VALUES (?, ?, 'juniper ltd', 'c1', 1)",
    );
    alias.run('a1', 'companies');
    alias.run('a2', 'contacts');
    expect(() => alias.run('a3', 'companies')).toThrow(/UNIQUE/);
    expect(() => alias.run('a4', 'orders')).toThrow(/CHECK/);
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
