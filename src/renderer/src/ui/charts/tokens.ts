import { useSyncExternalStore } from 'react';

/** The colours of charts as values: a canvas cannot read CSS variables. */
export type ChartColours = {
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  lineStrong: string;
  surface: string;
  good: string;
  bad: string;
  focus: string;
  sales: string;
  marketing: string;
  /** At most six series; the rest is the last colour. */
  series: string[];
  rest: string;
};

const read = (): ChartColours => {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: of('--ink'),
    ink2: of('--ink-2'),
    ink3: of('--ink-3'),
    line: of('--line'),
    lineStrong: of('--line-strong'),
    surface: of('--surface'),
    good: of('--good'),
    bad: of('--bad'),
    focus: of('--focus'),
    sales: of('--sales'),
    marketing: of('--marketing'),
    series: [1, 2, 3, 4, 5, 6].map((index) => of(`--chart-${index}`)),
    rest: of('--chart-rest'),
  };
};

let colours: ChartColours | undefined;

/** Calls when the page changes between light and dark, and when the typeface arrives: a canvas does not draw again by itself. */
const watch = (changed: () => void): (() => void) => {
  const again = (): void => {
    colours = undefined;
    changed();
  };
  const observer = new MutationObserver(again);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const load = async (): Promise<void> => {
    await document.fonts?.load("11px 'Inter Variable'");
    again();
  };
  void load();
  return () => observer.disconnect();
};

const current = (): ChartColours => {
  colours ??= read();
  return colours;
};

/** The colours of the moment; charts follow the page. */
export const useChartColours = (): ChartColours => useSyncExternalStore(watch, current);
