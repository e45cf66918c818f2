import type { ChartData, ChartOptions } from 'chart.js';
import { useMemo } from 'react';
import { Bar } from 'react-chartjs-2';
import './setup';
import type { SheetCell } from '../../../../shared/domain/sheet';
import { ChartFrame } from './ChartFrame';
import { common, nameAxis, tooltip, valueAxis } from './options';
import { useChartColours } from './tokens';

export type BarSeries = { name: string; values: readonly number[] };

export type BarChartProps = {
  /** The finding: "C nets the most in Q3". */
  title: string;
  labels: readonly string[];
  /** One series is drawn in ink, with what is below zero as bad news; two are told apart by their fill. */
  series: readonly BarSeries[];
  format: (value: number) => string;
  /** A value as a spreadsheet takes it. */
  cell: (value: number) => SheetCell;
  formatShort?: (value: number) => string;
  height?: number;
  /** Heads the first column of the table: "Option". */
  labelName?: string;
};

/** Bars lying down from zero: a breakdown, or what one turn of each input does. */
export const BarChart = ({
  title,
  labels,
  series,
  format,
  cell,
  formatShort = format,
  height,
  labelName = 'What',
}: BarChartProps) => {
  const colours = useChartColours();
  const data = useMemo<ChartData<'bar', number[]>>(
    () => ({
      labels: [...labels],
      datasets: series.map((one, index) => ({
        label: one.name,
        data: [...one.values],
        backgroundColor:
          series.length > 1
            ? index === 0
              ? colours.lineStrong
              : colours.ink
            : one.values.map((value) => (value < 0 ? colours.bad : colours.ink)),
        barThickness: 14,
        // Both turns of one input lie on one line, at either side of zero.
        grouped: series.length < 2,
      })),
    }),
    [labels, series, colours],
  );
  const options = useMemo<ChartOptions<'bar'>>(
    () => ({
      color: common(colours).color,
      responsive: true,
      indexAxis: 'y',
      interaction: { mode: 'index', axis: 'y', intersect: false },
      scales: {
        x: valueAxis({ format: formatShort, colours }),
        y: { ...nameAxis(colours), ticks: { color: colours.ink2 } },
      },
      plugins: {
        tooltip: {
          ...tooltip(colours),
          callbacks: { label: (item) => `${item.dataset.label ?? ''}  ${format(Number(item.parsed.x))}` },
        },
      },
    }),
    [colours, format, formatShort],
  );
  const twin = {
    head: [labelName, ...series.map((one) => one.name)],
    rows: labels.map((label, index) => [label, ...series.map((one) => format(one.values[index] ?? 0))]),
    plain: labels.map((label, index) => [label, ...series.map((one) => cell(one.values[index] ?? 0))]),
  };
  return (
    <ChartFrame title={title} twin={twin} height={height}>
      <Bar data={data} options={options} />
    </ChartFrame>
  );
};
