import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kyselyOf } from '../../src/main/engine/store/dialect';
import { type Driver, openDriver } from '../../src/main/engine/store/driver';
import { start } from '../../src/main/engine/store/migrations/0001-start';
import { pipelines } from '../../src/main/engine/store/migrations/0002-pipelines';

let folder: string;
let driver: Driver;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-0002-'));
  driver = openDriver(join(folder, 'old.tandem'));
  await start.up(kyselyOf(driver) as never);
  driver.exec(`
    INSERT INTO pipelines (id, name, position) VALUES ('p', 'Sales', 1);
    INSERT INTO stages (id, pipeline_id, name, natural_key, kind, probability, position) VALUES ('s', 'p', 'Proposal', 'proposal', 'open', 0.5, 1);
    INSERT INTO deals (id, external_id, source_system, title, stage_id, value_minor, currency, source, lost_reason, entered_stage_at, next_step, next_step_kind, position)
      VALUES ('d', '', '', 'Midwest territory', 's', 1450000, 'USD', '', '', '2026-04-25T09:20:00.000Z', 'Meet', 'meeting', 1);
    INSERT INTO deal_stages (id, deal_id, stage_id, entered_at) VALUES ('t', 'd', 's', '2026-04-25T09:20:00.000Z');`);
});
afterEach(() => {
  driver.close();
  rmSync(folder, { recursive: true, force: true });
});

test('old deals and stages keep what they hold, and ask for nothing new', async () => {
  await pipelines.up(kyselyOf(driver) as never);
  expect(driver.prepare('SELECT * FROM deals').get()).toMatchObject({
    title: 'Midwest territory',
    value_minor: 1_450_000,
    next_step: 'Meet',
    needs: '',
    decision_maker: '',
    budget_minor: null,
    labels: '[]',
    playbook_done: '[]',
  });
  expect(driver.prepare('SELECT * FROM stages').get()).toMatchObject({
    probability: 0.5,
    color: '',
    required: '[]',
    playbook: '[]',
  });
  expect(driver.prepare('SELECT count(*) AS n FROM deal_stages').get()).toEqual({ n: 1 });
  expect(driver.prepare('SELECT count(*) AS n FROM views').get()).toEqual({ n: 0 });
  expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
});
