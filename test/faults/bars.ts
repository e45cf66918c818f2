/**
 * How often each promise is tried. `npm test` takes the small number and the same seed each time, so that it is quick and
 * repeats; `npm run test:faults` takes the whole bar and a new seed, which is printed. TANDEM_SEED repeats a run. With
 * TANDEM_FAULTS=every the disk fails at every single write, which takes hours.
 */
const FULL = process.env['TANDEM_FAULTS'] !== undefined;

/** Rounds of this run: `full` is the bar of the promise. */
export const rounds = (full: number, quick: number): number => (FULL ? full : quick);

/** The seed of this run, printed with the name of what it was for. */
export const seedFor = (what: string): number => {
  const named = process.env['TANDEM_SEED'];
  const seed = named !== undefined ? Number(named) : FULL ? Date.now() % 2_147_483_647 : 20_261_126;
  process.stderr.write(`${what}: seed ${seed}\n`);
  return seed;
};

/** Says what was measured, where a person reads the run. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

export type Roll = (below: number) => number;

/** Repeatable whole numbers from 0 to below `below` (Mulberry32). */
export const rollOf = (seed: number): Roll => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};
