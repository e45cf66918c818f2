const TOTAL =
  /^(?:(?:grand[\s-]?|sub[\s-]?)?totals?|total g[ée]n[ée]ral|gesamt(?:summe|ergebnis|betrag)?|summe|somme|totale|totales)(?:\s*:.*)?$/i;

/** A row of sums that a report closes with; counting it would count everything twice. */
export const isTotalRow = (cells: readonly string[]): boolean => {
  // Nearly every row ends here: it begins with something else.
  if (/^\s*[^\stgs]/i.test(cells[0] ?? '')) return false;
  const first = cells.find((cell) => cell.trim() !== '')?.trim();
  return first !== undefined && first.length < 60 && TOTAL.test(first);
};

/** The header once more, as in files that were put together from several. */
export const isRepeatedHeader = (cells: readonly string[], header: readonly string[]): boolean =>
  cells.length >= Math.min(2, header.length) &&
  header.every((name, index) => (cells[index] ?? '').trim().replace(/^\uFEFF/, '') === name);
