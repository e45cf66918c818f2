import type { KeyboardEvent } from 'react';

/** Arrow keys move between rows marked `data-row`, Enter and Space open the one in focus. */
export const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const row = event.target instanceof HTMLElement && 'row' in event.target.dataset ? event.target : null;
  if (!row) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const to = { ArrowDown: rows.indexOf(row) + 1, ArrowUp: rows.indexOf(row) - 1, Home: 0, End: rows.length - 1 }[
    event.key
  ];
  if (to !== undefined) {
    event.preventDefault();
    rows[to]?.focus();
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    row.click();
  }
};
