/** The middle of some measurements; of two middles their mean. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** Milliseconds that `work` takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/**
 * Runs every candidate once a round, round after round, so that a noisy minute hits them all alike; answers all
 * measurements of each. A ratio is the median of the rounds' own ratios.
 */
export const interleaved = async <K extends string>(
  rounds: number,
  candidates: Record<K, () => Promise<number>>,
): Promise<Record<K, number[]>> => {
  const names = Object.keys(candidates) as K[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? names : names.toReversed();
    for (const name of order) found[name].push(await candidates[name]());
  }
  return found;
};

/** The median of `a[i] / b[i]`. */
export const ratio = (a: readonly number[], b: readonly number[]): number =>
  median(a.map((value, index) => value / (b[index] ?? Number.NaN)));

export type Line = {
  what: string;
  /** Undefined where the figure is a time with a limit, not a ratio. */
  ratio?: number;
  ms?: number;
  /** What `ms` counts where it counts something else. */
  unit?: string;
  /** Highest ratio, or milliseconds, that is aimed for. */
  aim?: number;
  detail: string;
};

const figureOf = ({ ratio: share, ms, unit = 'ms' }: Line): string =>
  share === undefined
    ? `${(ms ?? Number.NaN).toFixed(unit === 'ms' && ms !== undefined && ms < 10 ? 1 : 0)} ${unit}`
    : `${share.toFixed(2)} ×`;

const aimOf = ({ aim, ratio: share, unit = 'ms' }: Line): string =>
  aim === undefined ? '' : share === undefined ? `at most ${+aim.toFixed(1)} ${unit}` : `at most ${aim} ×`;

export const met = ({ aim, ratio: share, ms }: Line): boolean =>
  aim === undefined || (share ?? ms ?? Number.POSITIVE_INFINITY) <= aim;

/** A section's lines as a table to read. */
export const tableOf = (lines: readonly Line[]): string => {
  const rows = lines.map((line) => [
    line.what,
    figureOf(line),
    aimOf(line),
    line.aim === undefined ? '' : met(line) ? 'met' : 'missed',
    line.detail,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
