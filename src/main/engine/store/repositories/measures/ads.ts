import { sql } from 'kysely';
import { addDays, daysBetween, maxDay, minDay } from '../../../../../shared/domain/day';
import type { ReadDb } from '../../dialect';
import { convertExact, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

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

/** What of `total` falls on the first `done` of `days`, in whole units, so that consecutive parts sum to the whole. */
const upTo = (total: number, done: number, days: number): number =>
  Math.sign(total) * Math.round((Math.abs(total) * done) / days);

/** Days `start` to before `end` of a row's span, counted from its first day. */
type Part = { day: string; start: number; end: number; days: number };

const slice = (total: number, part: Part): number =>
  upTo(total, part.end, part.days) - upTo(total, part.start, part.days);

/** One row as the parts that fall in the period: whole, or day by day where a breakdown by time asks for it. */
const parts = (row: AdRow, request: Request): Part[] => {
  const days = daysBetween(row.from_day, row.to_day) + 1;
  const from = maxDay(row.from_day, request.from);
  const to = minDay(row.to_day, request.to);
  const start = daysBetween(row.from_day, from);
  const end = daysBetween(row.from_day, to) + 1;
  if (!isTime(request.by)) return [{ day: from, start, end, days }];
  return Array.from({ length: end - start }, (_, index) => ({
    day: addDays(from, index),
    start: start + index,
    end: start + index + 1,
    days,
  }));
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

/** Ad measures: spend, impressions, clicks, engagement, platformRevenue, marketingCost, and how many rows speak of each. `prorated` counts the rows of which only some days are in it. */
export const adMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const result = await sql<AdRow>`
    SELECT a.from_day, a.to_day, k.name AS campaign, a.platform, a.currency, a.spend_minor, a.spend_rest, a.impressions, a.clicks, a.revenue_minor, a.likes, a.comments, a.shares
    FROM ad_days a JOIN campaigns k ON k.key = a.campaign_key WHERE a.from_day <= ${request.to} AND a.to_day >= ${request.from}`.execute(
    db,
  );
  const into = new Gathered();
  for (const row of result.rows) {
    const counted = new Set<string | null>();
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
      const first = !counted.has(group);
      counted.add(group);
      const money = (minor: number, rest: number, ...names: string[]): void => {
        // A span's money has one rate, that of its first day; the last part carries what rounding left out.
        const amount = convertExact(
          { minor: slice(minor, part), rest: part.end === part.days ? rest : 0 },
          row.currency,
          request,
          row.from_day,
        );
        if (amount === undefined) into.leftOut.add(row.currency);
        else for (const name of names) into.add(group, null, name, amount.minor, amount.rest);
      };
      const whole = (total: number | null, name: string): void => {
        if (total !== null) into.add(group, null, name, slice(total, part));
      };
      money(row.spend_minor, row.spend_rest, 'spend', 'marketingCost');
      whole(row.impressions, 'impressions');
      whole(row.clicks, 'clicks');
      if (row.revenue_minor !== null) money(row.revenue_minor, 0, 'platformRevenue');
      const reactions = row.likes !== null || row.comments !== null || row.shares !== null;
      if (reactions) whole((row.likes ?? 0) + (row.comments ?? 0) + (row.shares ?? 0), 'engagement');
      if (!first) continue;
      into.add(group, null, 'adRows', 1);
      if (part.days > part.end - part.start) into.add(group, null, 'prorated', 1);
      if (row.impressions !== null) into.add(group, null, 'impressionRows', 1);
      if (row.clicks !== null) into.add(group, null, 'clickRows', 1);
      if (row.revenue_minor !== null) into.add(group, null, 'revenueRows', 1);
      if (reactions) into.add(group, null, 'engagementRows', 1);
    }
  }
  await addCosts(db, request, into);
  return into;
};
