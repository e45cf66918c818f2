import { sql } from 'kysely';
import { addDays, daysBetween, maxDay, minDay } from '../../../../../shared/domain/day';
import type { ReadDb } from '../../dialect';
import { partOf } from '../../../../../shared/domain/money-spans';
import { type BesideCost, besideCosts, besideGroup } from '../beside-costs';
import { channelsOfCampaigns } from '../cost-channels';
import { lineCosts } from '../line-costs';
import { EVERY_RESULT, isResultMoney, RESULT_VALUES, RESULT_WHOLES, type ResultValue } from '../every-result';
import { convertExact, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

const RESULT_IDS = Object.keys(RESULT_VALUES) as ResultValue[];
/** Whole numbers that a row adds; money stands apart. */
const COUNTED = [
  ...RESULT_IDS.filter((id) => !isResultMoney(id)),
  ...(Object.keys(RESULT_WHOLES) as (keyof typeof RESULT_WHOLES)[]),
] as const;
const MONEY = RESULT_IDS.filter(isResultMoney);

type AdRow = {
  from_day: string;
  to_day: string;
  campaign: string | null;
  campaign_key: number | null;
  promotion: string;
  name: string;
  platform: string;
  paid: number;
  currency: string;
  spend_rest: number;
  followers: number | null;
} & Record<(typeof COUNTED)[number] | ResultValue, number | null>;

const EACH = sql.join(
  Object.entries({ ...RESULT_VALUES, ...RESULT_WHOLES }).map(([name, value]) => sql`${value} AS ${sql.ref(name)}`),
);

/** What of `total` falls on the first `done` of `days`, in whole units, so that consecutive parts sum to the whole. */
const upTo = (total: number, done: number, days: number): number =>
  Math.sign(total) * Math.round((Math.abs(total) * done) / days);

/** Days `start` to before `end` of a row's span, counted from its first day. */
type Part = { day: string; start: number; end: number; days: number };

/**
 * What of a row's total falls on some of its days, in whole units; its last day takes what is left of it, as platforms give
 * conversions in parts.
 */
export const resultSlice = (total: number, { start, end, days }: Omit<Part, 'day'>): number =>
  (end === days ? total : upTo(total, end, days)) - upTo(total, start, days);

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

type Written = Pick<BesideCost, 'campaign' | 'campaignKey' | 'promotion' | 'from' | 'to' | 'minor'>;

const BESIDE: Readonly<Record<BesideCost['kind'], string>> = {
  fee: 'creatorCost',
  product: 'creatorCost',
  commission: 'creatorCost',
  event: 'eventCost',
  media: 'mediaCost',
};

/** What people wrote down: what budget lines spent, and what creators, events and offline media cost where no line says it. */
const addCosts = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const { costs, leftOut } = await besideCosts(db, request);
  const channels = await channelsOfCampaigns(db, request.by);
  for (const currency of leftOut) into.leftOut.add(currency);
  const add = (group: string | null, cost: Written, name: string, from: string, to: string): void => {
    const minor = partOf(cost, from, to);
    for (const measure of ['marketingCost', name]) into.add(group, null, measure, minor);
  };
  const all = [
    ...(await lineCosts(db, request.asOf)).map((cost) => ({ cost, name: 'lineCost' })),
    ...costs.map((cost) => ({ cost, name: BESIDE[cost.kind] })),
  ];
  for (const { cost, name } of all) {
    const [from, to] = [maxDay(cost.from, request.from), minDay(cost.to, request.to)];
    if (from > to) continue;
    if (!isTime(request.by)) add(besideGroup(request.by, cost, channels), cost, name, from, to);
    else
      for (let day = from; day <= to; day = addDays(day, 1))
        add(timeGroup(day, request.by, request.calendar), cost, name, day, day);
  }
};

/** The group of one part of a row. */
const groupOf = (row: AdRow, day: string, request: Request, channels: ReadonlyMap<number, string>): string | null => {
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
    case 'channel':
      return channels.get(row.campaign_key ?? -1) ?? UNASSIGNED;
    case 'content':
      return row.name || UNASSIGNED;
    default:
      return UNASSIGNED;
  }
};

/** What the sum of a row's money is called where its name is not that of the value. */
const MONEY_AS: Partial<Record<ResultValue, string>> = { revenue: 'platformRevenue' };

/** How the rows of a measure are counted where its name is not simply followed by `Rows`. */
const ROWS_OF: Readonly<Record<string, string>> = {
  spend: 'adRows',
  impressions: 'impressionRows',
  clicks: 'clickRows',
  sessions: 'sessionRows',
};

/** How the rows are counted that say something of a value. */
export const resultRowsOf = (value: string): string => ROWS_OF[value] ?? `${value}Rows`;

/**
 * Measures of ads and results: each of `RESULT_VALUES` and `RESULT_WHOLES` by its name, but marketingCost for all that
 * is said to have been spent, with lineCost (budget lines), creatorCost, eventCost and mediaCost in it, resultSpend for
 * the same without those, and platformRevenue for the revenue of what is paid for; and how many rows speak of each.
 * `adRows` counts the rows that are paid for; a name with `Spread` counts rows that say it of which only some days are in it.
 */
export const adMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const result = await sql<AdRow>`
    SELECT u.from_day, u.to_day, u.campaign, u.campaign_key, u.channel AS promotion, u.name, u.source AS platform, u.paid, u.currency, u.spend_rest, u.followers, ${EACH}
    FROM ${EVERY_RESULT} u WHERE u.from_day <= ${request.to} AND u.to_day >= ${request.from} ORDER BY u.to_day`.execute(
    db,
  );
  const channels = await channelsOfCampaigns(db, request.by);
  const into = new Gathered();
  // Followers are a level: of each account the last one counts.
  const followers = new Map<string, { group: string | null; value: number }>();
  for (const row of result.rows) {
    const counted = new Set<string | null>();
    for (const part of parts(row, request)) {
      const group = groupOf(row, part.day, request, channels);
      const first = !counted.has(group);
      counted.add(group);
      const spread = part.days > part.end - part.start;
      for (const value of MONEY) {
        const minor = row[value];
        if (minor === null) continue;
        const rest = value === 'revenue' || value === 'reportedRevenue' ? 0 : row.spend_rest;
        // A span's money has one rate, that of its first day; the last part carries what rounding left out.
        const amount = convertExact(
          { minor: resultSlice(minor, part), rest: part.end === part.days ? rest : 0 },
          row.currency,
          request,
          row.from_day,
        );
        if (amount === undefined) into.leftOut.add(row.currency);
        else
          for (const name of value === 'cost' ? ['marketingCost', 'resultSpend'] : [MONEY_AS[value] ?? value])
            into.add(group, null, name, amount.minor, amount.rest);
        if (first && value !== 'spend') into.add(group, null, resultRowsOf(value), 1);
        if (first && spread) into.add(group, null, `${value}Spread`, 1);
      }
      for (const name of COUNTED) {
        const total = row[name];
        if (total === null) continue;
        into.add(group, null, name, resultSlice(total, part));
        if (first) into.add(group, null, resultRowsOf(name), 1);
        if (first && spread) into.add(group, null, `${name}Spread`, 1);
      }
      if (row.followers !== null)
        followers.set(`${group}\u0001${row.platform}\u0001${row.promotion}\u0001${row.campaign}`, {
          group,
          value: row.followers,
        });
      if (!first || row.paid !== 1) continue;
      into.add(group, null, 'adRows', 1);
    }
  }
  for (const { group, value } of followers.values()) into.add(group, null, 'followers', value);
  await addCosts(db, request, into);
  return into;
};
