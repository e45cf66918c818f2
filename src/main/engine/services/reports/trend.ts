import type { Pace, Point } from '../../../../shared/contract/reports';
import { maxDay, minDay } from '../../../../shared/domain/day';
import { elapsedDays, type Period, periodDays, periodsWithin } from '../../../../shared/domain/period';
import { readCoverage } from '../../store/repositories/coverage';
import type { Desk } from './desk';
import type { Targets } from '../targets/amounts';

/** Days up to two weeks, weeks up to four months, else months: what a chart of a page has room for. */
export const grainOf = (period: Period): 'day' | 'week' | 'month' =>
  periodDays(period) <= 14 ? 'day' : periodDays(period) <= 124 ? 'week' : 'month';

/** A month, week or day as far as it lies in the period. */
const clip = (part: Period, period: Period): Period => {
  const from = maxDay(part.from, period.from);
  const to = minDay(part.to, period.to);
  return from === part.from && to === part.to ? part : { id: `${from}..${to}`, kind: 'range', from, to };
};

const MOST = 60;

/**
 * Net sales over the period with the target of each part; parts to come carry their share of the outlook,
 * and parts that no data speaks of have no figure.
 */
export const trendOf = async (desk: Desk, targets: Targets, pace: Pace | null): Promise<Point[]> => {
  const { period, settings } = desk;
  const grain = grainOf(period);
  const sums = await desk.groups('net-sales', grain);
  const whole = await desk.value('net-sales');
  const known = (await readCoverage(desk.db)).sales;
  const left = periodDays(period) - elapsedDays(period, settings.today);
  const points: Point[] = [];
  for (const part of periodsWithin(period, grain, settings.calendar).slice(0, MOST)) {
    const piece = clip(part, period);
    const days = periodDays(piece);
    const elapsed = elapsedDays(piece, settings.today);
    const net =
      elapsed === 0 || whole.value === null || !known || piece.from > known.last || piece.to < known.first
        ? null
        : (sums.get(grain === 'day' ? part.from : part.id)?.value ?? 0);
    const rest = pace && left > 0 ? Math.round(((pace.outlookMinor - pace.actualMinor) * (days - elapsed)) / left) : 0;
    points.push({
      period: part.id,
      from: piece.from,
      to: piece.to,
      days,
      elapsed,
      netMinor: net,
      targetMinor: await targets.of(piece, null),
      outlookMinor: pace && elapsed < days ? (net ?? 0) + rest : null,
    });
  }
  return points;
};
