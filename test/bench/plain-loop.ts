import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse';

/**
 * What an import is measured against: csv-parse and one prepared insert, in one transaction, SQLite set as Tandem sets
 * it. With `before` that file is there already and `csv` is its later state: the same loop with an upsert by line.
 */
const { csv, file, before } = workerData as { csv: string; file: string; before?: string };

const db = new Database(file);
for (const setting of [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = OFF',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'mmap_size = 0',
  'temp_store = MEMORY',
  'cache_size = -65536',
])
  db.pragma(setting);
db.exec(
  'CREATE TABLE lines (key INTEGER PRIMARY KEY, invoice TEXT, sku TEXT, name TEXT, quantity TEXT, at TEXT, price TEXT, customer TEXT, country TEXT) STRICT',
);

const NAMES = ['invoice', 'sku', 'name', 'quantity', 'at', 'price', 'customer', 'country'];
const INSERT = `INSERT INTO lines (${NAMES.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const UPSERT = `INSERT INTO lines (${NAMES.join(', ')}, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET ${NAMES.map((name) => `${name} = excluded.${name}`).join(', ')}`;

const load = async (path: string, upsert: boolean): Promise<void> => {
  const statement = db.prepare(upsert ? UPSERT : INSERT);
  db.exec('BEGIN IMMEDIATE');
  const rows = createReadStream(path).pipe(parse({ from: 2 })) as AsyncIterable<string[]>;
  let line = 0;
  for await (const cells of rows) {
    line += 1;
    if (upsert) statement.run(...cells, line);
    else statement.run(cells);
  }
  db.exec('COMMIT');
};

if (before !== undefined) await load(before, false);
const start = performance.now();
const busy = process.threadCpuUsage();
await load(csv, before !== undefined);
const ms = performance.now() - start;
const { user, system } = process.threadCpuUsage(busy);
db.close();
parentPort?.postMessage({ ms, busy: (user + system) / 1000 });
