import { Worker } from 'node:worker_threads';
import { TandemError, type WireError } from '../../../shared/contract/errors';

/** What a thread beside the engine's does with a connection of its own: it reads the workspace, and writes nothing into it. */
export type Task = { what: 'check'; file: string } | { what: 'copy'; file: string; to: string };
export type Told =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; rows: number; loose: number }
  | { type: 'refused'; error: WireError };

/** The thread needs little room: it passes pages on. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

/**
 * Does a task in a thread of its own, so that neither an import nor a click waits for it. Throws what the task is refused
 * with; `signal` ends it in the middle. A thread that ends by itself and has told nothing is a fault of the app.
 *
 * @param helper the built beside-worker
 */
export const beside = (
  helper: string,
  task: Task,
  { signal, progress }: { signal?: AbortSignal | undefined; progress?: (done: number, total: number) => void } = {},
): Promise<{ rows: number; loose: number }> =>
  new Promise((done, fail) => {
    const worker = new Worker(helper, { name: task.what, workerData: task, env: process.env, resourceLimits: LIMITS });
    const end = (): void => void worker.terminate();
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted) end();
    worker.on('message', (told: Told) => {
      if (told.type === 'progress') progress?.(told.done, told.total);
      else if (told.type === 'done') done({ rows: told.rows, loose: told.loose });
      else fail(new TandemError(told.error.code, told.error.message));
    });
    worker.on('error', (error) => fail(error));
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', end);
      // Of no effect where it has told already.
      fail(
        signal?.aborted
          ? new TandemError('cancelled', 'Cancelled. Nothing was changed.')
          : new TandemError(
              'internal',
              `The ${task.what} of the workspace ended too early (${code}). Nothing was changed.`,
            ),
      );
    });
  });
