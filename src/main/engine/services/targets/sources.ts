import { minDay } from '../../../../shared/domain/day';
import type { TargetMetric } from '../../../../shared/domain/targets';
import type { ReadDb } from '../../store/dialect';
import { type Coverage, readCoverage } from '../../store/repositories/coverage';
import { firstWrittenCost } from '../../store/repositories/first-cost';
import { type CellMeasure, FROM_DAILY } from '../../store/repositories/target-cells';
import type { EventMetric } from '../../store/repositories/target-events';
import type { Settings } from '../settings';

/** Whether a measure is summed from the daily facts of sales. */
export const isSales = (source: CellMeasure | EventMetric): source is CellMeasure => source in FROM_DAILY;

/** What a metric is read from: revenue by rep is net sales, or won deals where there are no orders. */
export const sourceOf = async (db: ReadDb, metric: TargetMetric): Promise<CellMeasure | EventMetric> => {
  if (metric !== 'revenue-by-rep') return metric;
  return (await readCoverage(db)).sales ? 'net-sales' : 'won-value';
};

const FILES: Partial<Record<CellMeasure | EventMetric, keyof Coverage>> = {
  'ad-spend': 'ads',
  'marketing-cost': 'ads',
  impressions: 'ads',
  clicks: 'ads',
  engagement: 'ads',
  'leads.reported': 'ads',
  'qualified-leads.reported': 'ads',
  'orders.reported': 'ads',
  'revenue.reported': 'ads',
  'mrr-growth': 'subscriptions',
};

/**
 * The first and last day that the data of a metric speaks of; null without any. Deals and leads are kept here and not
 * imported to a day: they speak of every day until now.
 */
export const coveredDays = async (
  db: ReadDb,
  metric: TargetMetric,
  { today }: Pick<Settings, 'today'>,
): Promise<{ first: string; last: string } | null> => {
  const coverage = await readCoverage(db);
  const source = await sourceOf(db, metric);
  if (source === 'marketing-cost') {
    const written = await firstWrittenCost(db, today);
    const { ads } = coverage;
    // Ads are imported to a day and what they cost after it is not known yet; without them all is kept here.
    if (written !== null && written <= today)
      return ads ? { first: minDay(ads.first, written), last: ads.last } : { first: written, last: today };
  }
  const kept = source === 'won-value' ? coverage.deals : source.endsWith('leads') ? coverage.leads : undefined;
  if (kept) return { first: kept.first, last: today };
  return (source === 'won-value' || source.endsWith('leads') ? null : coverage[FILES[source] ?? 'sales']) ?? null;
};
