import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { EngineChannel, Input, Output } from '../../src/shared/contract';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine/index';

const clock = (): number => Date.UTC(2026, 4, 13, 12);

/** An empty workspace for each test, on 13 May 2026, with words for what tests of deals do most. Call it once, outside of tests. */
export const dealsWorld = () => {
  let folder: string;
  let path: string;
  let engine: Engine;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-pipelines-'));
    path = join(folder, 'deals.tandem');
    await createWorkspace({
      path,
      name: 'Deals',
      currency: 'USD',
      timeZone: 'UTC',
      weekStart: 1,
      fiscalYearStart: 1,
      sample: false,
      clock,
    });
    engine = await createEngine({ workspacePath: path, clock });
  });
  afterEach(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Asks the engine; a refusal is thrown with its sentence. */
  const ask = async <C extends EngineChannel>(channel: C, input: Input<C>): Promise<Output<C>> => {
    const result = await engine.call(channel, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value as Output<C>;
  };
  return {
    ask,
    path: () => path,
    call: (channel: EngineChannel, input: unknown) => engine.call(channel, input),
    board: (more: Partial<Input<'deals.board'>> = {}) => ask('deals.board', { period: '2026-Q2', ...more }),
    add: (title: string, more: Partial<Input<'deals.create'>> = {}) => ask('deals.create', { title, ...more }),
    stageId: async (name: string): Promise<string> => {
      const stage = (await ask('pipelines.list', {})).flatMap((one) => one.stages).find((one) => one.name === name);
      if (!stage) throw new Error(`no stage ${name}`);
      return stage.id;
    },
  };
};
