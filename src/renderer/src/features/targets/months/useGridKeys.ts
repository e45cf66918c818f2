import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { TreeRow } from '../tree/rows';

/** A cell of the grid: the key of its line, and its place in it (0 is the name, 1 how it is spread, then amounts). */
export type GridPlace = { line: string; column: number };

type Keys = {
  rows: readonly TreeRow[];
  /** How many cells a line has. */
  columns: number;
  /** Brings a line into sight, so that it exists and can be focused. */
  reveal: (index: number) => void;
  toggle: (id: string) => void;
  /** Enter on a cell. */
  enter: (row: TreeRow, column: number) => void;
  /** F2 on a cell, or a digit, which begins the new amount. */
  edit: (row: TreeRow, column: number, text: string | null) => void;
  /** C on a cell. */
  comment: (row: TreeRow, column: number) => void;
};

const PAGE = 10;

/** Keys of the grid: arrows, Home, End and Page go from cell to cell; on a name, right and left open and close it. */
export const useGridKeys = ({ rows, columns, reveal, toggle, enter, edit, comment }: Keys) => {
  const box = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef<GridPlace | null>(null);
  const [active, setActive] = useState<GridPlace | null>(null);
  // The line may come into being only once the list has scrolled to it.
  useEffect(() => {
    const place = wanted.current;
    if (!place) return;
    const line = box.current?.querySelector(`[data-line="${CSS.escape(place.line)}"]`);
    const cell = line?.querySelector<HTMLElement>(`[data-column="${place.column}"]`);
    if (!cell) return;
    wanted.current = null;
    cell.focus();
  });
  const go = useCallback(
    (index: number, column: number) => {
      const at = Math.max(0, Math.min(rows.length - 1, index));
      const row = rows[at];
      if (!row) return;
      const place = { line: row.key, column: Math.max(0, Math.min(columns - 1, column)) };
      wanted.current = place;
      setActive(place);
      reveal(at);
    },
    [rows, columns, reveal],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number, column: number): void => {
    const row = rows[index];
    if (!row || event.target !== event.currentTarget || event.metaKey || event.altKey) return;
    const node = row.kind === 'node' ? row : undefined;
    const { key, ctrlKey } = event;
    if (ctrlKey && key !== 'Home' && key !== 'End') return;
    if (key === 'ArrowDown') go(index + 1, column);
    else if (key === 'ArrowUp') go(index - 1, column);
    else if (key === 'PageDown') go(index + PAGE, column);
    else if (key === 'PageUp') go(index - PAGE, column);
    else if (key === 'Home') go(ctrlKey ? 0 : index, 0);
    else if (key === 'End') go(ctrlKey ? rows.length - 1 : index, columns - 1);
    else if (key === 'ArrowRight' && column === 0 && node?.hasChildren && !node.open) toggle(node.key);
    else if (key === 'ArrowRight') go(index, column + 1);
    else if (key === 'ArrowLeft' && column > 0) go(index, column - 1);
    else if (key === 'ArrowLeft') {
      const parentId = row.kind === 'node' ? row.node.parentId : row.parent.id;
      if (node?.open) toggle(node.key);
      else
        go(
          rows.findIndex((one) => one.key === parentId),
          0,
        );
    } else if (key === 'Enter') enter(row, column);
    else if (key === 'F2') edit(row, column, null);
    else if (/^\d$/.test(key)) edit(row, column, key);
    else if (key === 'c') comment(row, column);
    else return;
    event.preventDefault();
  };
  return { box, active, setActive, onKeyDown, go };
};
