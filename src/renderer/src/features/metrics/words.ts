import type { Output } from '../../../../shared/contract';
import type { MetricDefinition, MetricValue } from '../../../../shared/contract/metrics';
import { type Calendar, type Period, periodDays } from '../../../../shared/domain/period';
import { metricText, money, quantity, spanTitle } from '../../format';

export type TrendPoint = Output<'metrics.trend'>['points'][number];
export type Grain = 'day' | 'week' | 'month';

export const GRAINS: readonly { value: Grain; label: string }[] = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
];

/** The grain that shows a period in some ten to thirty points. */
const grainOf = (period: Period): Grain => {
  const days = periodDays(period);
  return days <= 31 ? 'day' : days <= 190 ? 'week' : 'month';
};

/** Grains that make a line of a period, and not a single point or a thicket. */
export const grainsFor = (period: Period): readonly Grain[] => {
  const days = periodDays(period);
  return GRAINS.map(({ value }) => value).filter((grain) =>
    grain === 'day' ? days > 1 && days <= 366 : grain === 'week' ? days > 7 : days > 31,
  );
};

/** The grain in use: the one asked for where it makes a line of this period, else what suits it. */
export const grainIn = (period: Period, wanted: Grain | null): Grain => {
  const able = grainsFor(period);
  const suits = grainOf(period);
  return wanted && able.includes(wanted) ? wanted : able.includes(suits) ? suits : (able[0] ?? 'day');
};

const isWhole = (point: TrendPoint): boolean => point.elapsedDays >= point.days && point.value.value !== null;

const TOP: Record<MetricDefinition['better'], string> = { up: 'the best', down: 'the lowest', neither: 'the highest' };

/** What a trend shows, in one sentence: the last whole part against its target, or the best of them. */
export const trendFinding = (
  points: readonly TrendPoint[],
  { name, better }: Pick<MetricDefinition, 'name' | 'better'>,
  grain: Grain,
  calendar: Calendar,
): string => {
  const whole = points.filter(isWhole);
  const last = whole.at(-1);
  if (!last) return `${name} by ${grain}`;
  const title = (point: TrendPoint): string => spanTitle(point.period, calendar);
  const worth = (point: TrendPoint): number => (point.value.value ?? 0) * (better === 'down' ? -1 : 1);
  const best = whole.reduce((top, point) => (worth(point) > worth(top) ? point : top), last);
  const gap =
    last.targetMinor === null || last.value.value === null ? null : Math.round(last.value.value - last.targetMinor);
  const against =
    gap === null
      ? null
      : gap === 0
        ? 'on its target'
        : `${money(Math.abs(gap), last.value.unit)} ${gap < 0 ? 'under' : 'over'} its target`;
  if (whole.length === 1) return `${title(last)} ${against ? `was ${against}` : `came to ${metricText(last.value)}`}`;
  if (best === last) return `${title(last)} was ${TOP[better]} yet, ${against ?? `at ${metricText(last.value)}`}`;
  if (against) return `${title(last)} was ${against}`;
  return `${title(best)} was ${TOP[better]}, at ${metricText(best.value)}`;
};

/** The formula with its figures put in: `$82,867 − $2,392 = $78,643`. */
export const filledIn = ({ terms, value }: Pick<Output<'metrics.get'>, 'terms' | 'value'>): string =>
  `${terms
    .filter((term) => term.sign !== '=')
    .map((term) => `${term.sign === '' ? '' : `${term.sign} `}${quantity(term.value, term.unit)} ${term.name}`)
    .join(' ')} = ${metricText(value)}`;

/** One figure as evidence to paste anywhere: value, comparison, definition, formula, rows and where it stands. */
export const evidence = (
  { definition, value, previous, terms }: Output<'metrics.get'>,
  words: { company: string; period: string; against: string; change: string | null; reason: string | null },
): string =>
  [
    `${definition.name}, ${words.period}: ${metricText(value)}${words.change === null ? '' : ` (${words.change} on ${words.against}, ${metricText(previous)})`}`,
    ...(words.reason === null ? [] : [words.reason]),
    `${definition.formula}: ${filledIn({ terms, value })}`,
    `Definition ${definition.id}, version ${definition.version}. ${words.company}, Tandem.`,
  ].join('\n');

/** A figure as a plain number in major units, for a CSV. */
export const plainValue = (value: Pick<MetricValue, 'value' | 'unit'>, major: (minor: number) => string) =>
  value.value !== null && /^[A-Z]{3}$/.test(value.unit) ? major(value.value) : value.value;
