import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine';
import { openDriver } from '../../src/main/engine/store/driver';
import type { ChannelName, Input, Output } from '../../src/shared/contract';
import { CLOCK } from './process';
import { ordersCsv } from './orders';
import { stateOf } from './state';

/** The state of a file that must be whole: every page, every reference. What a killed process left is taken in by opening it. */
export const wholeState = (
  file: string,
  options?: { anyIds: boolean },
): { state: string; steps: number; undone: number; version: number } => {
  const driver = openDriver(file);
  try {
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(driver.pragma('foreign_key_check')).toEqual([]);
    const number = (sql: string): number => Number(driver.prepare(sql).pluck().get());
    return {
      state: stateOf(driver, options),
      steps: number('SELECT count(*) FROM history'),
      undone: number('SELECT count(*) FROM history WHERE undone = 1'),
      version: Number(driver.pragma('user_version', { simple: true })),
    };
  } finally {
    driver.close();
  }
};

export const ask = async <C extends ChannelName>(engine: Engine, channel: C, input: Input<C>): Promise<Output<C>> => {
  const result = await engine.call(channel, input);
  if (!result.ok) throw new Error(`${channel}: ${result.error.message}`);
  return result.value as Output<C>;
};

export const openEngine = (workspacePath: string): Promise<Engine> =>
  createEngine({ workspacePath, clock: () => CLOCK });

/** A folder that goes when the tests are over. */
export const scratch = (name: string): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), `tandem-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
};

export type SmallCompany = { file: string; deals: string[]; stages: string[]; contacts: [string, string][] };

/** A workspace with a little of everything that the tests of faults change, closed and at rest. */
export const smallCompany = async (folder: string): Promise<SmallCompany> => {
  const file = join(folder, 'company.tandem');
  await createWorkspace({
    path: file,
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    me: { name: 'Maren Oduya', roles: ['founder'] },
    sample: false,
    clock: () => CLOCK,
  });
  const engine = await openEngine(file);
  try {
    await ask(engine, 'imports.run', { path: ordersCsv(join(folder, 'first.csv'), 200, 'F'), format: 'order-lines' });
    const [pipeline] = await ask(engine, 'pipelines.list', {});
    const stages = (pipeline?.stages ?? []).filter(({ kind }) => kind === 'open').map(({ id }) => id);
    const deals: string[] = [];
    for (let index = 0; index < 16; index += 1) {
      const { id } = await ask(engine, 'deals.create', {
        title: `Deal ${index}`,
        company: `Company ${index % 5}`,
        stageId: stages[index % stages.length] ?? '',
        valueMinor: 100_000 + index,
      });
      deals.push(id);
    }
    const contacts: [string, string][] = [];
    for (let index = 0; index < 12; index += 1) {
      const one = await ask(engine, 'contacts.create', { name: `Ada Nr${index}`, email: `ada${index}@example.org` });
      const two = await ask(engine, 'contacts.create', { name: `Ada Nr${index} L.`, phone: `+1 555 01${index}` });
      contacts.push([one.id, two.id]);
    }
    return { file, deals, stages, contacts };
  } finally {
    await engine.close();
  }
};

/** A copy of a workspace at rest, under a name of its own. */
export const copyOf = (file: string, to: string): string => {
  for (const suffix of ['-wal', '-shm']) rmSync(to + suffix, { force: true });
  cpSync(file, to);
  return to;
};
