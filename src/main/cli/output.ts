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

/** Rows as text columns, for reading on a terminal. */
export const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, index) => Math.max(all[index] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

/** Writes all of standard output before the process may end. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve) => process.stdout.write(text, () => resolve()));
