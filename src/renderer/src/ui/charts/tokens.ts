import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';

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

/** A canvas takes the typeface only once it is loaded, and does not draw again by itself. */
const useTypeface = (): boolean => {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let here = true;
    const done = (): void => {
      if (here) setReady(true);
    };
    document.fonts?.load("11px 'Inter Variable'").then(done, done);
    return () => {
      here = false;
    };
  }, []);
  return ready;
};

/** Read again whenever light and dark change or the typeface arrives, so that charts follow the page. */
export const useChartColours = (): ChartColours => {
  const { colorScheme } = useMantineColorScheme();
  const typeface = useTypeface();
  const [colours, setColours] = useState(read);
  // After the frame has put the new scheme on the document.
  useEffect(() => setColours(read()), [colorScheme, typeface]);
  return colours;
};
