import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { timed } from './measure.ts';

const FOLDER = resolve(import.meta.dirname, 'duckdb');

type Connection = { run: (sql: string) => Promise<unknown>; closeSync: () => void };
type Api = { DuckDBInstance: { create: (path: string) => Promise<{ connect: () => Promise<Connection> }> } };

/** Order lines in DuckDB, and how long one scan of all of them takes. */
export type Scan = { ms: () => Promise<number>; close: () => void };

/**
 * The order lines of a file as a table of DuckDB's own, which is faster to scan than the file. The scan sums every
 * line by product and day and counts orders, which is less than the weekly report says of them. Null where DuckDB
 * is not installed.
 */
export const duckdbScan = async (csv: string): Promise<Scan | null> => {
  if (!existsSync(resolve(FOLDER, 'node_modules/@duckdb/node-api'))) return null;
  const api = createRequire(resolve(FOLDER, 'package.json'))('@duckdb/node-api') as Api;
  const connection = await (await api.DuckDBInstance.create(':memory:')).connect();
  await connection.run(`CREATE TABLE lines AS SELECT * FROM read_csv('${csv.replaceAll("'", "''")}')`);
  const sql = `SELECT StockCode, CAST(InvoiceDate AS DATE) AS day, sum(Quantity * UnitPrice), sum(Quantity), count(DISTINCT InvoiceNo) FROM lines GROUP BY ALL`;
  await connection.run(sql);
  return { ms: () => timed(() => connection.run(sql)), close: () => connection.closeSync() };
};
