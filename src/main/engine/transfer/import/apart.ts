import { TandemError } from '../../../../shared/contract/errors';

/** Thrown to read a file once more when rows of one order may not follow each other. */
export class RowsApart extends TandemError {
  constructor() {
    super('bad-file', 'Rows of one order do not follow each other in this file.');
  }
}

/** Characters of cells that are held at most: some 400,000 rows, so that an import's memory stays bounded. */
const HELD = 64 * 1024 * 1024;

type Row = { cells: string[]; line: number };

/** Rows put together by the order they name, in memory, until all are read; the columns that nobody reads are left out. */
export const holdRows = (columns: ReadonlySet<number>) => {
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
          'The rows of one order do not follow each other, and this file is too large to put them together. Sort it by the column Name, or export it anew, and bring it in again.',
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
