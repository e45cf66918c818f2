import { sql } from 'kysely';
import { creditedMinor, creditsOf } from '../../../../../shared/domain/credits';
import { daysBetween } from '../../../../../shared/domain/day';
import { type Amount, REST_PER_MINOR, times } from '../../../../../shared/domain/money';
import type { ReadDb } from '../../dialect';
import { campaignGroup } from '../campaign-group';
import { convertExact, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

type DealRow = {
  id: string;
  kind: string;
  probability: number;
  value_minor: number | null;
  list_minor: number | null;
  currency: string;
  created_day: string | null;
  closed_day: string | null;
  rep: string | null;
  credits: string;
  product: string | null;
  product_name: string | null;
  channel: string | null;
  campaign: string | null;
  customer: string | null;
  source: string;
};

/** Deals with what every measure needs; a few thousand rows, so the sums are made in plain code below. */
const readDeals = async (db: ReadDb, request: Request): Promise<DealRow[]> => {
  const result = await sql<DealRow>`
    SELECT d.id, s.kind, coalesce(d.probability, s.probability) AS probability, d.value_minor, p.price_minor AS list_minor, d.currency, d.created_day, d.closed_day, o.name AS rep, d.credits,
      coalesce(nullif(p.sku, ''), p.name) AS product, p.name AS product_name, h.name AS channel, ${campaignGroup('k')} AS campaign, y.name AS customer, d.source
    FROM deals d JOIN stages s ON s.id = d.stage_id LEFT JOIN people o ON o.key = d.owner_key LEFT JOIN products p ON p.key = d.product_key LEFT JOIN channels h ON h.key = d.channel_key
      LEFT JOIN campaigns k ON k.key = d.campaign_key LEFT JOIN companies y ON y.key = d.company_key
    WHERE d.deleted_at IS NULL AND (s.kind = 'open' OR d.closed_day >= ${request.from})`.execute(db);
  return result.rows;
};

/** The middle value; the mean of the two middle ones for an even count; 0 for none. */
export const median = (values: readonly number[]): number => {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

const groupOf = (deal: DealRow, request: Request): string | null => {
  switch (request.by) {
    case undefined:
      return null;
    case 'rep':
    case 'product':
    case 'channel':
    case 'campaign':
    case 'customer':
    case 'source':
      return deal[request.by] || UNASSIGNED;
    default:
      return isTime(request.by) && deal.closed_day
        ? timeGroup(deal.closed_day, request.by, request.calendar)
        : UNASSIGNED;
  }
};

/** A group with its part of a deal: what it counts for, and how much of so many minor units is its own. */
type Part = { group: string | null; share: number; minor: (whole: number) => number };

/** The groups of a deal, each with its part: one group, but for people who share the credit. */
const partsOf = (deal: DealRow, request: Request, names: ReadonlyMap<string, string>): Part[] => {
  const credits = request.by === 'rep' ? creditsOf(deal.credits) : [];
  if (credits.length === 0) return [{ group: groupOf(deal, request), share: 1, minor: (whole) => whole }];
  let sum = 0;
  return credits.map(({ personId, share }) => {
    const before = sum;
    sum += share;
    return {
      group: names.get(personId) ?? UNASSIGNED,
      share: share / 100,
      minor: (whole) => creditedMinor(whole, before, share),
    };
  });
};

const namesOfPeople = async (db: ReadDb): Promise<Map<string, string>> => {
  const people = await sql<{ id: string; name: string }>`SELECT id, name FROM people`.execute(db);
  return new Map(people.rows.map((row) => [row.id, row.name]));
};

/** A deal is open at the end of the period when it has not closed by then and had begun. */
const openAtEnd = (deal: DealRow, request: Request): boolean =>
  (deal.created_day === null || deal.created_day <= request.to) &&
  (deal.kind === 'open' || (deal.closed_day !== null && deal.closed_day > request.to));

/**
 * Deal measures: won, lost, closed (counts), wonValue, closedValue, cycleDays/Count/Median/Mean, open, openValue, openWeighted, openListed
 * (open deals valued at list price), openClosedSince (open at the end of the period, closed by now: their chance of then is not kept), winRate and averageDeal for the formula filled in.
 */
export const dealMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const into = new Gathered();
  const cycles = new Map<string | null, number[]>();
  const names = request.by === 'rep' ? await namesOfPeople(db) : new Map<string, string>();
  for (const deal of await readDeals(db, request)) {
    const parts = partsOf(deal, request, names);
    const label = request.by === 'product' ? deal.product_name : null;
    const add = (name: string, value: number): void => {
      for (const { group, share } of parts) into.add(group, label, name, value * share);
    };
    const value = (minor: number, day: string): Amount => {
      const converted = convertExact({ minor, rest: 0 }, deal.currency, request, day);
      if (converted === undefined && minor !== 0) into.leftOut.add(deal.currency);
      return converted ?? { minor: 0, rest: 0 };
    };
    const addMoney = (name: string, minor: number, day: string, chance = 1): void => {
      for (const part of parts) {
        const worth = value(part.minor(minor), day);
        const own = chance === 1 ? worth : times(worth, chance);
        into.add(part.group, label, name, own.minor, own.rest);
      }
    };
    if (
      deal.kind !== 'open' &&
      deal.closed_day !== null &&
      deal.closed_day >= request.from &&
      deal.closed_day <= request.to
    ) {
      const worth = deal.value_minor ?? 0;
      add('closed', 1);
      addMoney('closedValue', worth, deal.closed_day);
      add(deal.kind === 'won' ? 'won' : 'lost', 1);
      if (deal.kind === 'won') {
        addMoney('wonValue', worth, deal.closed_day);
        if (deal.created_day !== null) {
          const days = daysBetween(deal.created_day, deal.closed_day);
          // How long it took is the same for everybody who had a part in it.
          for (const { group } of parts) {
            into.add(group, label, 'cycleDays', days);
            const known = cycles.get(group);
            if (known) known.push(days);
            else cycles.set(group, [days]);
          }
        }
      }
    }
    if (!isTime(request.by) && openAtEnd(deal, request)) {
      const minor = deal.value_minor ?? deal.list_minor ?? 0;
      add('open', 1);
      addMoney('openValue', minor, request.to);
      addMoney('openWeighted', minor, request.to, deal.kind === 'open' ? deal.probability : 0);
      if (deal.value_minor === null && deal.list_minor !== null) add('openListed', 1);
      if (deal.kind !== 'open') add('openClosedSince', 1);
    }
  }
  for (const [group, days] of cycles) {
    const total = days.reduce((a, b) => a + b, 0);
    into.add(group, null, 'cycleCount', days.length);
    into.add(group, null, 'cycleMedian', median(days));
    into.add(group, null, 'cycleMean', total / days.length);
  }
  for (const [group, { minor, rest }] of into.groups) {
    const at = (name: string): number => (minor[name] ?? 0) + (rest[name] ?? 0) / REST_PER_MINOR;
    if (at('closed') > 0) into.add(group, null, 'winRate', at('won') / at('closed'));
    if (at('won') > 0) into.add(group, null, 'averageDeal', at('wonValue') / at('won'));
  }
  return into;
};
