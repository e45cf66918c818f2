/** Elements that may be wider than their box: drawings that let their labels hang over, and what is cut on purpose. */
const EXEMPT = 'svg, svg *, sup, sup *, .band, script, style';

const nameOf = (element: Element): string =>
  `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? '').trim().slice(0, 60)}"`;

/** What does not fit its box, or hangs out of the sheet: nothing, on a page as it should be. */
export const overflowing = (root: HTMLElement): string[] => {
  const edge = root.getBoundingClientRect();
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    if (element.matches(EXEMPT)) return [];
    const wide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    const box = element.getBoundingClientRect();
    const out = box.width > 0 && (box.right > edge.right + 1 || box.left < edge.left - 1);
    return wide || out ? [nameOf(element)] : [];
  });
};
