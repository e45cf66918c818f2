import type { EngineChannel, Input } from '../../src/shared/contract';
import { companyFor } from './company';

/** An empty workspace for each test, on 13 May 2026, with words for what tests of deals do most. Call it once, outside of tests. */
export const dealsWorld = () => {
  const { ask, path, call } = companyFor('each test');
  return {
    ask,
    path,
    call: (channel: EngineChannel, input: unknown) => call(channel, input),
    board: (more: Partial<Input<'deals.board'>> = {}) => ask('deals.board', { period: '2026-Q2', ...more }),
    add: (title: string, more: Partial<Input<'deals.create'>> = {}) => ask('deals.create', { title, ...more }),
    stageId: async (name: string): Promise<string> => {
      const stage = (await ask('pipelines.list', {})).flatMap((one) => one.stages).find((one) => one.name === name);
      if (!stage) throw new Error(`no stage ${name}`);
      return stage.id;
    },
  };
};
