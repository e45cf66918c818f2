import { useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';

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

/** Read again whenever light and dark change, so that charts follow the page. */
export const useChartColours = (): ChartColours => {
  const { colorScheme } = useMantineColorScheme();
  // eslint-disable-next-line react/exhaustive-deps -- the scheme decides what the variables hold
  return useMemo(() => read(), [colorScheme]);
};
