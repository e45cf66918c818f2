import type { FourPsEvidence } from '../../../../shared/contract/four-ps';
import type { MetricValue } from '../../../../shared/contract/metrics';
import { type PlaceKind, placeKind } from '../../../../shared/domain/places';
import type { Period } from '../../../../shared/domain/period';
import { findMetric } from '../../metrics/catalogue';
import type { ReadDb } from '../../store/dialect';
import { stockByPlace } from '../../store/repositories/four-ps-evidence';
import { allPlaceSums, lineSums, type PlaceSums, productPlaceSums } from '../../store/repositories/place-sums';
import type { RowFilter } from '../../store/repositories/metric-rows';
import { evaluate } from '../metrics/evaluate';
import { filterOf, rowsBehind } from '../metrics/rows';
import type { Settings } from '../settings';

/** What a sheet asks of a period; the products of its subject, null where it is about no product. */
export type Asked = { period: Period; products: readonly { key: number; group: string }[] | null };

/** Places of each kind that have a figure of their own, the largest first. */
const MOST_PLACES = 4;
const NOTHING_SOLD = 'nothing was sold of it in this period';

/** A figure that has no value, and why. */
export const nothing = (metric: string, period: Period, currency: string): MetricValue => {
  const spec = findMetric(metric);
  return {
    metric,
    version: spec?.version ?? 1,
    period: period.id,
    group: null,
    label: null,
    status: 'not_computable',
    value: null,
    unit: spec?.unit === 'money' ? currency : (spec?.unit ?? ''),
    numerator: null,
    denominator: null,
    reason: 'nothing was sold of it in this period',
    smallN: false,
  };
};

/** A ratio of two sums of the sheet's own products, divided before they are rounded; the metric is the one whose rows are its numerator. */
const ratioOf = (
  metric: string,
  period: Period,
  unit: string,
  { numerator, denominator, none = NOTHING_SOLD }: { numerator: number; denominator: number; none?: string },
): MetricValue => ({
  ...nothing(metric, period, unit),
  unit,
  numerator: Math.round(numerator),
  denominator: Math.round(denominator),
  value: denominator === 0 ? null : numerator / denominator,
  status: denominator === 0 ? 'not_computable' : 'ok',
  reason: denominator === 0 ? none : null,
});

type Sums = Pick<PlaceSums, 'net' | 'gross' | 'discount' | 'margin' | 'units' | 'uncosted'>;

/** A figure that money without a rate is left out of says so, as those of the catalogue do. */
const without = (value: MetricValue, currencies: readonly string[]): MetricValue =>
  currencies.length === 0 || value.value === null
    ? value
    : {
        ...value,
        status: 'mixed_currency',
        reason: `Amounts in ${currencies.join(', ')} have no exchange rate and are left out.`,
      };

const summed = (rows: readonly PlaceSums[]): Sums => {
  const of = (pick: (row: PlaceSums) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  return {
    net: of((row) => row.net),
    gross: of((row) => row.gross),
    discount: of((row) => row.discount),
    margin: of((row) => row.margin),
    units: of((row) => row.units),
    uncosted: of((row) => row.uncosted),
  };
};

/** Price realised, discount share and margin. */
const priceFigures = (all: Sums, period: Period, currency: string, products: string[]): FourPsEvidence[] => {
  const plain = { p: 'price' as const, by: null, products, places: [], adds: null };
  const costed = all.uncosted === 0;
  return [
    {
      ...plain,
      label: 'Price realised, a unit',
      value: ratioOf('net-sales', period, currency, { numerator: all.net, denominator: all.units }),
    },
    {
      ...plain,
      label: 'Given in discounts',
      value: ratioOf('discounts', period, 'ratio', { numerator: all.discount, denominator: all.gross }),
    },
    {
      ...plain,
      label: 'Gross margin',
      adds: 'margin',
      value: ratioOf('net-sales', period, 'ratio', {
        numerator: all.margin,
        denominator: costed ? all.net : 0,
        ...(costed ? {} : { none: 'what it costs is not known for every product' }),
      }),
    },
  ];
};

/** Stores against .com, as the reports part them: a partner's site is .com, and no door. */
const AGAINST: readonly (readonly [label: string, places: readonly PlaceKind[]])[] = [
  ['.com, of net sales', ['web', 'site']],
  ['Stores, of net sales', ['store']],
  ['Store or .com not said, of net sales', ['unsaid']],
];

/** Shares of net sales: of the web, of stores, and of the largest channels and locations. */
const shareFigures = (
  rows: readonly PlaceSums[],
  net: number,
  period: Period,
  products: string[],
): FourPsEvidence[] => {
  const plain = { p: 'place' as const, products, places: [], adds: null };
  const share = (numerator: number): MetricValue =>
    ratioOf('net-sales', period, 'ratio', { numerator, denominator: net });
  const figures: FourPsEvidence[] = [];
  for (const [label, places] of AGAINST) {
    const those = rows.filter(({ type, location }) => places.includes(placeKind(type, location)));
    if (those.length > 0)
      figures.push({ ...plain, label, by: null, places: [...places], value: share(summed(those).net) });
  }
  const largest = (of: (row: PlaceSums) => string): [string, number][] =>
    [...Map.groupBy(rows, of)]
      .filter(([place]) => place !== '')
      .map(([place, those]): [string, number] => [place, summed(those).net])
      .toSorted(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
      .slice(0, MOST_PLACES);
  for (const by of ['channel', 'location'] as const)
    for (const [place, sum] of largest((row) => row[by]))
      figures.push({ ...plain, label: `${place}, of net sales`, by, value: { ...share(sum), group: place } });
  return figures;
};

/** What was sold of what was there, at the places with the most of it: of the products that are counted there. */
const sellThroughFigures = async (
  db: ReadDb,
  keys: readonly number[] | null,
  period: Period,
  settings: Settings,
): Promise<FourPsEvidence[]> => {
  const spec = findMetric('sell-through');
  if (!spec) return [];
  const asked = { spec, period, asOf: settings.today, limit: 0, offset: 0 };
  const { from, to } = filterOf(asked, settings);
  const figures: FourPsEvidence[] = [];
  for (const { place, level, available, products } of (await stockByPlace(db, keys, { from, to })).slice(
    0,
    MOST_PLACES,
  )) {
    const by = level === 'location' ? 'location' : 'channel';
    const { sum } = await rowsBehind(db, { ...asked, by, group: place, products }, settings);
    figures.push({
      p: 'place',
      label: `${place}, sell-through`,
      by,
      products,
      places: [],
      adds: null,
      value: { ...ratioOf('sell-through', period, 'ratio', { numerator: sum, denominator: available }), group: place },
    });
  }
  return figures;
};

/**
 * What was sold at each place, from the daily facts, of all products with the metric of what they cost; returns that are
 * dated by their order are read from the lines.
 */
const soldAt = async (
  db: ReadDb,
  filter: RowFilter,
  keys: readonly number[] | null,
  { period, settings }: { period: Period; settings: Settings },
): Promise<PlaceSums[]> => {
  if (settings.refundDating === 'order') return lineSums(db, filter, keys);
  if (keys !== null) return productPlaceSums(db, filter, keys);
  const places = await allPlaceSums(db, filter);
  const [margin] = await evaluate(db, { metrics: ['gross-margin'], period, asOf: settings.today }, settings);
  const left = margin?.numerator ?? null;
  // What all of it leaves is known of the whole alone, and asked of no place.
  return places.map((place, index) => ({
    ...place,
    margin: index === 0 ? (left ?? 0) : 0,
    uncosted: left === null ? 1 : 0,
  }));
};

/** Price realised, discount share, margin, and where it sells: sums of the very lines that each of them opens to. */
export const ownFigures = async (
  db: ReadDb,
  { products: found, period }: Asked,
  settings: Settings,
): Promise<FourPsEvidence[]> => {
  const keys = found?.map((product) => product.key) ?? null;
  const products = found?.map((product) => product.group) ?? [];
  const filter = filterOf({ period, products, asOf: settings.today, limit: 0, offset: 0 }, settings);
  // No product at all is not every product.
  const none = (keys !== null && keys.length === 0) || filter.from > filter.to;
  const rows = none ? [] : await soldAt(db, filter, keys, { period, settings });
  const all = summed(rows);
  const leftOut = [...new Set(rows.flatMap((row) => row.leftOut?.split(',') ?? []))].toSorted();
  return [
    ...[
      ...priceFigures(all, period, settings.currency, products),
      ...shareFigures(rows, all.net, period, products),
    ].map((figure) => ({ ...figure, value: without(figure.value, leftOut) })),
    ...(await sellThroughFigures(db, keys, period, settings)),
  ];
};
