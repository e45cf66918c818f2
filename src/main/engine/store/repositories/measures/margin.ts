import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { campaignGroup } from '../campaign-group';
import { convertExact, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

type Row = {
  day: string;
  campaign: string;
  promotion: string;
  currency: string;
  net: number;
  rest: number;
  cogs: number;
  bare: number;
};

/** Pieces sold less pieces returned, of an order line `l`. */
export const NET_PIECES = sql`CASE l.kind WHEN 'return' THEN -abs(l.quantity) WHEN 'sale' THEN l.quantity ELSE 0 END`;

/** A line (`l`) with pieces of a product (`p`) whose cost nobody knows; money given back without pieces has no cost. */
export const UNCOSTED = sql`l.kind <> 'adjustment' AND l.quantity <> 0 AND p.cost_minor IS NULL`;

/** Gross profit of attributed orders: campaignMargin, and uncostedLines whose product has no cost. */
export const marginMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const day = request.refundDating === 'order' ? sql`CASE l.kind WHEN 'return' THEN o.day ELSE l.day END` : sql`l.day`;
  const found =
    await sql<Row>`SELECT ${day} AS day, ${campaignGroup('k')} AS campaign, k.promotion_channel AS promotion, c.currency, sum(l.amount_minor - l.discount_minor) AS net, sum(l.amount_rest - l.discount_rest) AS rest,
      sum(${NET_PIECES} * coalesce(p.cost_minor, 0)) AS cogs, sum(${UNCOSTED}) AS bare
    FROM order_attributions a JOIN orders o ON o.key = a.order_key JOIN order_lines l ON l.order_key = a.order_key JOIN sale_contexts c ON c.key = l.context_key JOIN campaigns k ON k.key = a.campaign_key LEFT JOIN products p ON p.key = l.product_key
    WHERE ${day} BETWEEN ${request.from} AND ${request.to} GROUP BY 1, 2, 3, 4`.execute(db);
  const into = new Gathered();
  for (const row of found.rows) {
    const group = isTime(request.by)
      ? timeGroup(row.day, request.by, request.calendar)
      : request.by === 'campaign'
        ? row.campaign
        : request.by === 'promotion'
          ? row.promotion || UNASSIGNED
          : request.by
            ? UNASSIGNED
            : null;
    const net = convertExact({ minor: row.net, rest: row.rest }, row.currency, request, row.day);
    if (net === undefined) into.leftOut.add(row.currency);
    else into.add(group, null, 'campaignMargin', net.minor - row.cogs, net.rest);
    into.add(group, null, 'uncostedLines', row.bare);
  }
  return into;
};
