import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { PlaceKind } from '../../../../shared/domain/places';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { maxDay, minDay } from '../../../../shared/domain/day';
import { type Period, parsePeriod } from '../../../../shared/domain/period';
import type { MetricSpec, RowSource } from '../../metrics/types';
import type { ReadDb } from '../../store/dialect';
import type { RowFilter, Rows } from '../../store/repositories/metric-rows';
import { contextsAt } from '../../store/repositories/measures/places';
import { activityRows } from '../../store/repositories/metric-rows-activities';
import { adRows, besideRows, campaignCostRows } from '../../store/repositories/metric-rows-ads';
import { contactRows } from '../../store/repositories/metric-rows-contacts';
import { creatorCostRows, creatorOrderRows } from '../../store/repositories/metric-rows-creators';
import { customerRows } from '../../store/repositories/metric-rows-customers';
import { dealRows } from '../../store/repositories/metric-rows-deals';
import { leadRows } from '../../store/repositories/metric-rows-leads';
import { lineRows, orderRows } from '../../store/repositories/metric-rows-sales';
import { lifetimeRows } from '../../store/repositories/metric-rows-lifetimes';
import { stockRows } from '../../store/repositories/metric-rows-stock';
import { periodFrom, type Settings } from '../settings';
import { gatherSums, specsOf } from './evaluate';
import { subscriptionRows } from './subscriptions';
import { targetRows } from './target-rows';

export type RowsRequest = {
  spec: MetricSpec;
  period: Period;
  by?: Dimension | undefined;
  group?: string | undefined;
  day?: string | undefined;
  /** Order lines of these products alone. */
  products?: readonly string[] | undefined;
  /** Order lines of these kinds of places alone. */
  places?: readonly PlaceKind[] | undefined;
  /** Order lines with their margin or their pieces in place of what the metric takes of them. */
  adds?: 'margin' | 'pieces' | undefined;
  asOf: string;
  limit: number;
  offset: number;
};

/** What the wire asks for, but for the page. Throws not-found for a metric that is not there. */
export const rowsAsked = (
  { metric, period, ...which }: Omit<Parsed<'metrics.rows'>, 'limit' | 'offset'>,
  { calendar, today }: Settings,
): Omit<RowsRequest, 'limit' | 'offset'> => {
  const [spec] = specsOf([metric]);
  if (!spec) throw new Error('A metric that was found is gone.');
  return { ...which, spec, period: periodFrom(period, calendar), asOf: today };
};

const NONE: Rows = { columns: [], rows: [], total: 0, sum: 0 };

/** A group of a breakdown by time narrows the days; any other is a filter on the rows. */
export const filterOf = (request: Omit<RowsRequest, 'spec' | 'adds'>, settings: Settings): RowFilter => {
  let from = request.period.from;
  let to = minDay(request.period.to, request.asOf);
  const timed = request.by === 'day' || request.by === 'week' || request.by === 'month';
  const inner =
    timed && request.group !== undefined
      ? parsePeriod(request.group, settings.calendar)
      : request.day !== undefined
        ? parsePeriod(request.day, settings.calendar)
        : undefined;
  if (inner) {
    from = maxDay(from, inner.from);
    to = minDay(to, inner.to);
  }
  return {
    from,
    to,
    asOf: request.asOf,
    by: timed ? undefined : request.by,
    group: timed ? undefined : request.group,
    products: request.products,
    limit: request.limit,
    offset: request.offset,
    inactivityDays: settings.inactivityDays,
    currency: settings.currency,
    rates: settings.rates,
    rated: [...new Set(settings.rates.map((rate) => rate.currency))].toSorted(),
    refundDating: settings.refundDating,
    hours: settings.hours,
  };
};

type TargetSource = Extract<RowSource, { entity: 'target_nodes' | 'target_calls' }>;
type SubscriptionSource = Extract<RowSource, { entity: 'subscriptions' }>;

const read = (
  db: ReadDb,
  source: Exclude<RowSource, TargetSource | SubscriptionSource>,
  filter: RowFilter,
): Promise<Rows> => {
  if ((filter.products?.length ?? 0) + (filter.contexts?.length ?? 0) > 0 && source.entity !== 'order_lines')
    throw new TandemError('bad-input', 'Only figures of order lines can be narrowed to products or places.');
  switch (source.entity) {
    case 'order_lines':
      return lineRows(db, source, filter);
    case 'orders':
      return orderRows(db, filter, source.which);
    case 'contacts':
      return contactRows(db, source.which, filter);
    case 'customers':
      return source.which === 'window' ? lifetimeRows(db, filter) : customerRows(db, source.which, filter);
    case 'deals':
      return dealRows(db, source.which, source.value, source.each, filter);
    case 'leads':
      return leadRows(db, source.which, filter);
    case 'ad_days':
      return adRows(db, source.value, source.minus ? -1 : 1, filter);
    case 'campaigns':
      return campaignCostRows(db, source.minus ? -1 : 1, filter);
    case 'beside_costs':
      return besideRows(db, source.minus ? -1 : 1, filter);
    case 'creator_orders':
      return creatorOrderRows(db, source.which, filter);
    case 'creator_costs':
      return creatorCostRows(db, filter);
    case 'activities':
      return activityRows(db, filter);
    case 'stock_levels':
      return stockRows(db, source.value, source.times, filter);
  }
};

/** Which kinds of rows: the declared one, or what the sums of this group and period say. */
const sourcesOf = async (
  db: ReadDb,
  request: RowsRequest,
  filter: RowFilter,
  settings: Settings,
): Promise<readonly RowSource[]> => {
  const { spec, adds } = request;
  if (adds !== undefined) {
    if (spec.rowSource?.entity !== 'order_lines')
      throw new TandemError('bad-input', 'Only order lines have a margin of their own.');
    return [{ ...spec.rowSource, value: adds === 'pieces' ? 'priced-quantity' : adds }];
  }
  if (!spec.rowsFor) return spec.rowSource ? [spec.rowSource] : [];
  const period: Period = { id: request.period.id, kind: 'range', from: filter.from, to: filter.to };
  const by = filter.group === undefined ? undefined : filter.by;
  const asked = { metrics: [spec.id], period, by, asOf: request.asOf };
  const { groups, facts } = await gatherSums(db, [spec], asked, settings);
  const group = groups.find((one) => one.group === (by === undefined ? null : filter.group));
  return spec.rowsFor(group?.measures ?? {}, facts);
};

/** Cells of one kind of row under the columns of another, by name; the first column is the day of both. */
const under = (columns: Rows['columns'], found: Rows): Rows['rows'] => {
  if (found.columns.every((column, index) => column.name === columns[index]?.name)) return found.rows;
  const at = columns.map((column, index) =>
    index === 0 ? 0 : found.columns.findIndex((other) => other.name === column.name),
  );
  return found.rows.map((row) => ({
    ...row,
    cells: at.map((index) => (index < 0 ? null : (row.cells[index] ?? null))),
  }));
};

/** A column is said to add up only where its cells do: not for money of another currency, or part of a longer span. */
const shownAs = ({ columns, rows }: Rows): Rows['columns'] =>
  columns.map(({ adds, ...column }, index) =>
    adds !== undefined && rows.every((row) => Math.abs(Number(row.cells[index] ?? 0) * adds - row.contribution) < 1)
      ? { ...column, adds }
      : column,
  );

/** The rows behind a number, a page of them, with file and line. Their contributions sum to its numerator. */
export const rowsBehind = async (db: ReadDb, request: RowsRequest, settings: Settings): Promise<Rows> => {
  const { places = [] } = request;
  const contexts = places.length === 0 ? undefined : await contextsAt(db, places);
  const filter = { ...filterOf(request, settings), contexts };
  if (filter.from > filter.to || contexts?.length === 0) return NONE;
  let all: Rows | undefined;
  for (const source of await sourcesOf(db, request, filter, settings)) {
    const before = all?.total ?? 0;
    const page = {
      offset: Math.max(0, filter.offset - before),
      limit: Math.max(0, filter.limit - (all?.rows.length ?? 0)),
    };
    const found =
      source.entity === 'target_nodes' || source.entity === 'target_calls'
        ? await targetRows(db, source, { ...request, ...page }, settings)
        : source.entity === 'subscriptions'
          ? await subscriptionRows(db, source.which, { ...filter, ...page }, settings.rates)
          : await read(db, source, { ...filter, ...page });
    all = all
      ? {
          columns: all.columns,
          rows: [...all.rows, ...under(all.columns, found)],
          total: all.total + found.total,
          sum: all.sum + found.sum,
        }
      : found;
  }
  return all ? { ...all, columns: shownAs(all) } : NONE;
};
