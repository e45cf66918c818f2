import type { BrowserWindow } from 'electron';
import { writeWhole } from './files';
import type { PageState, PrintCall, PrintEnvironment, PrintJob } from './printing';

/** Without anybody who asks again, a sheet is kept for so long. */
const KEPT_MS = 10 * 60_000;
/** Changes come in runs, as somebody types: it is drawn again when they pause. */
const PAUSE_MS = 1_000;
/** In every time zone a day begins on a quarter of an hour, and with it figures may be others. */
const QUARTER_MS = 15 * 60_000;

type Kept = { job: string; quarter: number; window: BrowserWindow; drawn: Promise<PageState> };
type Written = { file: string; pages: number; figures: number; overflow: string[] };

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
 * Keeps at most one sheet drawn in a hidden window: that of the page which offers it as a PDF, from when that page is
 * open until it is left, so that an export has only to be printed. What was drawn before the last change of the
 * workspace in this app, or in another quarter of an hour, is thrown away and never printed.
 */
export class PrintAhead {
  readonly #environment: PrintEnvironment;
  readonly #now: () => number;
  #wanted: PrintJob | null = null;
  #kept: Kept | null = null;
  #changes = 0;
  #forget: NodeJS.Timeout | undefined;
  #pause: NodeJS.Timeout | undefined;

  constructor(environment: PrintEnvironment, now: () => number = Date.now) {
    this.#environment = environment;
    this.#now = now;
  }

  /** What may soon be printed; null lets it go. Asked again for the same, it is kept for longer. Ends when it is drawn. */
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
    this.#changes += 1;
    this.#drop();
    clearTimeout(this.#pause);
    if (this.#wanted === null) return;
    this.#pause = setTimeout(() => {
      if (this.#wanted) void this.#make(this.#wanted);
    }, PAUSE_MS);
    this.#pause.unref();
  }

  /** Prints to a file, whole or not at all: the sheet that waits, or else one that is drawn now. */
  async print(job: PrintJob, file: string, call: PrintCall = {}): Promise<Written> {
    const { goOn, printSheet, printToFile } = await import('./printing');
    const kept = this.#kept;
    if (kept === null || !this.#isOf(kept, job)) return printToFile(job, file, this.#environment, call);
    // Its own while it prints: whoever leaves the page meanwhile does not take it away.
    this.#kept = null;
    const changes = this.#changes;
    let isSound = true;
    try {
      call.onProgress?.({ done: 0, total: null, label: 'Gathering the figures' });
      const state = await Promise.race([kept.drawn.catch(() => null), untilAborted(call.signal)]);
      goOn(call.signal);
      isSound = false;
      // What could not be drawn says nothing of why: one that is drawn now does.
      if (state === null) return await printToFile(job, file, this.#environment, call);
      const { bytes, ...printed } = await printSheet(kept.window, state, job, call);
      isSound = true;
      await writeWhole(file, bytes);
      return { file, ...printed };
    } finally {
      // One that could not be drawn or printed is not tried again: the next is drawn anew.
      const isWanted = this.#wanted !== null && this.#kept === null && this.#isOf(kept, this.#wanted);
      if (isSound && isWanted && changes === this.#changes && !kept.window.isDestroyed()) this.#kept = kept;
      else kept.window.destroy();
    }
  }

  #isOf(kept: Kept, job: PrintJob): boolean {
    return kept.job === nameOf(job) && kept.quarter === this.#quarter();
  }

  #quarter(): number {
    return Math.floor(this.#now() / QUARTER_MS);
  }

  async #make(job: PrintJob): Promise<void> {
    if (this.#kept && this.#isOf(this.#kept, job)) return;
    this.#drop();
    const changes = this.#changes;
    const { drawSheet, openSheet } = await import('./printing');
    // The first time the code is still on its way when another is wanted.
    if (this.#kept !== null || this.#wanted !== job || changes !== this.#changes) return;
    const window = openSheet(this.#environment.preload);
    const drawn = drawSheet(window, job, this.#environment.devServer);
    const kept: Kept = { job: nameOf(job), quarter: this.#quarter(), window, drawn };
    this.#kept = kept;
    const giveUp = (): void => {
      if (this.#kept === kept) this.#drop();
    };
    window.webContents.once('render-process-gone', giveUp);
    await drawn.then(() => undefined, giveUp);
  }

  #drop(): void {
    this.#kept?.window.destroy();
    this.#kept = null;
  }
}
