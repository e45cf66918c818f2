import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { meetings } from '../../src/main/engine/store/migrations/0020-meetings';

test('meetings come to a file with people, who stay as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0020-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    await start.up(kyselyOf(driver) as never);
    driver.exec(
      "INSERT INTO people (key, id, name, natural_key, email, roles) VALUES (1, 'p1', 'Ada', 'ada', '', '[]')",
    );
    const before = driver.prepare('SELECT * FROM people').all();
    await meetings.up(kyselyOf(driver) as never);
    expect(driver.prepare('SELECT * FROM people').all()).toEqual(before);
    driver.exec("INSERT INTO meetings (id, template, title, day) VALUES ('m1', 'board', 'Board', '2026-05-13')");
    expect(() => driver.exec("UPDATE meetings SET status = 'held'")).toThrow(/CHECK/);
    const item = driver.prepare(
      "INSERT INTO meeting_items (id, meeting_id, ref, section, text, position) VALUES (?, 'm1', 'own:1', 'own', 'Fair', 1)",
    );
    item.run('i1');
    expect(() => item.run('i2')).toThrow(/UNIQUE/);
    driver.exec("UPDATE meeting_items SET deleted_at = '2026-05-13T10:00:00.000Z'");
    item.run('i2');
    const action = driver.prepare(
      "INSERT INTO actions (id, meeting_id, what, owner_key, day, at) VALUES (?, 'm1', 'Call', ?, '2026-05-13', '2026-05-13T10:00:00.000Z')",
    );
    action.run('a1', 1);
    expect(() => action.run('a2', 99)).toThrow(/FOREIGN KEY/);
    expect(() => driver.exec("UPDATE actions SET done_day = '2026-05-14'")).toThrow(/CHECK/);
    expect(() =>
      driver.exec(
        "INSERT INTO decisions (id, what, entity, day, at) VALUES ('d1', 'Hold', 'deal', '2026-05-13', '2026-05-13T10:00:00.000Z')",
      ),
    ).toThrow(/CHECK/);
    expect(driver.pragma('foreign_key_check')).toEqual([]);
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
