import { Worker } from 'node:worker_threads';
import type { Result, Topic } from '../../shared/contract';
import { TOPICS } from '../../shared/contract/topics';
import {
  type NewWorkspace,
  type Progress,
  refusal,
  type WorkerReport,
  type WorkerRequest,
} from '../../shared/contract/transport';

/** An engine that ends twice within this time has a fault that another start does not mend. */
const CRASH_WINDOW_MS = 60_000;
/** A worker that does not close by itself is ended; what it said is saved, is on the disk. */
const CLOSE_PATIENCE_MS = 10_000;

/**
 * An import makes short-lived text by the gigabyte. With room for little of it at a time the engine takes 120 MB
 * less at its peak, in the same time.
 */
const LIMITS = { maxYoungGenerationSizeMb: 16 };

const CRASHED = 'The engine stopped while it worked on this. Nothing is half done: look at the page and try again.';
const STOPPED = 'Tandem’s engine has stopped twice. What was saved is safe: close Tandem and open it again.';
const NONE = 'No workspace is open.';

type Waiting = { resolve: (result: Result<unknown>) => void; onProgress: ((progress: Progress) => void) | undefined };
type Distributed<T> = T extends unknown ? Omit<T, 'id'> : never;

export type HostEvents = {
  changed: (topics: Topic[]) => void;
  log: (message: string) => void;
  /** The locale by which the reader's figures are written; English where nobody says. */
  region?: () => string;
  /** The engine ended by accident; `again` says whether it is open again. */
  crashed: (again: boolean) => void;
  /** The open file is damaged, as was found out when it was open already; it is closed by now. */
  damaged?: (path: string, message: string) => void;
};

export type EngineCall = { personId: string | null; onProgress?: (progress: Progress) => void; signal?: AbortSignal };

/** One worker with one workspace, and the calls that wait for it. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #ended = false;
  /** Set before an end that is wanted, so that it is not taken for a crash. */
  #closing = false;

  constructor(
    file: string,
    events: HostEvents,
    onCrash: () => void,
    readonly onDamage?: (message: string) => void,
  ) {
    this.#worker = new Worker(file, { name: 'engine', env: process.env, resourceLimits: LIMITS });
    this.#worker.on('message', (report: WorkerReport) => this.#receive(report, events));
    this.#worker.on('error', (error) =>
      events.log(`engine: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    );
    this.#worker.on('exit', () => {
      this.#ended = true;
      for (const { resolve } of this.#waiting.values()) resolve(refusal('internal', CRASHED));
      this.#waiting.clear();
      if (!this.#closing) onCrash();
    });
  }

  #receive(report: WorkerReport, events: HostEvents): void {
    switch (report.type) {
      case 'answer':
        this.#waiting.get(report.id)?.resolve(report.result);
        this.#waiting.delete(report.id);
        return;
      case 'progress':
        this.#waiting.get(report.id)?.onProgress?.(report.progress);
        return;
      case 'changed':
        events.changed(report.topics);
        return;
      case 'damaged':
        this.onDamage?.(report.message);
        return;
      case 'log':
        events.log(report.message);
    }
  }

  ask(request: Distributed<WorkerRequest>, options: Omit<EngineCall, 'personId'> = {}): Promise<Result<unknown>> {
    if (this.#ended) return Promise.resolve(refusal('internal', CRASHED));
    if (options.signal?.aborted) return Promise.resolve(refusal('cancelled', 'Cancelled before it began.'));
    this.#last += 1;
    const id = this.#last;
    const cancel = (): void => this.#worker.postMessage({ type: 'cancel', id } satisfies WorkerRequest);
    options.signal?.addEventListener('abort', cancel, { once: true });
    const answered = new Promise<Result<unknown>>((resolve) => {
      this.#waiting.set(id, { resolve, onProgress: options.onProgress });
      this.#worker.postMessage({ ...request, id });
    });
    return answered.finally(() => options.signal?.removeEventListener('abort', cancel));
  }

  /** Lets the engine finish its write and close the file, then ends the thread. */
  async close(): Promise<void> {
    if (this.#ended) return;
    this.#closing = true;
    const patience = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_PATIENCE_MS).unref());
    await Promise.race([this.ask({ type: 'close' }), patience]);
    await this.#worker.terminate();
  }
}

/**
 * Keeps the engine's worker: opens and closes workspaces, passes calls on, and starts the engine again once
 * when it ends by accident. Another workspace gets another worker; the one before stays until that is open.
 */
export class EngineHost {
  readonly #file: string;
  readonly #events: HostEvents;
  #thread: Thread | null = null;
  #path: string | null = null;
  #crashedAt = Number.NEGATIVE_INFINITY;
  #stopped = false;
  #restart: Promise<unknown> | null = null;

  /** `file` is the built worker. */
  constructor(file: string, events: HostEvents) {
    this.#file = file;
    this.#events = events;
  }

  /** The open workspace's file, or null. */
  get workspacePath(): string | null {
    return this.#path;
  }

  /** Opens a workspace. When it is refused, the one that was open stays open. */
  async open(workspacePath: string): Promise<Result<unknown>> {
    if (this.#thread && this.#path === workspacePath) return { ok: true, value: null };
    const opened = await this.#start(workspacePath);
    if (opened.ok) this.#stopped = false;
    return opened;
  }

  async #start(workspacePath: string): Promise<Result<unknown>> {
    const thread: Thread = new Thread(
      this.#file,
      this.#events,
      () => this.#crashed(thread),
      (message) => void this.#damaged(thread, workspacePath, message),
    );
    const result = await thread.ask({ type: 'open', workspacePath });
    if (!result.ok) {
      await thread.close();
      return result;
    }
    const before = this.#thread;
    this.#thread = thread;
    this.#path = workspacePath;
    await before?.close();
    return result;
  }

  /** Makes a workspace file in a worker of its own, so that the open one goes on meanwhile. */
  async create(workspace: NewWorkspace, onProgress?: (progress: Progress) => void): Promise<Result<unknown>> {
    const thread = new Thread(this.#file, { ...this.#events, changed: () => undefined }, () => undefined);
    try {
      return await thread.ask({ type: 'create', workspace }, { onProgress });
    } finally {
      await thread.close();
    }
  }

  /** Looks after a file that does not open, in a worker of its own: what that does to the thread is nobody else's trouble. */
  async rescue(workspacePath: string, how: 'look' | 'restore' | 'salvage'): Promise<Result<unknown>> {
    const thread = new Thread(this.#file, { ...this.#events, changed: () => undefined }, () => undefined);
    try {
      return await thread.ask({ type: 'rescue', workspacePath, how });
    } finally {
      await thread.close();
    }
  }

  /** Passes a parsed call on to the engine. Never throws. */
  async call(channel: string, input: unknown, { personId, ...options }: EngineCall): Promise<Result<unknown>> {
    await this.#restart;
    if (this.#stopped) return refusal('internal', STOPPED);
    if (!this.#thread) return refusal('no-workspace', NONE);
    return this.#thread.ask({ type: 'call', channel, input, personId, region: this.#events.region?.() }, options);
  }

  #crashed(thread: Thread): void {
    if (thread !== this.#thread) return;
    this.#thread = null;
    const again = performance.now() - this.#crashedAt > CRASH_WINDOW_MS;
    this.#crashedAt = performance.now();
    const path = this.#path;
    if (!again || path === null) return this.#giveUp();
    this.#restart = this.#start(path).then((result) => {
      this.#restart = null;
      if (!result.ok) return this.#giveUp();
      this.#events.crashed(true);
      this.#events.changed([...TOPICS]);
    });
  }

  /** Nothing more is written into a file that is damaged. */
  async #damaged(thread: Thread, path: string, message: string): Promise<void> {
    if (thread !== this.#thread) return;
    await this.close();
    // Another file may have been opened meanwhile, and nothing is said of that.
    if (this.#thread === null) this.#events.damaged?.(path, message);
  }

  #giveUp(): void {
    this.#stopped = true;
    this.#events.crashed(false);
  }

  /** Closes the workspace; the host can open another one afterwards. */
  async close(): Promise<void> {
    await this.#restart;
    const thread = this.#thread;
    this.#thread = null;
    this.#path = null;
    await thread?.close();
  }
}
