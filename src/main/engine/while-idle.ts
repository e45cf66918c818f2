/** Ends what is worked out ahead as soon as somebody asks for something. */
class Asked extends Error {}

type Work = (pause: () => Promise<void>) => Promise<void>;

/**
 * Works while nobody asks. Work is done a step at a time: between two of them whoever asked meanwhile is answered, and
 * the rest of it is left; it begins anew once that is answered and nobody has asked for a while.
 */
export class WhileIdle {
  /** Counts requests, so that what is worked out between them knows that one came. */
  #turn = 0;
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;

  /**
   * @param rest milliseconds without a request before it begins
   * @param failed told about a fault of the work; nobody waits for it
   */
  constructor(
    private readonly rest: number,
    private readonly work: Work,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** A request came. */
  asked(): void {
    this.#turn += 1;
    this.#waiting += 1;
    clearTimeout(this.#idle);
  }

  /** It was answered; with `over` nothing begins any more. */
  answered(over = false): void {
    this.#waiting -= 1;
    if (!over && this.#waiting === 0) this.#idle = setTimeout(() => void this.#begin(), this.rest).unref();
  }

  async #begin(): Promise<void> {
    const turn = this.#turn;
    const pause = (): Promise<void> =>
      new Promise((goOn, leave) => setImmediate(() => (this.#turn === turn ? goOn() : leave(new Asked()))));
    try {
      await this.work(pause);
    } catch (error) {
      // Another file may have been opened in the middle of a step.
      if (!(error instanceof Asked) && this.#turn === turn) this.failed(error);
    }
  }
}
