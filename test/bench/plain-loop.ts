import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse';

/** What an import is measured against: csv-parse and one prepared insert, in one transaction, SQLite set as Tandem sets it. */
const { csv, file } = workerData as { csv: string; file: string };

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

const start = performance.now();
const insert = db.prepare(
  'INSERT INTO lines (invoice, sku, name, quantity, at, price, customer, country) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
);
db.exec('BEGIN IMMEDIATE');
const rows = createReadStream(csv).pipe(parse({ from: 2 })) as AsyncIterable<string[]>;
for await (const cells of rows) insert.run(cells);
db.exec('COMMIT');
const ms = performance.now() - start;
db.close();
parentPort?.postMessage(ms);
