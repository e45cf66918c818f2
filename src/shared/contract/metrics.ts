import { z } from 'zod';
import { PLACE_KIND_IDS } from '../domain/places';
import { DIMENSIONS } from '../domain/dimensions';
import { job, read } from './channel';
import { count, minor, path, periodId } from './common';

export const dimension = z.enum(DIMENSIONS);

export const METRIC_STATUSES = [
  'ok',
  'partial',
  'estimated',
  'not_computable',
  'mixed_currency',
  'stale',
  'withheld',
] as const;
export type MetricStatus = (typeof METRIC_STATUSES)[number];

/**
 * One computed figure. Money is in whole minor units and `unit` is its currency; a ratio is a plain number
 * with unit 'ratio'; 'count', 'units', 'days', 'hours' and 'months' speak for themselves. A figure that cannot be computed has
 * `value` null and says why in `reason`: it is never a silent zero. `withheld` is known but not shown to these readers.
 */
export const metricValue = z.object({
  metric: z.string(),
  version: count,
  period: z.string(),
  /** The group of a breakdown: a SKU, a name, a day, '(unassigned)'; null for the whole. */
  group: z.string().nullable(),
  /** A group's name for people, where it differs (the product behind a SKU). */
  label: z.string().nullable(),
  status: z.enum(METRIC_STATUSES),
  value: z.number().nullable(),
  unit: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  reason: z.string().nullable(),
  /** A rate of fewer than 30 cases. */
  smallN: z.boolean(),
});
export type MetricValue = z.infer<typeof metricValue>;

export const metricDefinition = z.object({
  id: z.string(),
  version: count,
  name: z.string(),
  /** Where it stands in the catalogue: Sales, Customers, Leads, Pipeline, Marketing, Stock, Subscriptions. */
  family: z.string(),
  /** What it says, in one or two sentences. */
  words: z.string(),
  /** The formula in words: "net sales ÷ orders". */
  formula: z.string(),
  unit: z.enum(['money', 'money-per-day', 'ratio', 'count', 'units', 'days', 'hours', 'months']),
  better: z.enum(['up', 'down', 'neither']),
  dimensions: z.array(dimension),
  /** What a row behind it is: 'order lines', 'deals'; null when it has none of its own. */
  rows: z.string().nullable(),
  source: z.string(),
  /** Additive figures have a breakdown whose parts sum to the whole. */
  additive: z.boolean(),
});
export type MetricDefinition = z.infer<typeof metricDefinition>;

/** One term of a formula filled in: `Gross sales 241,480 from 4,412 rows`. */
export const formulaTerm = z.object({
  sign: z.enum(['', '+', '−', '×', '÷', '=']),
  name: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  rows: count.nullable(),
  /** The metric that this term opens to. */
  metric: z.string().nullable(),
});
export type FormulaTerm = z.infer<typeof formulaTerm>;

export const metricRow = z.object({
  /** Table the row is in: order_lines, orders, customers, deals, leads, ad_days, stock_levels, subscriptions. */
  entity: z.string(),
  id: z.string(),
  contribution: z.number(),
  file: z.string().nullable(),
  line: z.number().nullable(),
  batch: z.number().nullable(),
  day: z.string().nullable(),
  /** What the row shows, in the order of `columns`. Money in minor units. */
  cells: z.array(z.union([z.string(), z.number(), z.null()])),
});
export type MetricRow = z.infer<typeof metricRow>;

export const rowColumn = z.object({
  name: z.string(),
  unit: z.enum(['text', 'money', 'number', 'day', 'time']),
  /** Set on the column that shows what a row adds to the figure; −1 where it shows it with the other sign. */
  adds: z.union([z.literal(1), z.literal(-1)]).optional(),
});

export const place = z.enum(PLACE_KIND_IDS);

const whichRows = z.object({
  metric: z.string(),
  period: periodId,
  by: dimension.optional(),
  group: z.string().optional(),
  day: z.string().optional(),
  /** Order lines of these products alone, each by its SKU or, without one, its name; beside any other group. */
  products: z.array(z.string().max(300)).max(1_000).optional(),
  /** Order lines of these kinds of places alone. */
  places: z.array(place).max(PLACE_KIND_IDS.length).optional(),
  /** What each order line adds, where that is not what the metric takes of it: net sales less cost, or pieces less those that came back. */
  adds: z.enum(['margin', 'pieces']).optional(),
});

export const metricsContract = {
  'metrics.catalogue': read(
    z.object({ period: periodId }),
    z.array(z.object({ definition: metricDefinition, value: metricValue, previous: metricValue })),
  ),
  'metrics.evaluate': read(
    z.object({
      period: periodId,
      metrics: z.array(z.string()).max(200).default([]),
      by: dimension.optional(),
      asOf: z.string().optional(),
    }),
    z.array(metricValue),
  ),
  'metrics.get': read(
    z.object({ metric: z.string(), period: periodId }),
    z.object({
      definition: metricDefinition,
      value: metricValue,
      /** The same number of days of the period before. */
      previous: metricValue,
      terms: z.array(formulaTerm),
      elapsed: z.object({ days: count, of: count }),
      asOf: z.string(),
      /** The same figure worked out in another way: `aov` and `aov.gross`. */
      variants: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  /** The figure over consecutive days, weeks or months inside the period, with the target where one is set. */
  'metrics.trend': read(
    z.object({ metric: z.string(), period: periodId, grain: z.enum(['day', 'week', 'month']) }),
    z.object({
      points: z.array(
        z.object({
          period: z.string(),
          from: z.string(),
          to: z.string(),
          value: metricValue,
          targetMinor: minor.nullable(),
          elapsedDays: count,
          days: count,
        }),
      ),
    }),
  ),
  /** A breakdown beside the same elapsed days of the period before; `total` is the whole. */
  'metrics.breakdown': read(
    z.object({
      metric: z.string(),
      period: periodId,
      by: dimension,
      limit: z.number().int().min(1).max(500).default(50),
    }),
    z.object({
      groups: z.array(
        z.object({ current: metricValue, previous: metricValue.nullable(), share: z.number().nullable() }),
      ),
      total: metricValue,
      previousTotal: metricValue,
      more: count,
    }),
  ),
  'metrics.rows': read(
    whichRows.extend({
      limit: z.number().int().min(1).max(100_000).default(100),
      offset: count.default(0),
    }),
    z.object({ columns: z.array(rowColumn), rows: z.array(metricRow), total: count, sum: z.number() }),
  ),
  /** The same as CSV: every row, however many; money in major units. */
  'metrics.exportRows': job(whichRows.extend({ file: path }), z.object({ rows: count, file: z.string() })),
  /** The line of the imported file that a row came from, as it was written. */
  'metrics.sourceLine': read(
    z.object({ batch: count, line: count }),
    z.object({
      file: z.string(),
      line: count,
      batch: count,
      importedAt: z.string(),
      by: z.string().nullable(),
      cells: z.array(z.object({ column: z.string(), value: z.string() })),
    }),
  ),
};
