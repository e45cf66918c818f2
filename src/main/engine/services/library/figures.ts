import type { LibraryKind } from '../../../../shared/domain/library';
import type { Context } from '../../context';
import {
  contentFigures,
  contentResults,
  eventFigures,
  newestSnapshots,
  ranksByDay,
} from '../../store/repositories/content';
import { creatorSums } from '../../store/repositories/creators';
import type { Settings } from '../settings';
import { earnedBy, ordersOfCodes } from './statement';

/** What stands beside a row's own fields. */
export type Beside = { figures: Record<string, number | null>; series: number[]; reason: string };
const NOTHING: Beside = { figures: {}, series: [], reason: '' };

type Figures = (id: string) => Beside;

const contentBeside = async (context: Context): Promise<Figures> => {
  const leads = new Map((await contentFigures(context.store.read)).map((row) => [row.id, row]));
  const results = new Map((await contentResults(context.store.read)).map((row) => [row.id, row]));
  const counts = new Map((await newestSnapshots(context.store.read)).map((row) => [row.content_id, row]));
  return (id) => {
    const [came, count, daily] = [leads.get(id), counts.get(id), results.get(id)];
    const engaged =
      count === undefined || (count.likes ?? count.comments ?? count.shares) === null
        ? null
        : (count.likes ?? 0) + (count.comments ?? 0) + (count.shares ?? 0);
    return {
      ...NOTHING,
      figures: {
        leads: came?.leads ?? 0,
        qualified: came?.qualified ?? 0,
        deals: came?.deals ?? 0,
        orders: came?.orders ?? 0,
        reach: count?.reach ?? null,
        engaged,
        shown: daily?.shown ?? null,
        reactions: daily?.reactions ?? null,
        clicks: daily?.clicks ?? null,
        visits: daily?.visits ?? null,
        opened: daily?.opened ?? null,
      },
    };
  };
};

/** The rank now and how far it moved since the one before: up is towards the first place. */
const keywordBeside = async (context: Context): Promise<Figures> => {
  const ranks = new Map<string, (number | null)[]>();
  for (const row of await ranksByDay(context.store.read))
    ranks.set(row.keyword_id, [...(ranks.get(row.keyword_id) ?? []), row.rank]);
  return (id) => {
    const own = ranks.get(id) ?? [];
    const found = own.filter((rank) => rank !== null);
    const rank = own.at(-1) ?? null;
    const before = own.slice(0, -1).findLast((one) => one !== null) ?? null;
    return {
      figures: {
        rank,
        moved: rank === null || before === null ? null : before - rank,
        best: found.length ? Math.min(...found) : null,
      },
      series: found,
      reason: own.length > 0 && rank === null ? 'The page was not found on the last day that was looked.' : '',
    };
  };
};

const creatorBeside = async (context: Context, settings: Settings): Promise<Figures> => {
  const sums = new Map((await creatorSums(context.store.read, settings.today)).map((row) => [row.creator_id, row]));
  const { orders } = await ordersOfCodes(context, settings);
  const earned = earnedBy(orders, (order) => order.creatorId);
  return (id) => {
    const [own, came] = [sums.get(id), earned.get(id)];
    const cost = (own?.fees ?? 0) + (own?.sent ?? 0) + (came ? came.earnedMinor + came.heldMinor : 0);
    return {
      ...NOTHING,
      figures: {
        followers: own?.followers ?? null,
        overdue: own?.overdue ?? 0,
        open: own?.open ?? 0,
        unpaid: own?.unpaid ?? 0,
        orders: came?.orders ?? 0,
        net: came?.netMinor ?? 0,
        owed: (came?.earnedMinor ?? 0) - (own?.paid ?? 0),
        costPerResult: came && came.orders > 0 ? Math.round(cost / came.orders) : null,
      },
      reason: came ? '' : 'No order named a code of theirs yet.',
    };
  };
};

const codeBeside = async (context: Context, settings: Settings): Promise<Figures> => {
  const { orders } = await ordersOfCodes(context, settings);
  const earned = earnedBy(orders, (order) => order.codeId);
  return (id) => {
    const came = earned.get(id);
    return {
      ...NOTHING,
      figures: {
        orders: came?.orders ?? 0,
        net: came?.netMinor ?? 0,
        earned: came?.earnedMinor ?? 0,
        held: came?.heldMinor ?? 0,
      },
    };
  };
};

const eventBeside = async (context: Context, settings: Settings): Promise<Figures> => {
  const rows = new Map((await eventFigures(context.store.read, settings.currency)).map((row) => [row.id, row]));
  return (id) => {
    const row = rows.get(id);
    return {
      ...NOTHING,
      figures: { leads: row?.leads ?? 0, sold: row?.counts ? row.sold : null },
      reason: row?.counts ? '' : 'Say which channel it sells through, or its campaign, to count sales.',
    };
  };
};

/** The figures that stand beside the rows of a list, gathered once for all of them. */
export const besideOf = async (context: Context, kind: LibraryKind, settings: Settings): Promise<Figures> => {
  switch (kind) {
    case 'content':
      return contentBeside(context);
    case 'keyword':
      return keywordBeside(context);
    case 'creator':
      return creatorBeside(context, settings);
    case 'code':
      return codeBeside(context, settings);
    case 'event':
      return eventBeside(context, settings);
    default:
      return () => NOTHING;
  }
};
