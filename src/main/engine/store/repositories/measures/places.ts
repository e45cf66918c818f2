import { sql } from 'kysely';
import { PLACE_KIND_IDS, type PlaceKind, placeKind } from '../../../../../shared/domain/places';
import type { ReadDb } from '../../dialect';
import { remember } from '../../remember';
import { convertExact, Gathered, type Request, UNASSIGNED } from './gather';
import { REDATED, redatedDay, redatedReturns, RETURN_NET } from './redated';

/** Net sales of a channel at one kind of place, in minor units. */
export type PlaceNet = { channel: string; kind: PlaceKind; net: number };

type Row = {
  channel: string;
  type: string;
  location: string;
  currency: string;
  day: string;
  minor: number;
  rest: number;
};
type Asked = Pick<Request, 'from' | 'to' | 'currency' | 'rates' | 'refundDating'>;

const CHANNEL = sql`coalesce(ch.name, ${UNASSIGNED}) AS channel, coalesce(ch.type, '') AS type, coalesce(lo.name, '') AS location`;
const JOINS = sql`LEFT JOIN channels ch ON ch.key = c.channel_key LEFT JOIN channels lo ON lo.key = c.location_key`;

/**
 * Net sales by channel and kind of place, from the daily facts; returns on the day that the workspace dates them by.
 * `leftOut`: currencies without a rate, of which nothing is in them.
 */
export const netByPlace = async (db: ReadDb, asked: Asked): Promise<{ sales: PlaceNet[]; leftOut: string[] }> => {
  const { from, to, currency } = asked;
  const into = new Gathered();
  const add = (row: Row, sign: 1 | -1): void => {
    const net = convertExact(row, row.currency, asked, row.day);
    if (!net) {
      into.leftOut.add(row.currency);
      return;
    }
    into.add(
      `${placeKind(row.type, row.location)} ${row.channel}`,
      row.channel,
      'net',
      sign * net.minor,
      sign * net.rest,
    );
  };
  const facts = await sql<Row>`
    SELECT ${CHANNEL}, c.currency AS currency, CASE WHEN c.currency = ${currency} THEN '' ELSE d.day END AS day,
      sum(d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor) AS minor, sum(d.gross_rest - d.discounts_rest - d.returns_rest + d.adjustments_rest) AS rest
    FROM daily_sales d JOIN sale_contexts c ON c.key = d.context_key ${JOINS} WHERE d.day BETWEEN ${from} AND ${to} GROUP BY 1, 2, 3, 4, 5`.execute(
    db,
  );
  for (const row of facts.rows) add(row, 1);
  if (asked.refundDating === 'order')
    for (const { side, sign } of REDATED) {
      const moved = await sql<Row>`
        SELECT ${CHANNEL}, c.currency AS currency, ${redatedDay(side)} AS day, ${RETURN_NET} ${redatedReturns(side, asked, JOINS)} GROUP BY 1, 2, 3, 4, 5`.execute(
        db,
      );
      for (const row of moved.rows) add(row, sign);
    }
  const sales = into.finish().map(({ group, label, measures }) => ({
    channel: label ?? UNASSIGNED,
    kind: PLACE_KIND_IDS.find((kind) => group?.startsWith(`${kind} `)) ?? 'other',
    net: measures['net'] ?? 0,
  }));
  return { sales, leftOut: [...into.leftOut].toSorted() };
};

/** Keys of the sale contexts that are of some kinds of places. */
export const contextsAt = (db: ReadDb, kinds: readonly PlaceKind[]): Promise<number[]> =>
  remember(db, `contexts at ${kinds.join()}`, async () => {
    const { rows } = await sql<{ key: number; type: string; location: string }>`
      SELECT c.key, coalesce(ch.type, '') AS type, coalesce(lo.name, '') AS location FROM sale_contexts c ${JOINS}`.execute(
      db,
    );
    return rows.filter(({ type, location }) => kinds.includes(placeKind(type, location))).map(({ key }) => key);
  });
