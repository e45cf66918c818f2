import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { bundles } from '../../src/main/engine/store/migrations/0031-bundles';

test('old steps stay, without a moment at which they were turned; a record of the other side is known once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0031-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    await start.up(kyselyOf(driver) as never);
    driver
      .prepare(
        "INSERT INTO history (at, label, entity, undoable, undone) VALUES ('2026-05-01T08:00:00.000Z', 'Added Oil', 'products', 1, 1)",
      )
      .run();
    await bundles.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT label, undone, turned_at FROM history').all()).toEqual([
      { label: 'Added Oil', undone: 1, turned_at: null },
    ]);
    const alias = driver.prepare(
      "INSERT INTO record_aliases (id, table_name, other_id, row_id, at, deleted_at) VALUES (?, 'companies', 'c9', 'c1', '2026-05-01T08:00:00.000Z', ?)",
    );
    alias.run('r1', null);
    alias.run('r0', '2026-05-02T08:00:00.000Z');
    expect(() => alias.run('r2', null)).toThrow(/UNIQUE/);
    const bundle = driver.prepare(
      "INSERT INTO bundles (id, bundle_id, direction, file, author, since, made_at, records, at) VALUES (?, 'b', ?, 'f', 'Priya', '', '2026-05-01T08:00:00.000Z', 1, '2026-05-01T08:00:00.000Z')",
    );
    bundle.run('b1', 'given');
    expect(() => bundle.run('b2', 'lent')).toThrow(/CHECK/);
    const choice = driver.prepare(
      "INSERT INTO merge_choices (id, bundle_id, table_name, row_id, field, theirs, taken, at) VALUES (?, 'b', 'products', 'p1', 'line', '\"Care\"', ?, '2026-05-01T08:00:00.000Z')",
    );
    choice.run('m1', 'mine');
    expect(() => choice.run('m2', 'both')).toThrow(/CHECK/);
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
