import type { ChartData, ChartOptions } from 'chart.js';
import { useMemo } from 'react';
import { Line } from 'react-chartjs-2';
import './setup';
import type { SheetCell } from '../../../../shared/domain/sheet';
import { ChartFrame } from './ChartFrame';
import { common, nameAxis, tooltip, valueAxis } from './options';
import { type ChartColours, useChartColours } from './tokens';

/** How a series is drawn: measured, aimed at, expected, the period before, or one of several things compared. */
export type LineKind = 'actual' | 'target' | 'forecast' | 'before' | 'series';

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
  /** A value as a spreadsheet takes it. */
  cell: (value: number) => SheetCell;
  /** The same, short, for the axis. */
  formatShort?: (value: number) => string;
  height?: number;
  /** Heads the first column of the table: "Week". */
  labelName?: string;
  /** Label of today, where a blue line stands. */
  today?: string;
  /** Heads the tooltip of each label, where the label is short: "Week 19, 4 to 10 May". */
  titles?: readonly string[];
  /** Words at a point of the first series, such as what a part of a week has come to. */
  note?: { index: number; lines: readonly string[] };
  /** Called with the index of the label that was clicked. */
  onPick?: (index: number) => void;
  /** The likely range around what is expected, as a pale cone. */
  band?: { low: readonly (number | null)[]; high: readonly (number | null)[] };
  toggle?: boolean;
};

/** The two edges of the range: no line of their own, the space between them filled. */
const bandSets = (band: NonNullable<LineChartProps['band']>, colours: ChartColours) =>
  [band.low, band.high].map((values, index) => ({
    label: index === 0 ? 'Likely from' : 'Likely to',
    data: [...values],
    borderWidth: 0,
    pointRadius: 0,
    pointHoverRadius: 0,
    backgroundColor: `color-mix(in srgb, ${colours.ink} 10%, transparent)`,
    fill: index === 0 ? false : '-1',
  }));

/** Words beside a dot: at its right, or at its left where the drawing ends. */
const noteAt = (
  note: { index: number; lines: readonly string[] },
  value: number,
  last: number,
  colours: ChartColours,
) => {
  const left = note.index > last * 0.75;
  return {
    type: 'label' as const,
    xValue: note.index,
    yValue: value,
    xAdjust: left ? -10 : 10,
    position: { x: left ? ('end' as const) : ('start' as const), y: 'center' as const },
    content: [...note.lines],
    textAlign: left ? ('end' as const) : ('start' as const),
    font: { size: 11 },
    color: colours.ink2,
    padding: 0,
  };
};

const dataset = (series: LineSeries, index: number, colours: ChartColours) => {
  const { kind = 'actual', partial = false } = series;
  const last = series.values.findLastIndex((value) => value !== null);
  const colour =
    kind === 'target'
      ? colours.ink3
      : kind === 'before'
        ? colours.lineStrong
        : kind === 'series'
          ? (colours.series[index] ?? colours.rest)
          : colours.ink;
  const isPart = (at: number): boolean => partial && at === last;
  const radius =
    kind === 'target' || kind === 'forecast' || kind === 'before' ? 0 : series.values.length > 40 ? 0 : 2.5;
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
  cell,
  formatShort = format,
  height,
  labelName = 'When',
  today,
  titles,
  note,
  onPick,
  band,
  toggle,
}: LineChartProps) => {
  const colours = useChartColours();
  const data = useMemo<ChartData<'line', (number | null)[]>>(
    () => ({
      labels: [...labels],
      datasets: [...series.map((one, index) => dataset(one, index, colours)), ...(band ? bandSets(band, colours) : [])],
    }),
    [labels, series, band, colours],
  );
  const noted = note ? series[0]?.values[note.index] : null;
  const options = useMemo<ChartOptions<'line'>>(
    () => ({
      ...common(colours),
      ...(onPick
        ? {
            onClick: (_event, items) => {
              const index = items[0]?.index;
              if (index !== undefined) onPick(index);
            },
          }
        : {}),
      scales: { x: nameAxis(colours), y: valueAxis({ format: formatShort, colours }) },
      plugins: {
        tooltip: {
          ...tooltip(colours),
          callbacks: {
            ...(titles ? { title: (items) => titles[items[0]?.dataIndex ?? 0] ?? '' } : {}),
            label: (item) => `${item.dataset.label ?? ''}  ${format(Number(item.parsed.y))}`,
          },
        },
        annotation: {
          // The words beside the highest dot may stand a little above the drawing.
          clip: false,
          annotations: {
            ...(today === undefined
              ? {}
              : { today: { type: 'line', xMin: today, xMax: today, borderColor: colours.focus, borderWidth: 1 } }),
            ...(note && noted != null ? { note: noteAt(note, noted, labels.length - 1, colours) } : {}),
          },
        },
      },
    }),
    [colours, format, formatShort, today, titles, note, noted, onPick, labels.length],
  );
  const columns = [
    ...series,
    ...(band
      ? [
          { name: 'Likely from', values: band.low },
          { name: 'Likely to', values: band.high },
        ]
      : []),
  ];
  const twin = {
    head: [labelName, ...columns.map((one) => one.name)],
    rows: labels.map((label, index) => [
      titles?.[index] ?? label,
      ...columns.map((one) => (one.values[index] == null ? '–' : format(one.values[index]))),
    ]),
    plain: labels.map((label, index) => [
      titles?.[index] ?? label,
      ...columns.map((one) => (one.values[index] == null ? null : cell(one.values[index]))),
    ]),
  };
  return (
    <ChartFrame title={title} twin={twin} height={height} toggle={toggle}>
      <Line data={data} options={options} />
    </ChartFrame>
  );
};
