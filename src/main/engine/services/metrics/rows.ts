import type { Dimension } from '../../../../shared/domain/dimensions';
import { maxDay, minDay } from '../../../../shared/domain/day';
import { type Period, parsePeriod } from '../../../../shared/domain/period';
import type { MetricSpec } from '../../metrics/types';
import type { ReadDb } from '../../store/dialect';
import { lineRows, orderRows, type RowFilter, type Rows } from '../../store/repositories/metric-rows';
import { adRows, customerRows, dealRows, leadRows, stockRows } from '../../store/repositories/metric-rows-other';
import type { Settings } from '../settings';

export type RowsRequest = {
  spec: MetricSpec;
  period: Period;
  by?: Dimension | undefined;
  group?: string | undefined;
  day?: string | undefined;
  asOf: string;
  limit: number;
  offset: number;
};

const NONE: Rows = { columns: [], rows: [], total: 0, sum: 0 };

/** A group of a breakdown by time narrows the days; any other is a filter on the rows. */
const filterOf = (request: RowsRequest, settings: Settings): RowFilter => {
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
    by: timed ? undefined : request.by,
    group: timed ? undefined : request.group,
    limit: request.limit,
    offset: request.offset,
    inactivityDays: settings.inactivityDays,
  };
};

/** The rows behind a number, a page of them, with file and line. */
export const rowsBehind = async (db: ReadDb, request: RowsRequest, settings: Settings): Promise<Rows> => {
  const source = request.spec.rowSource;
  const filter = filterOf(request, settings);
  switch (source?.entity) {
    case 'order_lines':
      return lineRows(db, source.kinds, source.value, filter);
    case 'orders':
      return orderRows(db, filter);
    case 'customers':
      return customerRows(db, source.which, filter);
    case 'deals':
      return dealRows(db, source.which, source.value, filter);
    case 'leads':
      return leadRows(db, source.which, filter);
    case 'ad_days':
      return adRows(db, source.value, filter);
    case 'stock_levels':
      return stockRows(db, filter);
    default:
      return NONE;
  }
};
