import { sql } from 'kysely';
import { fold } from '../../../../shared/domain/text';
import type { ReadDb } from '../dialect';
import { type IndexedKind, keysOf } from '../tables/search';

/** A record found by its words: `text` is its searched columns, one a line, the name first. */
export type Match = { key: number; ref: string; text: string };

/** Candidates of a kind, from which the best are chosen. */
const CANDIDATES = 60;

const like = (word: string): string => `%${word.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

/** Up to so many records of a kind are read and compared; the index is for more. */
const FEW = 2000;

/**
 * Records of one kind that hold every word, in the order of their keys: the index runs one way only without reading
 * what it skips. A kind with few records is read as a whole, since the index would first pass over all the larger
 * kinds that hold the same letters. Words of three letters and more are looked up; shorter ones have no entry there
 * and are looked for in what the others found, or in the texts themselves.
 */
export const findMatches = async (db: ReadDb, kind: IndexedKind, words: readonly string[]): Promise<Match[]> => {
  const { first, last } = keysOf(kind);
  const all =
    await sql<Match>`SELECT key, ref, text FROM search_docs WHERE key BETWEEN ${first} AND ${last} ORDER BY key LIMIT ${FEW + 1}`.execute(
      db,
    );
  if (all.rows.length <= FEW) {
    const wanted = words.map(fold);
    return all.rows.filter(({ text }) => {
      const folded = fold(text);
      return wanted.every((word) => folded.includes(word));
    });
  }
  const long = words.filter((word) => Array.from(word).length >= 3);
  const short = words.filter((word) => Array.from(word).length < 3);
  const rest = short.map((word) => sql`AND d.text LIKE ${like(word)} ESCAPE '\\'`);
  const more = sql.join(rest, sql` `);
  const found =
    long.length > 0
      ? sql<Match>`SELECT d.key, d.ref, d.text FROM search_words w CROSS JOIN search_docs d ON d.key = w.rowid WHERE search_words MATCH ${long.map(quoted).join(' AND ')} AND w.rowid BETWEEN ${first} AND ${last} ${rest.length > 0 ? more : sql``} ORDER BY w.rowid LIMIT ${CANDIDATES}`
      : sql<Match>`SELECT d.key, d.ref, d.text FROM search_docs d WHERE d.key BETWEEN ${first} AND ${last} ${more} ORDER BY d.key LIMIT ${CANDIDATES}`;
  return (await found.execute(db)).rows;
};

/** The best of the candidates: the name begins with the text, then a word of it does, then the rest as they came. */
export const best = (matches: readonly Match[], text: string, limit: number): Match[] => {
  const wanted = fold(text);
  const rank = (match: Match): number => {
    const name = fold(match.text.split('\n')[0] ?? '');
    if (name.startsWith(wanted)) return 0;
    return ` ${name}`.includes(` ${wanted}`) ? 1 : name.includes(wanted) ? 2 : 3;
  };
  return matches
    .map((match) => ({ match, rank: rank(match) }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ match }) => match);
};

export type Order = { id: string; number: string; day: string; customer: string; source: string };

/** Orders whose number begins with the text, with or without the # that shops write before it. */
export const findOrders = async (db: ReadDb, text: string, limit: number): Promise<Order[]> => {
  const found = await Promise.all(
    [text, `#${text}`].map((start) =>
      sql<Order>`SELECT CAST(o.key AS TEXT) AS id, o.external_id AS number, o.day, coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id, '') AS customer, o.source
        FROM orders o LEFT JOIN customers u ON u.key = o.customer_key WHERE o.external_id >= ${start} AND o.external_id < ${`${start}\u{10ffff}`} ORDER BY o.external_id LIMIT ${limit}`.execute(
        db,
      ),
    ),
  );
  return found.flatMap(({ rows }) => rows).slice(0, limit);
};

/** Customers whose number begins with the text. */
export const findCustomerNumbers = async (db: ReadDb, text: string, limit: number): Promise<Match[]> => {
  const start = fold(text);
  const { first } = keysOf('customer');
  const found =
    await sql<Match>`SELECT key + ${first} AS key, '' AS ref, coalesce(nullif(name, ''), nullif(email, ''), external_id) AS text FROM customers
    WHERE natural_key >= ${start} AND natural_key < ${`${start}\u{10ffff}`} ORDER BY natural_key LIMIT ${limit}`.execute(
      db,
    );
  return found.rows;
};
