import { writeWhole } from './files';
import type { PrintCall, Printed, PrintEnvironment, PrintJob } from './printing';

/** Without anybody who asks again, what is printed is kept for so long. */
const KEPT_MS = 10 * 60_000;
/** Changes come in runs, as somebody types: it is printed again when they pause. */
const PAUSE_MS = 1_000;
/** In every time zone a day begins on a quarter of an hour, and with it figures may be others. */
const QUARTER_MS = 15 * 60_000;

type Ready = { printed: Printed; version: string | null };
/** `ready` holds null where it could not be printed, or was let go before it was. */
type Kept = { job: string; quarter: number; stop: AbortController; ready: Promise<Ready | null> };
type Written = { file: string; pages: number; figures: number; overflow: string[] };

/**
 * What the sheets are drawn from: `version` is another text after each change that was committed to the workspace, by
 * whatever program, and null where no workspace is open.
 */
export type AheadOf = { environment: PrintEnvironment; version: () => Promise<string | null>; now?: () => number };

/** Two jobs that print the same have the same name. */
const nameOf = (job: PrintJob): string =>
  JSON.stringify(
    Object.entries(job)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Ends when nobody waits any more, and never without a signal. */
const untilAborted = (signal: AbortSignal | undefined): Promise<null> =>
  new Promise((done) => {
    if (signal?.aborted) done(null);
    signal?.addEventListener('abort', () => done(null), { once: true });
  });

/**
 * Keeps at most one report printed, in memory: that of the page which offers it as a file, from when that page is open
 * until it is left, so that an export has only to be written. What was printed before the last change of the workspace,
 * by this app or another program, or in another quarter of an hour, is thrown away and never written.
 */
export class PrintAhead {
  readonly #environment: PrintEnvironment;
  readonly #version: () => Promise<string | null>;
  readonly #now: () => number;
  #wanted: PrintJob | null = null;
  #kept: Kept | null = null;
  #forget: NodeJS.Timeout | undefined;
  #pause: NodeJS.Timeout | undefined;

  constructor({ environment, version, now = Date.now }: AheadOf) {
    this.#environment = environment;
    this.#version = version;
    this.#now = now;
  }

  /** What may soon be exported; null lets it go. Asked again for the same, it is kept for longer. Ends when it is printed. */
  async want(job: PrintJob | null): Promise<void> {
    clearTimeout(this.#forget);
    clearTimeout(this.#pause);
    this.#wanted = job;
    if (job === null) return this.#drop();
    this.#forget = setTimeout(() => void this.want(null), KEPT_MS);
    this.#forget.unref();
    await this.#make(job);
  }

  /** The workspace says something else now, or is another one. */
  changed(): void {
    this.#drop();
    clearTimeout(this.#pause);
    if (this.#wanted === null) return;
    this.#pause = setTimeout(() => {
      if (this.#wanted) void this.#make(this.#wanted);
    }, PAUSE_MS);
    this.#pause.unref();
  }

  /** Writes a report to a file, whole or not at all: as it is printed already, or else as it is printed now. */
  async print(job: PrintJob, file: string, call: PrintCall = {}): Promise<Written> {
    const { goOn, printToFile } = await import('./printing');
    const kept = this.#kept;
    if (kept !== null && this.#isOf(kept, job)) {
      call.onProgress?.({ done: 0, total: null, label: 'Gathering the figures' });
      const ready = await Promise.race([kept.ready, untilAborted(call.signal)]);
      const version = ready && (await this.#version());
      goOn(call.signal);
      // What could not be printed says nothing of why: one that is printed now does.
      if (ready !== null && this.#kept === kept && this.#isOf(kept, job) && ready.version === version) {
        const { bytes, ...printed } = ready.printed;
        await writeWhole(file, bytes);
        return { file, ...printed };
      }
      if (this.#kept === kept) this.changed();
    }
    return printToFile(job, file, this.#environment, call);
  }

  #isOf(kept: Kept, job: PrintJob): boolean {
    return kept.job === nameOf(job) && kept.quarter === this.#quarter();
  }

  #quarter(): number {
    return Math.floor(this.#now() / QUARTER_MS);
  }

  #make(job: PrintJob): Promise<unknown> {
    if (this.#kept === null || !this.#isOf(this.#kept, job)) {
      this.#drop();
      const stop = new AbortController();
      const ready = this.#printed(job, stop.signal).catch(() => null);
      this.#kept = { job: nameOf(job), quarter: this.#quarter(), stop, ready };
    }
    return this.#kept?.ready ?? Promise.resolve();
  }

  async #printed(job: PrintJob, signal: AbortSignal): Promise<Ready> {
    // The version before the figures: a change while they are gathered makes it an older one.
    const [{ printReport }, version] = await Promise.all([import('./printing'), this.#version()]);
    return { printed: await printReport(job, this.#environment, { signal }), version };
  }

  #drop(): void {
    this.#kept?.stop.abort();
    this.#kept = null;
  }
}
