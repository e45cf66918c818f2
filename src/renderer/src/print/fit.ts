/** How far what is too wide is set smaller, step by step; see sheet/fit.css. */
const STEPS = ['fit1', 'fit2', 'fit3'] as const;

const isTooWide = (element: HTMLElement): boolean =>
  element.tagName === 'TABLE'
    ? element.offsetWidth > (element.parentElement?.clientWidth ?? 0) + 1
    : element.scrollWidth > element.clientWidth + 1;

/**
 * Sets tables and large figures that do not fit the paper smaller: amounts of billions, which no line may break, would
 * else run into their neighbours or over the edge. What fits stays as it is.
 */
export const fitToPaper = (root: HTMLElement): void => {
  for (const element of root.querySelectorAll<HTMLElement>('table, .stat .v'))
    for (const step of STEPS) {
      if (!isTooWide(element)) break;
      element.classList.remove(...STEPS);
      element.classList.add(step);
    }
};
