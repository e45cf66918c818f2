import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';
import type { MetricValue } from '../../src/shared/contract/metrics';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';

/** Real files with results computed elsewhere: every figure must be equal to the last digit. */
export const data = resolve(import.meta.dirname, '../../../shared/data');
export const maps = resolve(import.meta.dirname, '../../resources/maps');
export const present = existsSync(data);
if (!present) console.log('Golden data is not here (../shared/data): its tests are skipped.');

const folder = mkdtempSync(join(tmpdir(), 'tandem-golden-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export const open = async (name: string, currency: string): Promise<Engine> => {
  const path = join(folder, `${name}.tandem`);
  await grownWorkspace({
    path,
    name,
    currency,
    timeZone: 'as-written',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock: Date.now,
  });
  return createEngine({ workspacePath: path, clock: Date.now, log: console.log });
};

export const ask = async <T>(engine: Engine, channel: string, input: unknown): Promise<T> => {
  const result = await engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};

export const bring = async (
  engine: Engine,
  file: string,
  map?: string,
): Promise<{
  batch: number;
  created: number;
  updated: number;
  unchanged: number;
  rows: number;
  errors: unknown[];
  adjustments: number;
}> =>
  ask(engine, 'imports.run', {
    path: join(data, file),
    ...(map ? { map: JSON.parse(readFileSync(join(maps, map), 'utf8')) } : {}),
  });

export const figure = async (engine: Engine, metric: string, period: string): Promise<MetricValue> => {
  const [value] = await ask<MetricValue[]>(engine, 'metrics.evaluate', { metrics: [metric], period });
  if (!value) throw new Error(`${metric} gave nothing`);
  return value;
};

export const byGroup = async (
  engine: Engine,
  metric: string,
  period: string,
  by: string,
): Promise<Record<string, number | null>> =>
  Object.fromEntries(
    (await ask<MetricValue[]>(engine, 'metrics.evaluate', { metrics: [metric], period, by })).map((value) => [
      value.group,
      value.value,
    ]),
  );

export const expected = (set: string) => JSON.parse(readFileSync(join(data, set, 'expected.json'), 'utf8'));
export const cents = (value: number): number => Math.round(value * 100);

/** A ratio of sums with as many decimals as the expected file prints. */
export const to = (digits: number, value: MetricValue, divisor = 1): number =>
  Number(((value.numerator ?? Number.NaN) / (value.denominator ?? Number.NaN) / divisor).toFixed(digits));

export type Numbers = Record<string, number>;
export const each = (values: Record<string, unknown>): [string, Numbers][] =>
  Object.entries(values) as [string, Numbers][];
