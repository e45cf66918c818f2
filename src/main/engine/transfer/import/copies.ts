type Row = { cells: string[]; line: number };

/** How the rows of one order are read, for telling what stands more than once. */
export type CopyRules<R extends Row> = {
  /** A row with the cells of the whole order, which a shop writes on the first row of an order only. */
  isHead: (row: R) => boolean;
  /** The cells of the whole order in a row, as one text. */
  orderText: (row: R) => string;
  /** All cells of a row that are read, as one text. */
  rowText: (row: R) => string;
  /** Whether these rows, taken as one order, come to the subtotal that the order says; undefined where it says none. */
  fits: (rows: readonly R[]) => boolean | undefined;
};

const countsOf = <R extends Row>(rows: readonly R[], text: (row: R) => string): Map<string, number> => {
  const times = new Map<string, number>();
  for (const row of rows) times.set(text(row), (times.get(text(row)) ?? 0) + 1);
  return times;
};

/** Each row in so many of its repetitions as one of `copies` has: a half copy counts as a whole one. */
const shareOf = <R extends Row>(rows: readonly R[], copies: number, text: (row: R) => string): R[] => {
  const times = countsOf(rows, text);
  const taken = new Map<string, number>();
  return rows.filter((row) => {
    const key = text(row);
    const had = taken.get(key) ?? 0;
    taken.set(key, had + 1);
    return had < Math.ceil((times.get(key) ?? 0) / copies);
  });
};

/**
 * The rows of one order where a file holds it more than once, as files do that were put together of several
 * exports, or appended to; undefined when it holds several states of the order and nobody can tell whose rows are whose.
 *
 * Equal rows alone prove nothing: a shop may sell the same product on two lines of one order. But it writes the
 * cells of the order, such as its total, on one row only. So with one such row every row counts, however alike.
 * With several of them that say the same, the order stands there as often, and each row counts in its share; unless
 * every row has them, as where somebody filled them down: then rows that differ are lines of one order, and for rows
 * that are all alike the subtotal says whether they are several lines or one line several times. Where they
 * say different things, the order stands there in several states: the last one counts, as if it had come in later.
 */
export const oneCopy = <R extends Row>(rows: readonly R[], rules: CopyRules<R>): readonly R[] | undefined => {
  const heads = rows.filter(rules.isHead);
  if (heads.length < 2) return rows;
  const states = new Set(heads.map(rules.orderText));
  if (states.size > 1) {
    const last = heads.at(-1);
    const state = last && rules.orderText(last);
    if (heads.length === rows.length)
      return oneCopy(
        rows.filter((row) => rules.orderText(row) === state),
        rules,
      );
    // The rows of a state follow its head, unless the file was sorted otherwise: the subtotal shows it.
    const block = rows.slice(rows.findLastIndex(rules.isHead));
    return rows[0] === heads[0] && rules.fits(block) !== false ? block : undefined;
  }
  if (heads.length < rows.length) return shareOf(rows, heads.length, rules.rowText);
  const kinds = new Set(rows.map(rules.rowText));
  if (kinds.size > 1) {
    // Filled down: a copy of the whole order repeats every one of its rows.
    const copies = Math.min(...countsOf(rows, rules.rowText).values());
    const whole = shareOf(rows, copies, rules.rowText);
    return whole.length < rows.length && rules.fits(rows) !== true ? whole : rows;
  }
  const one = rows.slice(0, 1);
  return rules.fits(rows) === true && rules.fits(one) !== true ? rows : one;
};
