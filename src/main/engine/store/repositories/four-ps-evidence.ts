import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { SPELLING_DAYS } from './products';
import { convertExact, Gathered, type Request } from './measures/gather';
import { REDATED, redatedDay, redatedReturns } from './measures/redated';
import { hasForeign } from './measures/sales';
import { monthsAndDays } from './product-facts';

type Span = { from: string; to: string; currency: string };

/** The products a worksheet is about: one, those of a line, or none named, which is all. */
export const subjectProducts = async (
  db: ReadDb,
  productKey: number | null,
  line: string | null,
): Promise<{ key: number; id: string; group: string }[]> =>
  (
    await sql<{ key: number; id: string; group: string }>`
    SELECT key, id, coalesce(nullif(sku, ''), name) AS "group" FROM products WHERE deleted_at IS NULL
      AND ${productKey !== null ? sql`key = ${productKey}` : line !== null ? sql`line = ${line}` : sql`1`}`.execute(db)
  ).rows;

/** Names of product lines, in their order. */
export const productLines = async (db: ReadDb): Promise<string[]> => {
  const { rows } = await sql<{
    line: string;
  }>`SELECT DISTINCT line FROM products WHERE deleted_at IS NULL AND line <> '' ORDER BY 1`.execute(db);
  return rows.map(({ line }) => line);
};

const among = (keys: readonly number[] | null): RawBuilder<unknown> =>
  keys === null ? sql`1` : keys.length === 0 ? sql`0` : sql`d.product_key IN (${sql.join(keys)})`;

const SUMS = sql`sum(d.units - d.returned_units) AS pieces, sum(d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor) AS minor, sum(d.gross_rest - d.discounts_rest - d.returns_rest + d.adjustments_rest) AS rest`;

type MonthRow = { month: string; day: string; currency: string; pieces: number; minor: number; rest: number };

type Asked = Span & Pick<Request, 'rates' | 'refundDating'>;

/** What the facts hold by month: whole months where they do, days at their ends and where each has a rate of its own. */
const monthRows = async (
  db: ReadDb,
  keys: readonly number[] | null,
  { from, to, currency, refundDating }: Asked,
): Promise<MonthRow[]> => {
  const { months, days } = monthsAndDays(from, to);
  const parts = days.map(
    (span) =>
      sql`SELECT substr(d.day, 1, 7) AS month, '' AS day, d.currency AS currency, ${SUMS} FROM daily_product_sales d
      WHERE d.day BETWEEN ${span.from} AND ${span.to} AND d.currency = ${currency} AND ${among(keys)} GROUP BY 1`,
  );
  if (months)
    parts.push(sql`SELECT d.month AS month, '' AS day, d.currency AS currency, ${SUMS} FROM monthly_product_sales d
      WHERE d.month BETWEEN ${months.from} AND ${months.to} AND d.currency = ${currency} AND ${among(keys)} GROUP BY 1`);
  if (await hasForeign(db, currency))
    parts.push(sql`SELECT substr(d.day, 1, 7) AS month, d.day AS day, d.currency AS currency, ${SUMS} FROM daily_product_sales d
      WHERE d.day BETWEEN ${from} AND ${to} AND d.currency <> ${currency} AND ${among(keys)} GROUP BY 2, 3`);
  if (refundDating === 'order')
    for (const { side, sign } of REDATED)
      parts.push(sql`SELECT substr(d.day, 1, 7) AS month, d.day AS day, d.currency AS currency, sum(d.pieces) AS pieces, sum(d.minor) AS minor, sum(d.rest) AS rest
        FROM (SELECT ${redatedDay(side)} AS day, l.product_key AS product_key, c.currency AS currency, ${sign} * (l.amount_minor - l.discount_minor) AS minor, ${sign} * (l.amount_rest - l.discount_rest) AS rest, ${sign} * -abs(l.quantity) AS pieces
          ${redatedReturns(side, { from, to })}) d WHERE ${among(keys)} GROUP BY 2, 3`);
  return (await sql<MonthRow>`${sql.join(parts, sql` UNION ALL `)}`.execute(db)).rows;
};

/**
 * Pieces less those that came back, and net sales a piece, by calendar month: price against volume, returns on the day
 * that the workspace dates them by, other currencies at the rate of the day. A month without pieces has no price. What
 * was sold in a currency without a rate has no price either, and is not among the pieces: `pricesLeftOut` names those.
 */
export const pricesByMonth = async (
  db: ReadDb,
  keys: readonly number[] | null,
  asked: Asked,
): Promise<{ prices: { month: string; units: number; priceMinor: number | null }[]; pricesLeftOut: string[] }> => {
  const leftOut = new Set<string>();
  const months = new Map<string, { units: number; into: Gathered }>();
  for (const row of await monthRows(db, keys, asked)) {
    const net = convertExact(row, row.currency, asked, row.day);
    if (!net) {
      leftOut.add(row.currency);
      continue;
    }
    const month = months.get(row.month) ?? { units: 0, into: new Gathered() };
    months.set(row.month, month);
    month.units += row.pieces;
    month.into.add(null, null, 'net', net.minor, net.rest);
  }
  const prices = [...months].map(([month, { units, into }]) => {
    const [sums] = into.finish();
    const net = (sums?.exact ?? sums?.measures)?.['net'] ?? 0;
    return { month, units, priceMinor: units === 0 ? null : net / units };
  });
  return {
    prices: prices.toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    pricesLeftOut: [...leftOut].toSorted(),
  };
};

export type PlaceStock = { place: string; level: string; available: number; products: string[] };

/**
 * What was there to sell of some products (or all) at each place that is a channel or a location and has stock counts,
 * and which products, as groups of the product dimension. There to sell: the last count on or before `from`, or else
 * the first one after it, and what was received since; of merged products, of each spelling.
 */
export const stockByPlace = async (
  db: ReadDb,
  keys: readonly number[] | null,
  { from, to }: Pick<Span, 'from' | 'to'>,
): Promise<PlaceStock[]> => {
  const { rows } = await sql<Omit<PlaceStock, 'products'> & { products: string }>`
    WITH spelled AS (SELECT d.product_key, d.location, d.counted_as, coalesce(max(CASE WHEN d.as_of <= ${from} THEN d.as_of END), min(d.as_of)) AS start FROM stock_levels d WHERE d.as_of <= ${to} AND ${among(keys)} GROUP BY 1, 2, 3),
      counted AS (SELECT * FROM (SELECT d.*, max(d.start) OVER (PARTITION BY d.product_key, d.location) AS newest FROM spelled d) WHERE start >= date(newest, ${`-${SPELLING_DAYS} days`})),
      there AS (SELECT s.location, sum(CASE WHEN s.as_of = t.start THEN s.on_hand ELSE coalesce(s.received, 0) END) AS available FROM counted t JOIN stock_levels s ON s.product_key = t.product_key AND s.location = t.location AND s.counted_as = t.counted_as AND s.as_of BETWEEN t.start AND ${to} GROUP BY 1)
    SELECT x.name AS place, CASE x.level WHEN 'location' THEN 'location' ELSE 'channel' END AS level, h.available,
      (SELECT json_group_array(DISTINCT coalesce(nullif(p.sku, ''), p.name)) FROM counted t JOIN products p ON p.key = t.product_key WHERE t.location = h.location) AS products
    FROM there h JOIN channels x ON x.name = h.location COLLATE NOCASE AND x.deleted_at IS NULL WHERE h.available > 0 ORDER BY h.available DESC, x.name`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, products: JSON.parse(row.products) as string[] }));
};

/**
 * Field notes that name a competitor, the newest first. `about` is 2 for a note on these products, 1 for one on no
 * product, 0 for one on others; those that say most of these products come first.
 */
export const competitorNotes = async (
  db: ReadDb,
  keys: readonly number[] | null,
): Promise<{ competitor: string; text: string; day: string; about: number }[]> =>
  (
    await sql<{ competitor: string; text: string; day: string; about: number }>`
    SELECT d.competitor, d.text, d.day, CASE WHEN d.product_key IS NULL THEN 1 WHEN ${among(keys)} THEN 2 ELSE 0 END AS about FROM field_notes d
    WHERE d.deleted_at IS NULL AND d.competitor <> '' ORDER BY about DESC, d.day DESC, d.id LIMIT 5000`.execute(db)
  ).rows;

/**
 * Themes under which field notes on some products (or on any) stand, those with the most notes first. The notes of one
 * product are counted by themselves; of several, which no list of notes is narrowed to, all notes of the theme.
 */
export const themesOf = async (
  db: ReadDb,
  keys: readonly number[] | null,
  one: boolean,
): Promise<{ id: string; name: string; notes: number; open: number }[]> =>
  (
    await sql<{ id: string; name: string; notes: number; open: number }>`
    SELECT t.id, t.name, count(*) AS notes, sum(d.status = 'open') AS open FROM field_notes d JOIN note_themes t ON t.id = d.theme_id AND t.deleted_at IS NULL
    WHERE d.deleted_at IS NULL ${one ? sql`AND ${among(keys)}` : sql``} GROUP BY t.id HAVING sum(${among(keys)}) > 0 ORDER BY notes DESC, t.name LIMIT 20`.execute(
      db,
    )
  ).rows;
