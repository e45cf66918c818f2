import { type Calendar, type Period, shiftPeriod } from '../../../../shared/domain/period';
import { daySpan, metricText, periodShort, spanTitle } from '../../format';
import type { LineKind, LineSeries } from '../../ui/charts';
import { type Grain, trendFinding, type TrendPoint } from './words';

export type TrendDrawing = {
  title: string;
  labels: string[];
  titles: string[];
  series: LineSeries[];
  legend: { name: string; kind: LineKind }[];
  note: { index: number; lines: string[] } | undefined;
};

type Of = { name: string; better: 'up' | 'down' | 'neither'; grain: Grain; period: Period; calendar: Calendar };

/** Everything the trend chart draws, from its points and those of the period before; null when no point has a figure. */
export const trendDrawing = (
  points: readonly TrendPoint[],
  past: readonly TrendPoint[],
  { name, better, grain, period, calendar }: Of,
): TrendDrawing | null => {
  const last = points.findLastIndex((point) => point.value.value !== null);
  const at = points[last];
  if (!at) return null;
  const names = points.map((point) => spanTitle(point.period, calendar));
  const partial = at.elapsedDays < at.days;
  const compared: LineSeries[] = [
    ...(points.some((point) => point.targetMinor !== null)
      ? [{ name: 'Target', values: points.map((point) => point.targetMinor), kind: 'target' as const }]
      : []),
    ...(past.some((point) => point.value.value !== null)
      ? [
          {
            name: periodShort(shiftPeriod(period, -1, calendar)),
            values: points.map((_, index) => past[index]?.value.value ?? null),
            kind: 'before' as const,
          },
        ]
      : []),
  ];
  return {
    title: trendFinding(points, { name, better }, grain, calendar),
    // "47" for week 47 and "25 Nov" for a day: the axis has room for no more.
    labels: names.map((text) => (grain === 'month' ? text : text.replace(/^\w+ /, ''))),
    titles: points.map((point, index) =>
      grain === 'week' ? `${names[index] ?? ''}, ${daySpan(point.from, point.to)}` : (names[index] ?? ''),
    ),
    series: [{ name, values: points.map((point) => point.value.value), kind: 'actual', partial }, ...compared],
    legend: [
      { name: periodShort(period), kind: 'actual' },
      ...compared.map((series) => ({ name: series.name, kind: series.kind ?? 'actual' })),
    ],
    note: partial ? { index: last, lines: [metricText(at.value), `${at.elapsedDays} of ${at.days} days`] } : undefined,
  };
};
