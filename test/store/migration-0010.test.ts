import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { targets } from '../../src/main/engine/store/migrations/0007-targets';
import { campaigns } from '../../src/main/engine/store/migrations/0010-campaigns';

test('old campaigns stay, and their other costs become a line of budget with the same sum', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-0010-'));
  const driver = openDriver(join(folder, 'old.tandem'));
  try {
    const db = kyselyOf(driver) as never;
    await start.up(db);
    await targets.up(db);
    driver.exec(`INSERT INTO campaigns (key, id, name, natural_key, objective, promotion_channel, platform, starts, ends, budget_minor, other_cost_minor, code, status, deleted_at) VALUES
      (1, 'a', 'Air-dry', 'air-dry', 'sales', 'influencers', '', '2026-04-27', '2026-06-07', 1400000, 140000, 'AIR', 'running', NULL),
      (2, 'b', 'Search', 'search', 'sales', 'advertising', 'Google', NULL, NULL, NULL, NULL, '', 'running', NULL),
      (3, 'c', 'Gone', 'gone', 'sales', 'advertising', '', NULL, NULL, NULL, 500, '', 'done', '2026-01-01T00:00:00.000Z')`);
    const before = driver
      .prepare('SELECT key, id, name, budget_minor, other_cost_minor, code, status FROM campaigns')
      .all();
    await campaigns.up(db);
    expect(
      driver.prepare('SELECT key, id, name, budget_minor, other_cost_minor, code, status FROM campaigns').all(),
    ).toEqual(before);
    expect(
      driver.prepare('SELECT DISTINCT summary, hypotheses, audience, optimise, optimise_id FROM campaigns').all(),
    ).toEqual([{ summary: '', hypotheses: '', audience: '', optimise: '', optimise_id: null }]);
    expect(
      driver
        .prepare(
          'SELECT id, campaign_key, name, planned_minor, committed_minor, spent_minor, paid_minor, day, rev FROM budget_lines',
        )
        .all(),
    ).toEqual([
      {
        id: 'other-a',
        campaign_key: 1,
        name: 'Other costs',
        planned_minor: 140_000,
        committed_minor: 140_000,
        spent_minor: 140_000,
        paid_minor: 0,
        day: null,
        rev: 1,
      },
    ]);
    expect(driver.pragma('foreign_key_check')).toEqual([]);
    const wrong = (sql: string) => () => driver.exec(sql);
    expect(
      wrong(
        "INSERT INTO budget_lines (id, campaign_key, name, planned_minor, committed_minor, spent_minor, paid_minor, note) VALUES ('x', 1, 'x', -1, 0, 0, 0, '')",
      ),
    ).toThrow('CHECK');
    expect(
      wrong(
        "INSERT INTO experiments (id, hypothesis, platform, starts, ends, metric, comparator) VALUES ('x', 'x', '', '2026-05-02', '2026-05-01', '', 'at-least')",
      ),
    ).toThrow('CHECK');
    driver.exec("INSERT INTO campaign_goals (id, campaign_key, metric, amount) VALUES ('g', 1, 'orders', 10)");
    expect(
      wrong("INSERT INTO campaign_goals (id, campaign_key, metric, amount) VALUES ('h', 1, 'orders', 11)"),
    ).toThrow('UNIQUE');
  } finally {
    driver.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
