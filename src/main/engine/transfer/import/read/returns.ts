import { usualWidth } from './head';
import { MAX_RECORD } from './records';

/** A carriage return that no line feed follows; behind the last of a text one may be still to come. */
const LONE = /\r(?!\n|$)/;
const piecesOf = (line: string): string[] => line.split(new RegExp(LONE, 'g'));
const cellsIn = (text: string, delimiter: string): string[] => text.replace(/"[^"]*"/g, '').split(delimiter);

/**
 * Takes row ends that are a carriage return alone for line feeds, in a text whose other rows end otherwise: such files were
 * put together from several. A return ends a row where all pieces of its line that returns cut are rows of `width` cells; any
 * other stands inside a cell and stays.
 *
 * @example mendReturns('a,b\r1,2\n3,4\n', ',', 2) // 'a,b\n1,2\n3,4\n'
 */
export const mendReturns = (text: string, delimiter: string, width: number): string => {
  if (width < 2 || !LONE.test(text)) return text;
  const isRow = (piece: string): boolean =>
    piece.split('"').length % 2 === 1 && cellsIn(piece, delimiter).length === width;
  return text
    .split(/(?<=\n)/)
    .map((line) => {
      const pieces = piecesOf(line);
      // The last line of a text may go on: what is behind its last return is not whole yet.
      const whole = line.endsWith('\n') ? pieces : pieces.slice(0, -1);
      return whole.length > 0 && pieces.length > 1 && whole.every(isRow) ? pieces.join('\n') : line;
    })
    .join('');
};

/** How many cells most rows of a text have that has returns alone among its row ends; undefined where it has none. */
export const widthByReturns = (text: string, delimiter: string): number | undefined =>
  LONE.test(text)
    ? usualWidth(
        text
          .split('\n')
          .flatMap(piecesOf)
          .map((piece) => ({ line: 0, cells: cellsIn(piece, delimiter) })),
      )
    : undefined;

/** The same for a text that comes in pieces: gives on whole lines, and the rest at the end. */
export const returnMender = (
  delimiter: string,
  width: number,
): { write: (chunk: string) => string; end: () => string } => {
  let rest = '';
  return {
    write: (chunk) => {
      const text = mendReturns(rest + chunk, delimiter, width);
      const end = text.length - text.lastIndexOf('\n') > MAX_RECORD ? text.length : text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      return text.slice(0, end);
    },
    end: () => mendReturns(rest, delimiter, width),
  };
};
