import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ChannelName, Input, Output } from '../../shared/contract';
import { TandemError } from '../../shared/contract/errors';
import { createEngine } from '../engine/index';
import { showProgress } from './output';

export type Call = <C extends ChannelName>(channel: C, input: Input<C>) => Promise<Output<C>>;

/** The thread beside this one, where it is built. */
const HELPER = join(import.meta.dirname, 'beside-worker.js');

/** Opens the workspace, runs the work, closes it. A refusal comes out as a TandemError. */
export const withEngine = async <T>(workspace: string, work: (call: Call) => Promise<T>): Promise<T> => {
  const engine = await createEngine({
    workspacePath: resolve(workspace),
    clock: Date.now,
    helper: existsSync(HELPER) ? HELPER : undefined,
  });
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    await engine.check();
    return await work(async (channel, input) => {
      const result = await engine.call(channel, input, {
        signal: stop.signal,
        onProgress: ({ done, total, label }) => showProgress(done, total, label),
      });
      if (!result.ok) throw new TandemError(result.error.code, result.error.message);
      return result.value as Output<typeof channel>;
    });
  } finally {
    process.off('SIGINT', onInterrupt);
    await engine.close();
  }
};
