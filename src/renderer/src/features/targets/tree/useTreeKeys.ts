import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { TreeRow } from './rows';

type Keys = {
  rows: readonly TreeRow[];
  /** Brings a line into sight, so that it exists and can be focused. */
  reveal: (index: number) => void;
  toggle: (id: string) => void;
  open: (id: string) => void;
};

const lineOf = (box: HTMLElement | null, key: string): HTMLElement | null =>
  box?.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`) ?? null;

/** Keys of a treegrid: arrows move, open and close; Enter opens the node; F2 and digits edit its amount. */
export const useTreeKeys = ({ rows, reveal, toggle, open }: Keys) => {
  const box = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef<string | null>(null);
  const [active, setActive] = useState<string | null>(null);
  // The line may come into being only once the list has scrolled to it.
  useEffect(() => {
    if (wanted.current === null) return;
    const line = lineOf(box.current, wanted.current);
    if (!line) return;
    wanted.current = null;
    line.focus();
  });
  const go = useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return;
      wanted.current = row.key;
      setActive(row.key);
      reveal(index);
    },
    [rows, reveal],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    const row = rows[index];
    if (!row || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const node = row.kind === 'node' ? row : undefined;
    const parentId = row.kind === 'node' ? row.node.parentId : row.parent.id;
    const { key } = event;
    const edit = (): void => {
      const field = event.currentTarget.querySelector('input');
      field?.focus();
      field?.select();
    };
    if (key === 'ArrowDown') go(index + 1);
    else if (key === 'ArrowUp') go(index - 1);
    else if (key === 'Home') go(0);
    else if (key === 'End') go(rows.length - 1);
    else if (key === 'ArrowRight' && node?.hasChildren) {
      if (node.open) go(index + 1);
      else toggle(node.key);
    } else if (key === 'ArrowLeft') {
      if (node?.open) toggle(node.key);
      else go(rows.findIndex((one) => one.key === parentId));
    } else if (key === 'Enter' && node) open(node.key);
    else if (key === 'F2') edit();
    else if (/^\d$/.test(key)) return edit();
    else return;
    event.preventDefault();
  };
  return { box, active, setActive, onKeyDown };
};
