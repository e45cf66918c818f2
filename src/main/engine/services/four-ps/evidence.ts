import type { Output } from '../../../../shared/contract';
import type { FourPsEvidence } from '../../../../shared/contract/four-ps';
import type { MetricValue } from '../../../../shared/contract/metrics';
import type { FourP } from '../../../../shared/domain/four-ps';
import { PROMOTION_CHANNELS, PROMOTION_IDS } from '../../../../shared/domain/channels';
import { pricesIn } from '../../../../shared/domain/prices';
import { minDay } from '../../../../shared/domain/day';
import { fold } from '../../../../shared/domain/text';
import { type Period, periodOf, shiftPeriod } from '../../../../shared/domain/period';
import type { Context } from '../../context';
import { findMetric } from '../../metrics/catalogue';
import type { MetricSpec } from '../../metrics/types';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import { competitorNotes, pricesByMonth, subjectProducts, themesOf } from '../../store/repositories/four-ps-evidence';
import type { SheetRow } from '../../store/repositories/four-ps';
import { countNotes } from '../../store/repositories/notes';
import { evaluate } from '../metrics/evaluate';
import { periodFrom, type Settings, settingsOf } from '../settings';
import { type Asked, nothing, ownFigures } from './own-figures';
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

/** Figures of several products as one: the sum. */
const together = (values: readonly [MetricValue, ...MetricValue[]]): MetricValue => {
  const sum = values.reduce((total, { numerator }) => total + (numerator ?? 0), 0);
  return { ...values[0], group: null, label: null, numerator: sum, denominator: 1, value: sum };
};

/** Products of a line that have a figure of their own, where one of all of them has no rows to open to. */
const MOST_PRODUCTS = 3;

/** Whether figures of several products are one: orders and customers of several overlap, so that only lines can be summed. */
const sumsUp = ({ additive, rowSource }: MetricSpec): boolean => additive && rowSource?.entity === 'order_lines';

/** Names that would take three lines beside a P. */
const OF_ALL: Readonly<Record<string, string>> = { cac: 'CAC, all products', roas: 'ROAS, all products' };

/** Figures beside each P; those of the sheet's products are asked of these alone. */
const figuresOf = async (db: ReadDb, { period, products }: Asked, settings: Settings): Promise<FourPsEvidence[]> => {
  const groups = products?.map(({ group }) => group) ?? [];
  /** The products with the most units, of those that sold any. */
  let best: readonly string[] = groups;
  const figures: FourPsEvidence[] = [];
  for (const { p, metric } of FIGURES) {
    const spec = findMetric(metric);
    if (!spec) continue;
    const plain = { p, products: [], places: [], adds: null };
    const none = nothing(metric, period, settings.currency);
    const asked = { metrics: [metric], period, asOf: settings.today };
    if (products === null || !spec.dimensions.includes('product')) {
      const [value = none] = await evaluate(db, asked, settings);
      figures.push({
        ...plain,
        label: products === null ? spec.name : (OF_ALL[metric] ?? `${spec.name}, all products`),
        value,
        by: null,
      });
      continue;
    }
    const among = sumsUp(spec) ? groups : best;
    const own = (await evaluate(db, { ...asked, by: 'product', among }, settings)).filter(
      ({ group }) => group !== null && among.includes(group),
    );
    if (metric === 'units') best = own.slice(0, MOST_PRODUCTS).flatMap(({ group }) => group ?? []);
    const [only = none, ...more] = own;
    if (more.length === 0)
      figures.push({ ...plain, label: spec.name, value: only, by: only.group === null ? null : 'product' });
    else if (sumsUp(spec))
      figures.push({
        ...plain,
        label: spec.name,
        value: together([only, ...more]),
        by: null,
        products: own.flatMap(({ group }) => group ?? []),
      });
    else
      for (const value of own)
        figures.push({ ...plain, label: `${spec.name}, ${value.label ?? value.group}`, value, by: 'product' });
  }
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
                places: [],
                adds: null,
                value,
              },
            ]
          : [];
      }),
    );
};

/**
 * Competitors that field notes on these products or on none name, with what those say last and the prices they saw; each
 * counted with all of its notes, as they are listed when it is opened.
 */
const competitorsOf = async (
  db: ReadDb,
  keys: readonly number[] | null,
  currency: string,
): Promise<Output<'four-ps.evidence'>['competitors']> =>
  [...Map.groupBy(await competitorNotes(db, keys), ({ competitor }) => fold(competitor)).values()]
    .flatMap((all) => {
      const notes = all.filter(({ about }) => about > 0);
      const [first] = notes;
      if (!first) return [];
      const pricesMinor = notes.flatMap(({ text }) => pricesIn(text, currency)).slice(0, 3);
      return [{ name: first.competitor, notes: all.length, said: first.text, day: first.day, pricesMinor }];
    })
    .toSorted((a, b) => b.notes - a.notes || (a.name < b.name ? -1 : 1));

const gather = async (
  db: ReadDb,
  sheet: SheetRow,
  period: Period,
  settings: Settings,
): Promise<Output<'four-ps.evidence'>> => {
  const products = sheet.subject === 'idea' ? null : await subjectProducts(db, sheet.product_key, sheet.line);
  const asked: Asked = { period, products };
  const own = await ownFigures(db, asked, settings);
  const figures = own.filter((figure) => figure.p === 'price');
  figures.push(...(await figuresOf(db, asked, settings)));
  figures.push(...own.filter((figure) => figure.p !== 'price'));
  figures.push(...(await promotionFigures(db, period, settings)));
  const keys = products?.map((product) => product.key) ?? null;
  const to = minDay(period.to, settings.today);
  return {
    figures,
    competitors: await competitorsOf(db, keys, settings.currency),
    themes: await themesOf(db, keys, sheet.subject === 'product'),
    notes:
      sheet.subject === 'product' && sheet.product_key !== null && sheet.product_id !== null
        ? { productId: sheet.product_id, notes: await countNotes(db, { productKey: sheet.product_key }) }
        : null,
    ...(await pricesByMonth(db, keys, {
      from: shiftPeriod(periodOf(to, 'month', settings.calendar), -12, settings.calendar).from,
      to,
      currency: settings.currency,
      rates: settings.rates,
      refundDating: settings.refundDating,
    })),
  };
};

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
  return remember(db, `evidence ${id} ${period.id} ${settings.today}`, () => gather(db, sheet, period, settings));
};
