import { join } from 'node:path';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { TandemError } from '../../shared/contract/errors';
import type { Result, Topic } from '../../shared/contract';
import {
  type NewWorkspace,
  type Progress,
  refusal,
  type WorkerReport,
  type WorkerRequest,
} from '../../shared/contract/transport';
import { createEngine, createWorkspace, type Engine, loadServices, rescueWorkspace } from './index';
import { WhileIdle } from './while-idle';

/**
 * The engine in a worker thread: one workspace a worker. Requests come as messages with an id, and each is
 * answered by one message with that id; see shared/contract/transport.ts.
 */

const FAULT = 'Tandem could not do this because of a fault of its own. The log has the details.';
/** Progress is passed on at most this often. */
const PROGRESS_MS = 100;

/** How long after a workspace is open the rest of the engine's code is loaded, and a large file is checked. */
const REST_MS = 5_000;

/** The thread beside this one, built beside this file. */
const HELPER = join(import.meta.dirname, 'beside-worker.js');

/** So long nobody has asked for anything before what will be asked for next is worked out. */
const IDLE_MS = 100;

/** What a worker's port is needed for, so that tests can hold the other end. */
type Port = Pick<MessagePort, 'postMessage' | 'on' | 'close'>;

/** Passes on the first report, then at most ten a second; the last one always goes out, when `flush` is called. */
const throttled = (send: (progress: Progress) => void) => {
  let sentAt = Number.NEGATIVE_INFINITY;
  let waiting: Progress | null = null;
  return {
    report: (progress: Progress): void => {
      const now = performance.now();
      if (now - sentAt < PROGRESS_MS) {
        waiting = progress;
        return;
      }
      sentAt = now;
      waiting = null;
      send(progress);
    },
    flush: (): void => {
      if (waiting) send(waiting);
    },
  };
};

/** A fault's sentence stays in the log; the person reads that it was ours. */
const presentable = (result: Result<unknown>): Result<unknown> =>
  !result.ok && result.error.code === 'internal' ? refusal('internal', FAULT) : result;

class EngineWorker {
  readonly #port: Port;
  readonly #running = new Map<number, AbortController>();
  #engine: Engine | null = null;
  #region: string | null = null;

  constructor(port: Port) {
    this.#port = port;
    port.on('message', (request: WorkerRequest) => void this.#serve(request));
  }

  #send(report: WorkerReport): void {
    this.#port.postMessage(report);
  }

  readonly #log = (message: string): void => this.#send({ type: 'log', message });

  /** Has ready what a person is likely to ask for next; whoever asks meanwhile waits for one step of it at most. */
  readonly #ahead = new WhileIdle(
    IDLE_MS,
    async (pause) => this.#engine?.gather(this.#region, pause),
    (error) => this.#log(`gather: ${String(error)}`),
  );

  async #serve(request: WorkerRequest): Promise<void> {
    if (request.type === 'cancel') {
      this.#running.get(request.id)?.abort();
      return;
    }
    this.#ahead.asked();
    let result: Result<unknown>;
    try {
      result = presentable(await this.#perform(request));
    } catch (error) {
      result = this.#refuse(request, error);
    }
    this.#answer(request.id, result);
    const over = request.type === 'close';
    this.#ahead.answered(over);
    if (over) this.#port.close();
  }

  #answer(id: number, result: Result<unknown>): void {
    try {
      this.#send({ type: 'answer', id, result });
    } catch (error) {
      // A value that cannot be cloned is a mistake of ours; the caller must not wait for ever.
      this.#log(`answer: ${String(error)}`);
      this.#send({ type: 'answer', id, result: refusal('internal', FAULT) });
    }
  }

  #refuse(request: WorkerRequest, error: unknown): Result<unknown> {
    if (error instanceof TandemError && error.code !== 'internal') return refusal(error.code, error.message);
    this.#log(`${request.type}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return refusal('internal', FAULT);
  }

  async #perform(request: Exclude<WorkerRequest, { type: 'cancel' }>): Promise<Result<unknown>> {
    switch (request.type) {
      case 'open':
        return this.#open(request.workspacePath);
      case 'create':
        return this.#create(request.id, request.workspace);
      case 'rescue':
        return { ok: true, value: await rescueWorkspace(request.workspacePath, request.how) };
      case 'call':
        return this.#call(request);
      case 'close':
        return this.#close();
    }
  }

  async #open(workspacePath: string): Promise<Result<unknown>> {
    await this.#engine?.close();
    this.#engine = null;
    const engine = await createEngine({ workspacePath, clock: Date.now, log: this.#log, helper: HELPER });
    engine.onChange((topics: Topic[]) => this.#send({ type: 'changed', topics }));
    this.#engine = engine;
    // When the first page has had its answers; a person's first click on another page then waits for no code.
    setTimeout(() => {
      void loadServices().catch((error: unknown) => this.#log(`load: ${String(error)}`));
      void this.#check(engine);
    }, REST_MS).unref();
    return { ok: true, value: null };
  }

  /** What is too large to be checked before it opens is checked now, beside everything else. */
  async #check(engine: Engine): Promise<void> {
    try {
      await engine.check();
    } catch (error) {
      if (this.#engine !== engine) return;
      if (error instanceof TandemError && error.code === 'damaged-file')
        this.#send({
          type: 'damaged',
          message: 'This workspace file is damaged. Restore the newest backup; nothing more is written into the file.',
        });
      else this.#log(`check: ${String(error)}`);
    }
  }

  async #create(id: number, workspace: NewWorkspace): Promise<Result<unknown>> {
    const progress = throttled((report) => this.#send({ type: 'progress', id, progress: report }));
    const value = await createWorkspace({ ...workspace, clock: Date.now, onProgress: progress.report });
    progress.flush();
    return { ok: true, value };
  }

  async #call({
    id,
    channel,
    input,
    personId,
    region,
  }: Extract<WorkerRequest, { type: 'call' }>): Promise<Result<unknown>> {
    if (!this.#engine) return refusal('no-workspace', 'No workspace is open.');
    this.#region = region ?? null;
    const controller = new AbortController();
    this.#running.set(id, controller);
    const progress = throttled((report) => this.#send({ type: 'progress', id, progress: report }));
    try {
      const options = { signal: controller.signal, onProgress: progress.report, personId, region };
      const result = await this.#engine.call(channel, input, options);
      progress.flush();
      return result;
    } finally {
      this.#running.delete(id);
    }
  }

  async #close(): Promise<Result<unknown>> {
    for (const controller of this.#running.values()) controller.abort();
    const engine = this.#engine;
    this.#engine = null;
    await engine?.close();
    return { ok: true, value: null };
  }
}

if (parentPort) new EngineWorker(parentPort);
