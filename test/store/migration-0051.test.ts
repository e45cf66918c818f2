import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { migrate, MIGRATIONS } from '../../src/main/engine/store/migrate';
import { changesSince, hasChanges } from '../../src/main/engine/store/repositories/sources';

test('steps of a file from before stay, and what happened since a moment is found by its time alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0051-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    await migrate(driver, Object.keys(MIGRATIONS).indexOf('0050-ad-orders') + 1);
    driver.exec(`INSERT INTO history (id, at, label, entity, undoable, undone) VALUES
      (1, '2026-05-01T08:00:00.000Z', 'Added Ada', 'people', 1, 0),
      (2, '2026-05-02T08:00:00.000Z', 'Added Grace', 'people', 1, 0),
      (3, '2026-05-03T08:00:00.000Z', 'Moved a deal', 'deals', 1, 0)`);
    await migrate(driver);
    const asked: string[] = [];
    const db = kyselyOf(driver);
    const prepare = driver.prepare.bind(driver);
    driver.prepare = (text: string) => {
      asked.push(text);
      return prepare(text);
    };
    const since = '2026-05-02T08:00:00.000Z';
    expect((await changesSince(db, since)).map(({ label }) => label)).toEqual(['Moved a deal', 'Added Grace']);
    expect(await hasChanges(db, '2026-05-03T08:00:00.000Z')).toBe(false);
    const plans = asked.map((text) => {
      const given = Array.from(text.matchAll(/\?/g), () => since);
      const steps = prepare(`EXPLAIN QUERY PLAN ${text}`).all(given) as { detail: string }[];
      return steps.map(({ detail }) => detail).join('; ');
    });
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).toContain('history_at');
      expect(plan).not.toMatch(/SCAN (?:h|history)\b/);
    }
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
