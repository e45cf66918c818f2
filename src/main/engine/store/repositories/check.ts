import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

/** What SQLite itself finds wrong with the file, in sentences: pages and indexes, then rows that point nowhere. */
export const integrityProblems = async (db: ReadDb): Promise<string[]> => {
  const pages = await sql<{ integrity_check: string }>`PRAGMA integrity_check(20)`.execute(db);
  const keys = await sql<{
    table: string;
    parent: string;
    n: number;
  }>`SELECT "table", parent, count(*) AS n FROM pragma_foreign_key_check GROUP BY 1, 2`.execute(db);
  return [
    ...pages.rows
      .filter((row) => row.integrity_check !== 'ok')
      .map((row) => `The file is damaged: ${row.integrity_check}`),
    ...keys.rows.map((row) => `${row.n} rows of ${row.table} point to a row of ${row.parent} that is not there.`),
  ];
};
