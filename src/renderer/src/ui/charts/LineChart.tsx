import type { ChartData, ChartOptions } from 'chart.js';
import { useMemo } from 'react';
import { Line } from 'react-chartjs-2';
import './setup';
import { ChartFrame } from './ChartFrame';
import { common, nameAxis, tooltip, valueAxis } from './options';
import { type ChartColours, useChartColours } from './tokens';

/** How a series is drawn: measured, aimed at, expected, or one of several things compared. */
export type LineKind = 'actual' | 'target' | 'forecast' | 'series';

export type LineSeries = {
  name: string;
  values: readonly (number | null)[];
  kind?: LineKind;
  /** The last value covers only a part of its time: a hollow dot, and a dotted way to it. */
  partial?: boolean;
};

export type LineChartProps = {
  /** The finding: "Week 19 was the best yet". */
  title: string;
  labels: readonly string[];
  series: readonly LineSeries[];
  /** A value as text, in tooltips and in the table. */
  format: (value: number) => string;
  /** The same, short, for the axis. */
  formatShort?: (value: number) => string;
  height?: number;
  /** Heads the first column of the table: "Week". */
  labelName?: string;
  /** Label of today, where a blue line stands. */
  today?: string;
  toggle?: boolean;
};

const dataset = (series: LineSeries, index: number, colours: ChartColours) => {
  const { kind = 'actual', partial = false } = series;
  const last = series.values.findLastIndex((value) => value !== null);
  const colour =
    kind === 'target' ? colours.ink3 : kind === 'series' ? (colours.series[index] ?? colours.rest) : colours.ink;
  const isPart = (at: number): boolean => partial && at === last;
  const radius = kind === 'target' || kind === 'forecast' ? 0 : series.values.length > 40 ? 0 : 2.5;
  return {
    label: series.name,
    data: [...series.values],
    borderColor: colour,
    borderWidth: kind === 'actual' || kind === 'series' ? 2 : 1.5,
    borderDash: kind === 'target' ? [4, 3] : kind === 'forecast' ? [2, 3] : [],
    pointRadius: (context: { dataIndex: number }) => (isPart(context.dataIndex) ? 3.5 : radius),
    pointHoverRadius: 4,
    pointBorderWidth: 2,
    pointBorderColor: colour,
    pointBackgroundColor: (context: { dataIndex: number }) => (isPart(context.dataIndex) ? colours.surface : colour),
    segment: partial
      ? { borderDash: (context: { p1DataIndex: number }) => (context.p1DataIndex === last ? [2, 3] : undefined) }
      : undefined,
    tension: 0,
    spanGaps: false,
  };
};

/** A line for a trend: 2 px what was, dashed what was aimed at, dotted what is expected. */
export const LineChart = ({
  title,
  labels,
  series,
  format,
  formatShort = format,
  height,
  labelName = 'When',
  today,
  toggle,
}: LineChartProps) => {
  const colours = useChartColours();
  const data = useMemo<ChartData<'line', (number | null)[]>>(
    () => ({ labels: [...labels], datasets: series.map((one, index) => dataset(one, index, colours)) }),
    [labels, series, colours],
  );
  const options = useMemo<ChartOptions<'line'>>(
    () => ({
      ...common(colours),
      scales: { x: nameAxis(colours), y: valueAxis({ format: formatShort, colours }) },
      plugins: {
        tooltip: {
          ...tooltip(colours),
          callbacks: { label: (item) => `${item.dataset.label ?? ''}  ${format(Number(item.parsed.y))}` },
        },
        annotation: {
          annotations:
            today === undefined
              ? {}
              : { today: { type: 'line', xMin: today, xMax: today, borderColor: colours.focus, borderWidth: 1 } },
        },
      },
    }),
    [colours, format, formatShort, today],
  );
  const twin = {
    head: [labelName, ...series.map((one) => one.name)],
    rows: labels.map((label, index) => [
      label,
      ...series.map((one) => (one.values[index] == null ? '–' : format(one.values[index]))),
    ]),
  };
  return (
    <ChartFrame title={title} twin={twin} height={height} toggle={toggle}>
      <Line data={data} options={options} />
    </ChartFrame>
  );
};
