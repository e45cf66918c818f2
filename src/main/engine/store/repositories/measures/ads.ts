import { sql } from 'kysely';
import { addDays, daysBetween, maxDay, minDay } from '../../../../../shared/domain/day';
import type { ReadDb } from '../../dialect';
import { type BesideCost, besideCosts, besideGroup, besidePart } from '../beside-costs';
import { EVERY_RESULT, PROMOTION_OF } from '../every-result';
import { convertExact, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

type AdRow = {
  from_day: string;
  to_day: string;
  campaign: string | null;
  promotion: string;
  name: string;
  platform: string;
  paid: number;
  currency: string;
  spend_minor: number | null;
  spend_rest: number;
  impressions: number | null;
  clicks: number | null;
  revenue_minor: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  reach: number | null;
  followers: number | null;
  sessions: number | null;
  bounces: number | null;
  delivered: number | null;
  opened: number | null;
  email_clicks: number | null;
  unsubscribed: number | null;
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
  const result = await sql<{ name: string; promotion: string; cost: number; starts: string; ends: string }>`
    SELECT name, promotion_channel AS promotion, other_cost_minor AS cost, starts, coalesce(ends, starts) AS ends FROM campaigns
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
          : request.by === 'promotion'
            ? row.promotion || UNASSIGNED
            : request.by
              ? UNASSIGNED
              : null;
      const part = upTo(row.cost, at + 1, days) - upTo(row.cost, at, days);
      for (const name of ['marketingCost', 'lineCost']) into.add(group, null, name, part);
    }
  }
};

const BESIDE: Readonly<Record<BesideCost['kind'], string>> = {
  fee: 'creatorCost',
  product: 'creatorCost',
  commission: 'creatorCost',
  event: 'eventCost',
  media: 'mediaCost',
};

/** Costs kept with creators, events and offline media, where no budget line says them. */
const addBeside = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const { costs, leftOut } = await besideCosts(db, request);
  for (const currency of leftOut) into.leftOut.add(currency);
  const add = (group: string | null, cost: BesideCost, from: string, to: string): void => {
    const minor = besidePart(cost, from, to);
    for (const name of ['marketingCost', BESIDE[cost.kind]]) into.add(group, null, name, minor);
  };
  for (const cost of costs) {
    const [from, to] = [maxDay(cost.from, request.from), minDay(cost.to, request.to)];
    if (!isTime(request.by)) add(besideGroup(request.by, cost), cost, from, to);
    else
      for (let day = from; day <= to; day = addDays(day, 1))
        add(timeGroup(day, request.by, request.calendar), cost, day, day);
  }
};

/** The group of one part of a row. */
const groupOf = (row: AdRow, day: string, request: Request): string | null => {
  if (isTime(request.by)) return timeGroup(day, request.by, request.calendar);
  switch (request.by) {
    case undefined:
      return null;
    case 'campaign':
      return row.campaign ?? UNASSIGNED;
    case 'source':
      return row.platform || UNASSIGNED;
    case 'promotion':
      return row.promotion || UNASSIGNED;
    case 'content':
      return row.name || UNASSIGNED;
    default:
      return UNASSIGNED;
  }
};

/** Whole numbers that a row adds, by measure; a rate counts only rows that say both its parts. */
const countsOf = (row: AdRow): Record<string, number | null> => {
  const reactions =
    row.likes === null && row.comments === null && row.shares === null
      ? null
      : (row.likes ?? 0) + (row.comments ?? 0) + (row.shares ?? 0);
  const both = (names: readonly [string, string], part: number | null, whole: number | null) =>
    part === null || whole === null ? {} : { [names[0]]: part, [names[1]]: whole };
  return {
    ...(row.paid === 1 ? { impressions: row.impressions, clicks: row.clicks } : {}),
    engagement: reactions,
    sessions: row.sessions,
    ...both(['reachedEngagement', 'reached'], reactions, row.reach),
    ...both(['shownEngagement', 'shown'], reactions, row.impressions),
    ...(row.followers === null ? {} : { followedEngagement: reactions }),
    ...both(['opened', 'openedOf'], row.opened, row.delivered),
    ...both(['emailClicks', 'emailClicksOf'], row.email_clicks, row.delivered),
    ...both(['unsubscribed', 'unsubscribedOf'], row.unsubscribed, row.delivered),
    ...both(['bounces', 'bouncesOf'], row.bounces, row.sessions),
  };
};

/** How the rows of a measure are counted where its name is not simply followed by `Rows`. */
const ROWS_OF: Readonly<Record<string, string>> = {
  impressions: 'impressionRows',
  clicks: 'clickRows',
  sessions: 'sessionRows',
};

/**
 * Measures of ads and results: spend, impressions, clicks, platformRevenue of what is paid for; marketingCost of all;
 * with lineCost (budget lines), creatorCost, eventCost and mediaCost in it; engagement, sessions, and the two parts of each rate; and how many rows speak of each. `prorated` counts the paid
 * rows of which only some days are in it.
 */
export const adMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const result = await sql<AdRow>`
    SELECT u.from_day, u.to_day, k.name AS campaign, ${PROMOTION_OF} AS promotion, u.name, u.source AS platform, u.paid, u.currency, u.spend_minor, u.spend_rest, u.impressions, u.clicks, u.revenue_minor, u.likes, u.comments, u.shares,
      u.reach, u.followers, u.sessions, u.bounces, u.delivered, u.opened, u.email_clicks, u.unsubscribed
    FROM ${EVERY_RESULT} u LEFT JOIN campaigns k ON k.key = u.campaign_key WHERE u.from_day <= ${request.to} AND u.to_day >= ${request.from} ORDER BY u.to_day`.execute(
    db,
  );
  const into = new Gathered();
  // Followers are a level: of each account the last one counts.
  const followers = new Map<string, { group: string | null; value: number }>();
  for (const row of result.rows) {
    const counted = new Set<string | null>();
    const counts = countsOf(row);
    for (const part of parts(row, request)) {
      const group = groupOf(row, part.day, request);
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
      if (row.spend_minor !== null)
        money(row.spend_minor, row.spend_rest, ...(row.paid === 1 ? ['spend'] : []), 'marketingCost');
      if (row.revenue_minor !== null && row.paid === 1) money(row.revenue_minor, 0, 'platformRevenue');
      for (const [name, total] of Object.entries(counts)) {
        if (total === null) continue;
        into.add(group, null, name, slice(total, part));
        if (first) into.add(group, null, ROWS_OF[name] ?? `${name}Rows`, 1);
      }
      if (row.followers !== null)
        followers.set(`${group}\u0001${row.platform}\u0001${row.promotion}\u0001${row.campaign}`, {
          group,
          value: row.followers,
        });
      if (!first || row.paid !== 1) continue;
      into.add(group, null, 'adRows', 1);
      if (part.days > part.end - part.start) into.add(group, null, 'prorated', 1);
      if (row.revenue_minor !== null) into.add(group, null, 'revenueRows', 1);
    }
  }
  for (const { group, value } of followers.values()) into.add(group, null, 'followers', value);
  await addCosts(db, request, into);
  await addBeside(db, request, into);
  return into;
};
