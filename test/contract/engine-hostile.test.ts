import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract, type Result } from '../../src/shared/contract';
import { ERROR_CODES } from '../../src/shared/contract/errors';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine/index';

let folder: string;
let engine: Engine;
const faults: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-hostile-'));
  const path = join(folder, 'hostile.tandem');
  await createWorkspace({
    path,
    name: 'Hostile',
    currency: 'USD',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock: Date.now,
  });
  engine = await createEngine({ workspacePath: path, clock: Date.now, log: (message) => faults.push(message) });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;
const values: unknown[] = [
  undefined,
  null,
  0,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  'x'.repeat(100_000),
  [],
  {},
  cycle,
  true,
  Symbol('s'),
  () => 1,
  new Date(),
  '__proto__',
  "'; DROP TABLE deals; --",
  '2026-02-30',
  '9999-W99',
  { toString: null },
];
const keys = [
  'id',
  'name',
  'title',
  'period',
  'metric',
  'metrics',
  'by',
  'table',
  'batch',
  'line',
  'stageId',
  'pipelineId',
  'valueMinor',
  'text',
  'limit',
  'day',
  'rate',
  'currency',
  'map',
  'kind',
  'texts',
  'channelId',
  'amountMinor',
];

const channels = Object.entries(contract).flatMap(([name, channel]) => (channel.kind === 'shell' ? [] : [name]));

test.each(channels)(
  '%s answers hostile input as data',
  async (channel) => {
    const inputs: unknown[] = [
      ...values,
      JSON.parse('{"__proto__": {"polluted": true}, "id": "x"}'),
      ...keys.flatMap((key) => values.map((value) => ({ [key]: value }))),
    ];
    for (const input of inputs) {
      const result: Result<unknown> = await engine.call(channel, input);
      if (!result.ok) {
        expect(ERROR_CODES).toContain(result.error.code);
        expect(result.error.code, `${channel}: ${result.error.message}`).not.toBe('internal');
        expect(result.error.message.length).toBeGreaterThan(5);
      }
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(faults).toEqual([]);
  },
  180_000,
);
