import { sql } from 'kysely';
import { addDays, daysBetween, maxDay, minDay } from '../../../../../shared/domain/day';
import type { ReadDb } from '../../dialect';
import { convert, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

type AdRow = {
  from_day: string;
  to_day: string;
  campaign: string;
  platform: string;
  currency: string;
  spend_minor: number;
  spend_rest: number;
  impressions: number | null;
  clicks: number | null;
  revenue_minor: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
};

/** The share of a row's days from its first to before `day`, rounded so that consecutive parts sum to the whole. */
const upTo = (total: number, done: number, days: number): number => Math.round((total * done) / days);

type Part = { day: string; spend: number; rest: number; share: number; prorated: boolean };

/** One row as the parts that fall in the period: itself, or a longer span cut by days where only some of it does. */
const parts = (row: AdRow, request: Request): Part[] => {
  const days = daysBetween(row.from_day, row.to_day) + 1;
  const from = maxDay(row.from_day, request.from);
  const to = minDay(row.to_day, request.to);
  const whole = from === row.from_day && to === row.to_day;
  if (days === 1 || (whole && !isTime(request.by)))
    return [{ day: row.from_day, spend: row.spend_minor, rest: row.spend_rest, share: 1, prorated: false }];
  const result: Part[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const at = daysBetween(row.from_day, day);
    result.push({
      day,
      spend: upTo(row.spend_minor, at + 1, days) - upTo(row.spend_minor, at, days),
      rest: 0,
      share: 1 / days,
      prorated: true,
    });
  }
  // A span that lies within one group of the breakdown is that group's, whole.
  const by = request.by;
  if (whole && isTime(by) && timeGroup(from, by, request.calendar) === timeGroup(to, by, request.calendar)) {
    return [{ day: row.from_day, spend: row.spend_minor, rest: row.spend_rest, share: 1, prorated: false }];
  }
  return result;
};

const addCosts = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const result = await sql<{ name: string; cost: number; starts: string; ends: string }>`
    SELECT name, other_cost_minor AS cost, starts, coalesce(ends, starts) AS ends FROM campaigns
    WHERE deleted_at IS NULL AND other_cost_minor > 0 AND starts IS NOT NULL AND starts <= ${request.to} AND coalesce(ends, starts) >= ${request.from}`.execute(
    db,
  );
  for (const row of result.rows) {
    const days = daysBetween(row.starts, row.ends) + 1;
    for (let day = maxDay(row.starts, request.from); day <= minDay(row.ends, request.to); day = addDays(day, 1)) {
      const at = daysBetween(row.starts, day);
      const group = isTime(request.by)
        ? timeGroup(day, request.by, request.calendar)
        : request.by === 'campaign'
          ? row.name
          : request.by
            ? UNASSIGNED
            : null;
      into.add(group, null, 'marketingCost', upTo(row.cost, at + 1, days) - upTo(row.cost, at, days));
    }
  }
};

/** Ad measures: spend, impressions, clicks, engagement, platformRevenue, marketingCost, and how many rows speak of each. `prorated` counts parts of longer spans. */
export const adMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const result = await sql<AdRow>`
    SELECT a.from_day, a.to_day, k.name AS campaign, a.platform, a.currency, a.spend_minor, a.spend_rest, a.impressions, a.clicks, a.revenue_minor, a.likes, a.comments, a.shares
    FROM ad_days a JOIN campaigns k ON k.key = a.campaign_key WHERE a.from_day <= ${request.to} AND a.to_day >= ${request.from}`.execute(
    db,
  );
  const into = new Gathered();
  for (const row of result.rows) {
    let counted = false;
    for (const part of parts(row, request)) {
      const group = isTime(request.by)
        ? timeGroup(part.day, request.by, request.calendar)
        : request.by === 'campaign'
          ? row.campaign
          : request.by === 'source'
            ? row.platform || UNASSIGNED
            : request.by
              ? UNASSIGNED
              : null;
      const spend = convert(part.spend, row.currency, request, part.day);
      if (spend === undefined) into.leftOut.add(row.currency);
      const rest = row.currency === request.currency ? part.rest : 0;
      into.add(group, null, 'spend', spend ?? 0, rest);
      into.add(group, null, 'marketingCost', spend ?? 0, rest);
      into.add(group, null, 'prorated', part.prorated ? 1 : 0);
      const share = (total: number | null, name: string, rows: string): void => {
        if (total === null) return;
        into.add(group, null, name, Math.round(total * part.share * 1e6) / 1e6);
        into.add(group, null, rows, 1);
      };
      share(row.impressions, 'impressions', 'impressionRows');
      share(row.clicks, 'clicks', 'clickRows');
      if (row.revenue_minor !== null)
        share(convert(row.revenue_minor, row.currency, request, part.day) ?? null, 'platformRevenue', 'revenueRows');
      if (row.likes !== null || row.comments !== null || row.shares !== null)
        share((row.likes ?? 0) + (row.comments ?? 0) + (row.shares ?? 0), 'engagement', 'engagementRows');
      if (!counted) into.add(group, null, 'adRows', 1);
      counted = true;
    }
  }
  await addCosts(db, request, into);
  return into;
};
