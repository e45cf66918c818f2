import type { Paper } from '../paper';

/** What stands on a page between its margins (print/page.css and pageRules), less a hair for rounding; in millimetres. */
const ROOM: Record<Paper, number> = { A4: 263 - 2, Letter: 248.4 - 2 };
const PX_A_MM = 96 / 25.4;

/** How far an option is set smaller, step by step; see worksheet.css. */
const SMALLER = ['one1', 'one2', 'one3'] as const;

/** Lines that a text may keep once the smallest type is not enough. */
const LINES = [24, 16, 12, 8, 6, 4, 3, 2, 1] as const;

/**
 * Gives each option its one page: what does not fit is set smaller, and what is still too long is cut at as many lines as
 * fit, which the page then says.
 */
export const fitOptions = (root: HTMLElement, paper: Paper): void => {
  const room = ROOM[paper] * PX_A_MM;
  for (const page of root.querySelectorAll<HTMLElement>('[data-one-page]')) {
    const fits = (): boolean => page.offsetHeight <= room;
    for (const step of SMALLER) {
      if (fits()) break;
      page.classList.remove(...SMALLER);
      page.classList.add(step);
    }
    for (const lines of LINES) {
      if (fits()) break;
      page.classList.add('cut');
      page.style.setProperty('--lines', String(lines));
    }
  }
};
