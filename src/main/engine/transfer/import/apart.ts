import { TandemError } from '../../../../shared/contract/errors';
import { figure } from '../../../../shared/domain/figures';

/** Thrown to read a file once more, all its rows held, when rows of one order do not follow each other: `line` is the first that shows it. */
export class RowsApart extends TandemError {
  readonly line: number;
  constructor(line: number) {
    super('bad-file', 'Rows of one order do not follow each other in this file.');
    this.line = line;
  }
}

/** Orders that can't come in and are remembered by name, so that further rows of them are seen as lying apart. */
const REMEMBERED = 200_000;

/**
 * Names of orders of a file that were not written, since something is wrong with them: an order whose cells stand on
 * rows further down looks like one that has none.
 */
export const refusedOrders = (most = REMEMBERED) => {
  const names = new Set<string>();
  let first = 0;
  return {
    has: (name: string): boolean => names.has(name),
    /** Refuses the file where there are more than anybody would mend by hand. */
    add: (name: string, line: number): void => {
      if (names.size === 0) first = line;
      names.add(name);
      if (names.size > most)
        throw new TandemError(
          'bad-file',
          `More than ${figure(most)} orders of this file cannot come in, the first of them on line ${figure(first)}: look there whether their date, quantity and price are filled in, and export it anew.`,
        );
    },
  };
};

/** Characters of cells that are held at most: some 400,000 rows, so that an import's memory stays bounded. */
const HELD = 64 * 1024 * 1024;

type Row = { cells: string[]; line: number };

/**
 * Rows put together by the order they name, in memory, until all are read; the columns that nobody reads are left out.
 * `apart` is the line that showed that they do not follow each other, for the words when they are too many.
 */
export const holdRows = (columns: ReadonlySet<number>, apart: number | undefined) => {
  const held = new Map<string, { text: string; line: number }[]>();
  let characters = 0;
  let last = '';
  let scattered: number | undefined;
  return {
    add: (name: string, { cells, line }: Row): void => {
      // One text does not keep the chunk of the file alive that its cells were cut from.
      const text = JSON.stringify(cells.map((cell, at) => (columns.has(at) ? cell : '')));
      characters += text.length;
      if (characters > HELD)
        throw new TandemError(
          'bad-file',
          `Line ${figure(apart ?? line)} belongs to an order that stands further up, with others between, and this file is too large to put such rows together. Sort it by the column Name, or export it anew, and bring it in again.`,
        );
      const known = held.get(name);
      if (known && name !== last) scattered ??= line;
      last = name;
      if (known) known.push({ text, line });
      else held.set(name, [{ text, line }]);
    },
    /** The first line whose order stands further up, with others between; undefined when there is none. */
    scattered: () => scattered,
    orders: function* (): Generator<{ name: string; rows: Row[] }> {
      for (const [name, rows] of held)
        yield { name, rows: rows.map(({ text, line }) => ({ cells: JSON.parse(text) as string[], line })) };
    },
  };
};
