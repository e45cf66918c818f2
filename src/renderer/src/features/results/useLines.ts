import { useMemo } from 'react';
import { isRecord } from '../../../../shared/domain/record';
import { hasDraft, useDraft } from '../../api';
import { type ColumnId, KEY_COLUMNS, type Line, SETS, type SetId } from './grid';

const LABEL = 'Results to type';
const COLUMNS: readonly string[] = [...KEY_COLUMNS, ...Object.values(SETS).flat()];
const isColumn = (name: string): name is ColumnId => COLUMNS.includes(name);

export const newLine = (cells: Line['cells'] = {}): Line => ({ key: '', id: null, cells });

/** Lines as one text, cell by cell: what was typed is then told apart from the rest where half-typed text is listed. */
const textOf = (lines: readonly Line[]): string =>
  JSON.stringify({
    ids: lines.map(({ id }) => id),
    ...Object.fromEntries(
      lines.flatMap(({ cells }, row) => Object.entries(cells).map(([column, text]) => [`${row} ${column}`, text])),
    ),
  });

/** The same back as lines; none where the text is something else. */
const linesOf = (text: string): Line[] => {
  let found: unknown = null;
  try {
    found = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isRecord(found) || !Array.isArray(found['ids'])) return [];
  const lines = found['ids'].map(
    (id: unknown, row): Line => ({ key: `line-${row}`, id: typeof id === 'string' ? id : null, cells: {} }),
  );
  for (const [name, value] of Object.entries(found)) {
    const [row = '', column = ''] = name.split(' ');
    const line = lines[Number(row)];
    if (line && isColumn(column) && typeof value === 'string') line.cells[column] = value;
  }
  return lines;
};

/** The set of measures whose new lines wait half typed; undefined where none do. */
export const waitingSet = (): SetId | undefined => (Object.keys(SETS) as SetId[]).find((set) => hasDraft(LABEL, set));

/**
 * The lines of the grid, kept as half-typed text until they are saved or given up: new ones for each set of measures, and
 * those of a row that is changed for that row.
 *
 * @param initial the rows that are being changed; empty for new lines, which start on `today`.
 */
export const useLines = (
  initial: readonly Line[],
  set: SetId,
  today: string,
): { lines: readonly Line[]; setLines: (lines: readonly Line[]) => void; letGo: () => void } => {
  const changed = initial[0]?.id ?? null;
  // New lines are kept over nothing, so that those of yesterday still count today.
  const [text, setText, letGo] = useDraft(LABEL, changed === null ? '' : textOf(initial), changed ?? set);
  const lines = useMemo(
    () => linesOf(text === '' ? textOf([newLine({ day: today }), newLine(), newLine()]) : text),
    [text, today],
  );
  return { lines, setLines: (next) => setText(textOf(next)), letGo };
};
