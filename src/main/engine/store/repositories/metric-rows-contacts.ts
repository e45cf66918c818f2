import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { page, type RowFilter, type Rows } from './metric-rows';
import { LISTED } from './measures/contacts';

/** Contacts behind the email list: those on it at the end, or those who came and went in the period. */
export const contactRows = (db: ReadDb, which: 'subscribed' | 'growth', filter: RowFilter): Promise<Rows> => {
  const { from, to } = filter;
  const growth = sql`(n.in_day BETWEEN ${from} AND ${to}) - coalesce(n.out_day BETWEEN ${from} AND ${to}, 0)`;
  return page(
    db,
    {
      entity: 'contacts',
      columns: [
        { name: 'Opted in', unit: 'day' },
        { name: 'Opted out', unit: 'day' },
        { name: 'Name', unit: 'text' },
        { name: 'Email', unit: 'text' },
      ],
      select: sql`n.id AS id, b.file AS file, n.source_line AS line, n.batch_id AS batch, n.in_day AS day, nullif(n.in_day, '0000-00-00') AS c0, n.out_day AS c1, n.name AS c2, n.email AS c3`,
      from: sql`FROM ${LISTED} n LEFT JOIN import_batches b ON b.id = n.batch_id WHERE ${
        which === 'growth'
          ? sql`(n.in_day BETWEEN ${from} AND ${to} OR n.out_day BETWEEN ${from} AND ${to})`
          : sql`n.in_day <= ${to} AND (n.out_day IS NULL OR n.out_day > ${to})`
      }`,
      contribution: which === 'growth' ? growth : sql`1`,
      order: sql`n.in_day, n.key`,
    },
    filter,
  );
};
