import type { ChartData, ChartOptions } from 'chart.js';
import { useMemo } from 'react';
import { Bar } from 'react-chartjs-2';
import './setup';
import { ChartFrame } from './ChartFrame';
import { common, nameAxis, tooltip, valueAxis } from './options';
import { useChartColours } from './tokens';

export type BarSeries = {
  name: string;
  values: readonly (number | null)[];
  /** Ink for the company's data, teal for sales, terracotta for marketing, pale for what it is compared with. */
  colour?: 'ink' | 'sales' | 'marketing' | 'pale' | 'series';
};

export type BarChartProps = {
  title: string;
  labels: readonly string[];
  series: readonly BarSeries[];
  format: (value: number) => string;
  formatShort?: (value: number) => string;
  height?: number;
  labelName?: string;
  /** Lying bars with their names at the left. */
  horizontal?: boolean;
  stacked?: boolean;
  toggle?: boolean;
};

/** Bars for a breakdown; they start at zero. */
export const BarChart = ({
  title,
  labels,
  series,
  format,
  formatShort = format,
  height,
  labelName = 'What',
  horizontal = false,
  stacked = false,
  toggle,
}: BarChartProps) => {
  const colours = useChartColours();
  const data = useMemo<ChartData<'bar', (number | null)[]>>(() => {
    const named = { ink: colours.ink, sales: colours.sales, marketing: colours.marketing, pale: colours.lineStrong };
    return {
      labels: [...labels],
      datasets: series.map(({ name, values, colour = 'ink' }, index) => ({
        label: name,
        data: [...values],
        backgroundColor: colour === 'series' ? (colours.series[index] ?? colours.rest) : named[colour],
        maxBarThickness: horizontal ? 14 : 32,
        borderRadius: 0,
      })),
    };
  }, [labels, series, colours, horizontal]);
  const options = useMemo<ChartOptions<'bar'>>(() => {
    const values = { ...valueAxis({ format: formatShort, colours }), stacked };
    const names = { ...nameAxis(colours), stacked };
    return {
      ...common(colours),
      indexAxis: horizontal ? 'y' : 'x',
      scales: horizontal ? { x: values, y: names } : { x: names, y: values },
      plugins: {
        tooltip: {
          ...tooltip(colours),
          callbacks: {
            label: (item) =>
              `${item.dataset.label ?? ''}  ${format(Number(horizontal ? item.parsed.x : item.parsed.y))}`,
          },
        },
      },
    };
  }, [colours, format, formatShort, horizontal, stacked]);
  const twin = {
    head: [labelName, ...series.map((one) => one.name)],
    rows: labels.map((label, index) => [
      label,
      ...series.map((one) => (one.values[index] == null ? '–' : format(one.values[index]))),
    ]),
  };
  return (
    <ChartFrame title={title} twin={twin} height={height} toggle={toggle}>
      <Bar data={data} options={options} />
    </ChartFrame>
  );
};
