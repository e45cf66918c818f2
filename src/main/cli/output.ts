/** What a command answers: one JSON document, and the lines that a person reads instead of it. */
export type Answer = { json: unknown; lines: string[]; code: 0 | 1 };

/** A wrong use of the command line: exit code 2 and the usage. */
export class UsageError extends Error {}

/** Messages and progress go to standard error, so that standard output holds the answer alone. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

let shown = 0;

/** Progress twice a second at most, on one line where there is a terminal. */
export const showProgress = (done: number, total: number | null, label: string): void => {
  if (!process.stderr.isTTY || Date.now() - shown < 500) return;
  shown = Date.now();
  process.stderr.write(
    `\r${label} ${total === null ? done.toLocaleString() : `${done.toLocaleString()} of ${total.toLocaleString()}`}   `,
  );
};

/** Rows as text columns under their names, for reading on a terminal; columns named in `right` end at one edge, as numbers do. */
export const table = (
  head: readonly string[],
  body: readonly (readonly string[])[],
  right: readonly string[] = [],
): string[] => {
  const used = head.map((_, index) => body.some((row) => (row[index] ?? '') !== ''));
  const kept = (row: readonly string[]): string[] => row.filter((_, index) => used[index]);
  const rows = [kept(head), ...body.map(kept)];
  const ends = kept(head).map((name) => right.includes(name));
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, index) => Math.max(all[index] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, index) => (ends[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};

/** Writes all of standard output before the process may end. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve) => process.stdout.write(text, () => resolve()));
