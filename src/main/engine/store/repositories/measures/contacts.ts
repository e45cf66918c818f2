import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { SAYS_NO, SAYS_YES } from '../contacts';
import { Gathered, type Request } from './gather';

/**
 * Contacts who were on the list at some time, each with its first and last day. Without a day of opting in it is the
 * day of the import; who says yes now has no last day.
 */
export const LISTED: RawBuilder<unknown> = sql`(
  SELECT n.key, n.id, n.name, n.email, n.batch_id, n.source_line, coalesce(n.opted_in_on, substr(b.at, 1, 10), '0000-00-00') AS in_day, CASE WHEN ${SAYS_NO} THEN n.opted_out_on END AS out_day, lower(trim(n.opt_in)) = 'cleaned' AS cleaned
  FROM contacts n LEFT JOIN import_batches b ON b.id = n.batch_id
  WHERE n.deleted_at IS NULL AND (${SAYS_YES} OR (${SAYS_NO} AND n.opted_in_on IS NOT NULL AND n.opted_out_on IS NOT NULL)))`;

/**
 * Measures of the email list: listed, subscribers (at the end), subscribersStart, and within the period subscribed, optedOut
 * (they left) and cleaned (their address no longer takes mail).
 */
export const contactMeasures = async (db: ReadDb, { from, to }: Request): Promise<Gathered> => {
  const found = await sql<Record<string, number>>`SELECT count(*) AS listed,
    coalesce(sum(in_day <= ${to} AND (out_day IS NULL OR out_day > ${to})), 0) AS subscribers,
    coalesce(sum(in_day < ${from} AND (out_day IS NULL OR out_day >= ${from})), 0) AS subscribersStart,
    coalesce(sum(in_day BETWEEN ${from} AND ${to}), 0) AS subscribed, coalesce(sum(out_day BETWEEN ${from} AND ${to} AND NOT cleaned), 0) AS optedOut,
    coalesce(sum(out_day BETWEEN ${from} AND ${to} AND cleaned), 0) AS cleaned FROM ${LISTED}`.execute(db);
  const into = new Gathered();
  for (const [name, value] of Object.entries(found.rows[0] ?? {})) into.add(null, null, name, value);
  return into;
};
