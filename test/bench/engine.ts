import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { NewWorkspace, WorkerReport } from '../../src/shared/contract/transport';

const WORKER = resolve(import.meta.dirname, '../../out/main/engine-worker.js');

type Request = Record<string, unknown> & { type: string };

/** The built engine in a worker thread, asked as the window asks it. */
export class BenchEngine {
  /** With the limits that the window gives it (src/main/bridge/engine-host.ts). */
  readonly #worker = new Worker(WORKER, { resourceLimits: { maxYoungGenerationSizeMb: 16 } });
  readonly #waiting = new Map<number, (value: unknown) => void>();
  readonly #failing = new Map<number, (error: Error) => void>();
  #last = 0;

  constructor() {
    this.#worker.on('message', (report: WorkerReport) => {
      if (report.type === 'log') process.stderr.write(`${report.message}\n`);
      if (report.type !== 'answer') return;
      if (report.result.ok) this.#waiting.get(report.id)?.(report.result.value);
      else this.#failing.get(report.id)?.(new Error(report.result.error.message));
      this.#waiting.delete(report.id);
      this.#failing.delete(report.id);
    });
    this.#worker.on('error', (error) => {
      for (const fail of this.#failing.values()) fail(error instanceof Error ? error : new Error(String(error)));
    });
  }

  ask(request: Request): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((done, fail) => {
      this.#waiting.set(id, done);
      this.#failing.set(id, fail);
      this.#worker.postMessage({ ...request, id });
    });
  }

  open(workspacePath: string): Promise<unknown> {
    return this.ask({ type: 'open', workspacePath });
  }

  call<T = unknown>(channel: string, input: unknown): Promise<T> {
    return this.ask({ type: 'call', channel, input, personId: null }) as Promise<T>;
  }

  /** Processor time of the engine's thread so far, in milliseconds: what else the machine does is not in it. */
  async busy(): Promise<number> {
    const { user, system } = await this.#worker.cpuUsage();
    return (user + system) / 1_000;
  }

  async close(): Promise<void> {
    await this.ask({ type: 'close' });
    await this.#worker.terminate();
  }
}

/** Makes an empty workspace, or the sample company. */
export const makeWorkspace = async (path: string, options: Partial<NewWorkspace> = {}): Promise<string> => {
  const engine = new BenchEngine();
  await engine.ask({
    type: 'create',
    workspace: {
      path,
      name: 'Bench',
      currency: 'GBP',
      timeZone: 'as-written',
      weekStart: 1,
      fiscalYearStart: 1,
      me: { name: 'Ada', roles: ['sales'] },
      sample: false,
      ...options,
    } satisfies NewWorkspace,
  });
  await engine.close();
  return path;
};
