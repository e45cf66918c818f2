import { type RawBuilder, sql } from 'kysely';

type Span = { from: string; to: string };

/**
 * For workspaces that date returns by their order: what the daily facts booked on the day processed (`l`) is taken
 * away, and what belongs to the orders of the days asked for (`o`) is added.
 */
export const REDATED = [
  { side: 'l', sign: -1 },
  { side: 'o', sign: 1 },
] as const;
type Side = (typeof REDATED)[number]['side'];

/** The day that decides on one side. */
export const redatedDay = (side: Side): RawBuilder<unknown> => sql.ref(`${side}.day`);

/**
 * `FROM` and `WHERE` of returns `l` that were processed on another day than their order `o` was made, those of which
 * the deciding day lies in a span; `c` is the sale's context.
 */
export const redatedReturns = (
  side: Side,
  { from, to }: Span,
  joins: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> =>
  sql`FROM ${side === 'o' ? sql`orders o JOIN order_lines l ON l.order_key = o.key` : sql`order_lines l JOIN orders o ON o.key = l.order_key`}
    JOIN sale_contexts c ON c.key = l.context_key ${joins}
    WHERE l.kind = 'return' AND o.day <> l.day AND ${redatedDay(side)} BETWEEN ${from} AND ${to}`;

/** Net sales of a return: below zero. */
export const RETURN_NET = sql`sum(l.amount_minor - l.discount_minor) AS minor, sum(l.amount_rest - l.discount_rest) AS rest`;
