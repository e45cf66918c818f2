/** A small generator of pseudo-random numbers (mulberry32): the same seed gives the same world on every machine. */
export type Random = {
  /** 0 … 1, 1 excluded. */
  next: () => number;
  /** A whole number from `low` to `high`, both included. */
  int: (low: number, high: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** Index by weight. */
  weighted: (weights: readonly number[]) => number;
  /** How many things happen when `mean` are expected: whole, at least 0, with the spread of counts. */
  count: (mean: number) => number;
  bytes: (length: number) => Uint8Array;
};

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(next() * list.length)];
    if (found === undefined) throw new Error('Nothing to pick from.');
    return found;
  };
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick,
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return index;
      }
      return weights.length - 1;
    },
    count: (mean) => {
      // Knuth's method for a Poisson count; the means here are small.
      const limit = Math.exp(-mean);
      let product = next();
      let found = 0;
      while (product > limit) {
        found += 1;
        product *= next();
      }
      return found;
    },
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  };
};

/** A seed of its own for one part of the world, so that a change in one part leaves the others as they were. */
export const seedOf = (seed: number, ...parts: (string | number)[]): number => {
  let hash = seed >>> 0;
  for (const letter of parts.join(' ')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
};
