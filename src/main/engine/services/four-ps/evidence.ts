import type { Output } from '../../../../shared/contract';
import type { FourPsEvidence } from '../../../../shared/contract/four-ps';
import type { MetricValue } from '../../../../shared/contract/metrics';
import type { FourP } from '../../../../shared/domain/four-ps';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { PROMOTION_CHANNELS, PROMOTION_IDS } from '../../../../shared/domain/channels';
import { pricesIn } from '../../../../shared/domain/prices';
import { minDay } from '../../../../shared/domain/day';
import { type Period, periodOf, shiftPeriod } from '../../../../shared/domain/period';
import type { Context } from '../../context';
import { findMetric } from '../../metrics/catalogue';
import type { ReadDb } from '../../store/dialect';
import {
  competitorNotes,
  pricesByMonth,
  salesByChannel,
  salesByLocation,
  stockByPlace,
  subjectProducts,
  themesOf,
} from '../../store/repositories/four-ps-evidence';
import type { SheetRow } from '../../store/repositories/four-ps';
import { countNotes } from '../../store/repositories/notes';
import { evaluate } from '../metrics/evaluate';
import { periodFrom, type Settings, settingsOf } from '../settings';
import { sheetOf } from './sheets';

/** Which figures of the catalogue stand beside each P; of the product where the metric knows it, else of the company. */
const FIGURES: readonly { p: FourP; metric: string }[] = [
  { p: 'product', metric: 'units' },
  { p: 'product', metric: 'returns' },
  { p: 'product', metric: 'repeat-rate' },
  { p: 'price', metric: 'aov' },
  { p: 'place', metric: 'net-sales' },
  { p: 'place', metric: 'sell-through' },
  { p: 'promotion', metric: 'ad-spend' },
  { p: 'promotion', metric: 'cac' },
  { p: 'promotion', metric: 'roas' },
  { p: 'promotion', metric: 'engagement' },
];

/** Product groups of a sheet's subject; null when it is about no product. */
const groupsOf = async (db: ReadDb, sheet: SheetRow): Promise<ReadonlySet<string> | null> =>
  sheet.subject === 'idea'
    ? null
    : new Set((await subjectProducts(db, sheet.product_key, sheet.line)).map((product) => product.group));

/** Figures of several products as one: sums of sums, and a ratio is the sum of its parts. */
const together = (values: readonly MetricValue[]): MetricValue | undefined => {
  const [first] = values;
  if (!first || values.length === 1) return first;
  const sum = (pick: (value: MetricValue) => number | null): number =>
    values.reduce((total, value) => total + (pick(value) ?? 0), 0);
  const numerator = sum((value) => value.numerator);
  const denominator = first.unit === 'ratio' ? sum((value) => value.denominator) : 1;
  return {
    ...first,
    group: null,
    label: null,
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
    status: denominator === 0 ? 'not_computable' : first.status,
  };
};

const nothing = (metric: string, period: Period, currency: string): MetricValue => {
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

type Asked = { sheet: SheetRow; period: Period; groups: ReadonlySet<string> | null };

const figureOf = async (
  db: ReadDb,
  { p, metric }: (typeof FIGURES)[number],
  { period, groups }: Asked,
  settings: Settings,
): Promise<FourPsEvidence[]> => {
  const spec = findMetric(metric);
  if (!spec) return [];
  const ofProduct = groups !== null && spec.dimensions.includes('product');
  const by: Dimension | null = ofProduct ? 'product' : null;
  const values = await evaluate(db, { metrics: [metric], period, by: by ?? undefined, asOf: settings.today }, settings);
  const own = ofProduct ? values.filter((value) => value.group !== null && groups.has(value.group)) : values;
  const value = together(own) ?? nothing(metric, period, settings.currency);
  const label = ofProduct || groups === null ? spec.name : `${spec.name}, all products`;
  const narrows = ofProduct && value.group === null && spec.rowSource?.entity === 'order_lines';
  const products = narrows ? own.flatMap(({ group }) => group ?? []) : [];
  return [{ p, label, value, by: value.group === null ? null : by, products }];
};

/** A ratio of two sums of the sheet's own products, as a figure that opens to the metric behind it. */
const ratioOf = (
  metric: string,
  period: Period,
  unit: string,
  { numerator, denominator, none }: { numerator: number; denominator: number; none: string },
): MetricValue => ({
  ...nothing(metric, period, unit),
  unit,
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
  status: denominator === 0 ? 'not_computable' : 'ok',
  reason: denominator === 0 ? none : null,
});

/** Price realised, discount share, margin, and where it sells: from the daily facts of the sheet's products. */
const ownFigures = async (db: ReadDb, { sheet, period }: Asked, settings: Settings): Promise<FourPsEvidence[]> => {
  const products = await subjectProducts(db, sheet.product_key, sheet.subject === 'idea' ? null : sheet.line);
  const keys = sheet.subject === 'idea' ? null : products.map((product) => product.key);
  const groups = sheet.subject === 'idea' ? [] : products.map((product) => product.group);
  const to = minDay(period.to, settings.today);
  const channels = await salesByChannel(db, keys, { from: period.from, to, currency: settings.currency });
  const sum = (pick: (row: (typeof channels)[number]) => number): number =>
    channels.reduce((total, row) => total + pick(row), 0);
  const net = sum((row) => row.netMinor);
  const gross = sum((row) => row.grossMinor);
  const none = 'nothing was sold of it in this period';
  const figures: FourPsEvidence[] = [
    {
      p: 'price',
      label: 'Price realised, a unit',
      by: null,
      products: groups,
      value: ratioOf('net-sales', period, settings.currency, {
        numerator: net,
        denominator: sum((row) => row.units),
        none,
      }),
    },
    {
      p: 'price',
      label: 'Given in discounts',
      by: null,
      products: groups,
      value: ratioOf('discounts', period, 'ratio', {
        numerator: sum((row) => row.discountMinor),
        denominator: gross,
        none,
      }),
    },
  ];
  const cost = sum((row) => row.costMinor ?? 0);
  const costed = channels.length > 0 && channels.every((row) => row.costMinor !== null);
  figures.push({
    p: 'price',
    label: 'Gross margin',
    by: null,
    products: groups,
    value: ratioOf('net-sales', period, 'ratio', {
      numerator: net - cost,
      denominator: costed ? net : 0,
      none: channels.length === 0 ? none : 'what it costs is not known for every product',
    }),
  });
  const share = (types: readonly string[]): number =>
    channels.reduce((total, row) => total + (types.includes(row.type) ? row.netMinor : 0), 0);
  for (const [label, types] of [
    ['.com, of net sales', ['d2c']],
    ['Stores, of net sales', ['own-store', 'retail-partner']],
  ] as const) {
    const [only, ...more] = channels.filter((row) => types.some((type) => type === row.type));
    if (only)
      figures.push({
        p: 'place',
        label,
        by: 'channel',
        products: groups,
        value: {
          ...ratioOf('net-sales', period, 'ratio', { numerator: share(types), denominator: net, none }),
          // One channel opens to its own lines; several to all of them, side by side.
          group: more.length === 0 ? only.channel : null,
        },
      });
  }
  for (const row of channels.slice(0, 4))
    figures.push({
      p: 'place',
      label: `${row.channel}, of net sales`,
      by: 'channel',
      products: groups,
      value: {
        ...ratioOf('net-sales', period, 'ratio', { numerator: row.netMinor, denominator: net, none }),
        group: row.channel,
      },
    });
  const span = { from: period.from, to, currency: settings.currency };
  for (const row of (await salesByLocation(db, keys, span)).slice(0, 4))
    figures.push({
      p: 'place',
      label: `${row.place}, of net sales`,
      by: 'location',
      products: groups,
      value: {
        ...ratioOf('net-sales', period, 'ratio', { numerator: row.netMinor, denominator: net, none }),
        group: row.place,
      },
    });
  for (const row of (await stockByPlace(db, keys, span)).slice(0, 4))
    figures.push({
      p: 'place',
      label: `${row.place}, sell-through`,
      by: row.level === 'location' ? 'location' : 'channel',
      products: groups,
      value: {
        ...ratioOf('sell-through', period, 'ratio', { numerator: row.sold, denominator: row.available, none }),
        group: row.place,
      },
    });
  return figures;
};

const BY_PROMOTION = ['ad-spend', 'cac', 'roas', 'engagement'] as const;
const SHORT: Readonly<Record<(typeof BY_PROMOTION)[number], string>> = {
  'ad-spend': 'ad spend',
  cac: 'CAC',
  roas: 'ROAS',
  engagement: 'engagement',
};

/** Spend, CAC, ROAS and engagement of each promotion channel that has any of them, those that cost most first. */
const promotionFigures = async (db: ReadDb, period: Period, settings: Settings): Promise<FourPsEvidence[]> => {
  const values = await evaluate(db, { metrics: BY_PROMOTION, period, by: 'promotion', asOf: settings.today }, settings);
  const cost = (id: string): number =>
    values.find((value) => value.group === id && value.metric === 'cac')?.numerator ?? 0;
  return PROMOTION_IDS.filter((id) => values.some((value) => value.group === id && (value.value ?? 0) !== 0))
    .toSorted((a, b) => cost(b) - cost(a))
    .flatMap((id) =>
      BY_PROMOTION.flatMap((metric): FourPsEvidence[] => {
        const value = values.find((one) => one.group === id && one.metric === metric);
        return value && (value.value ?? 0) !== 0
          ? [
              {
                p: 'promotion',
                label: `${PROMOTION_CHANNELS[id]}, ${SHORT[metric]}`,
                by: 'promotion',
                products: [],
                value,
              },
            ]
          : [];
      }),
    );
};

/** Competitors that field notes name, with what was said last and the prices seen at them, the newest first. */
const competitorsOf = async (
  db: ReadDb,
  keys: readonly number[] | null,
  currency: string,
): Promise<Output<'four-ps.evidence'>['competitors']> =>
  [...Map.groupBy(await competitorNotes(db, keys), ({ competitor }) => competitor)]
    .map(([name, notes]) => ({
      name,
      notes: notes.length,
      said: notes[0]?.text ?? '',
      day: notes[0]?.day ?? '',
      pricesMinor: notes.flatMap(({ text }) => pricesIn(text, currency)).slice(0, 3),
    }))
    .toSorted((a, b) => b.notes - a.notes || (a.name < b.name ? -1 : 1));

/** What the workspace knows beside each P, for the period asked or the sheet's own. */
export const evidenceOf = async (
  context: Context,
  id: string,
  periodId: string | undefined,
): Promise<Output<'four-ps.evidence'>> => {
  const db = context.store.read;
  const settings = await settingsOf(context);
  const sheet = await sheetOf(db, id);
  const period = periodFrom(periodId ?? sheet.period, settings.calendar);
  const asked: Asked = { sheet, period, groups: await groupsOf(db, sheet) };
  const own = await ownFigures(db, asked, settings);
  const figures = own.filter((figure) => figure.p === 'price');
  for (const figure of FIGURES) figures.push(...(await figureOf(db, figure, asked, settings)));
  figures.push(...own.filter((figure) => figure.p !== 'price'));
  figures.push(...(await promotionFigures(db, period, settings)));
  const products = await subjectProducts(db, sheet.product_key, sheet.line);
  const keys = asked.groups === null ? null : products.map((product) => product.key);
  const to = minDay(period.to, settings.today);
  return {
    figures,
    competitors: await competitorsOf(db, keys, settings.currency),
    themes: await themesOf(db, keys),
    notes:
      sheet.subject === 'product' && sheet.product_key !== null && sheet.product_id !== null
        ? { productId: sheet.product_id, notes: await countNotes(db, { productKey: sheet.product_key }) }
        : null,
    prices: await pricesByMonth(db, keys, {
      from: shiftPeriod(periodOf(to, 'month', settings.calendar), -12, settings.calendar).from,
      to,
      currency: settings.currency,
    }),
  };
};
