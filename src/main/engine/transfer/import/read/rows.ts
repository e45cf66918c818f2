import { figure } from '../../../../../shared/domain/figures';

const TOTAL =
  /^(?:(?:grand[\s-]?|sub[\s-]?)?totals?|total g[ée]n[ée]ral|gesamt(?:summe|ergebnis|betrag)?|summe|somme|totale|totales|totaal|total geral|合計|総計)(?:\s*[:：].*)?$/i;

/** A row of sums that a report closes with; counting it would count everything twice. */
export const isTotalRow = (cells: readonly string[]): boolean => {
  // Nearly every row ends here: it begins with something else.
  if (/^\s*[^\stgs合総]/i.test(cells[0] ?? '')) return false;
  const first = cells.find((cell) => cell.trim() !== '')?.trim();
  return first !== undefined && first.length < 60 && TOTAL.test(first);
};

/** Said of rows of sums that are only told from others by what their columns mean. */
export const moreTotals = (count: number): string =>
  `${count === 1 ? 'Another line' : `${figure(count)} more lines`} with totals: left out.`;

/** A row whose cells are all empty, as spreadsheets write the blank lines of a sheet (",,,"): no row at all. */
export const isBlankRow = (cells: readonly string[]): boolean =>
  cells[0]?.trim() === '' && cells.every((cell) => cell.trim() === '');

const HASH = 35;

/** A remark in a table: a line that begins with a `#` which no number or code follows, and has nothing else in it. */
export const isRemark = (cells: readonly string[], width: number): boolean =>
  cells[0]?.charCodeAt(0) === HASH &&
  /^#(?:[\s#=-]|$)/.test(cells[0]) &&
  (cells.length < width || cells.every((cell, at) => at === 0 || cell.trim() === ''));

/** The header once more, as in files that were put together from several. */
export const isRepeatedHeader = (cells: readonly string[], header: readonly string[]): boolean =>
  cells.length >= Math.min(2, header.length) &&
  header.every((name, index) => (cells[index] ?? '').trim().replace(/^\uFEFF/, '') === name);
