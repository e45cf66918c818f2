/**
 * Numbers footnotes in the order in which a report first speaks of them. The same figure of the same period
 * has the same note wherever it stands.
 */
export class FootnoteNumbers {
  readonly #numbers = new Map<string, number>();

  /** The number for a figure: a metric of a period. */
  of(metric: string, period: string): number {
    const key = `${metric} ${period}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    this.#numbers.set(key, number);
    return number;
  }

  get size(): number {
    return this.#numbers.size;
  }
}
