import type { KeyboardEvent, MouseEvent } from 'react';

/**
 * Arrow keys move from a row marked `data-row` to its neighbours within `data-rows`, or on through all tables
 * within `data-all-rows`; Enter and Space open it.
 * Keys pressed in a field or button of the row stay theirs.
 */
export const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const row = event.currentTarget;
  if (event.target !== row) return;
  const within = row.closest('[data-all-rows]') ?? row.closest('[data-rows]');
  const rows = [...(within?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.indexOf(row);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    rows[to]?.focus();
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    row.click();
  }
};

const CONTROLS = 'button, a, input, textarea, select, label, [role="combobox"], [role="button"]';

/** A click on a row opens it, unless it was meant for a field or button that stands in the row. */
export const openRow =
  (open: () => void) =>
  (event: MouseEvent<HTMLElement>): void => {
    if (event.target instanceof Element && event.target.closest(CONTROLS)) return;
    open();
  };
