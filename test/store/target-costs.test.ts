import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelName, Input, Output } from '../../src/shared/contract';

const NOW = Date.UTC(2026, 10, 25, 17);
let folder: string;
let engine: Engine;
const ask = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> => {
  const result = await engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as Output<C>;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-costs-'));
  const path = join(folder, 'costs.tandem');
  await grownWorkspace({
    path,
    name: 'Costs',
    currency: 'USD',
    timeZone: 'Etc/UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock: () => NOW,
  });
  engine = await createEngine({ workspacePath: path, clock: () => NOW });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a limit on marketing’s cost goes on as the last four weeks did where costs are written by hand and no ads came', async () => {
  // Four weeks of radio, 28 × $100, that end today; the quarter has 36 days left.
  await ask('library.create', {
    kind: 'flight',
    values: { outlet: 'Radio', kind: 'radio', starts: '2026-10-29', ends: '2026-11-25', costMinor: 280_000 },
  });
  await ask('targets.createTree', {
    period: '2026-Q4',
    metric: 'marketing-cost',
    amount: 500_000,
    split: 'none',
    spread: { method: 'even', months: {} },
  });
  const [top] = (await ask('targets.tree', { period: '2026-Q4', metric: 'marketing-cost' })).nodes;
  expect(top).toMatchObject({ actual: 280_000, outlook: 280_000 + 36 * 10_000, status: 'miss' });
});
