/** A cell on one line, quoted where it has to be. */
const cellText = (cell: string, delimiter: string): string => {
  const text = /[\r\n]/.test(cell) ? cell.replace(/\r\n|\n|\r/g, ' ') : cell;
  return text.includes('"') || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * Source lines written anew from rows, each at its own line number: for workbooks, which have no lines of text, and
 * for files with cells that must not be kept (`hidden`, by place).
 */
export const keptRows = (
  delimiter: string,
  hidden: readonly number[],
  text: (chunk: string) => void,
): ((cells: readonly string[], line: number) => void) => {
  let next = 1;
  const left = new Set(hidden);
  return (cells, line) => {
    const row = cells.map((cell, at) => (left.has(at) ? '' : cellText(cell, delimiter))).join(delimiter);
    text(`${'\n'.repeat(Math.max(0, line - next))}${row}\n`);
    next = Math.max(next, line) + 1;
  };
};
