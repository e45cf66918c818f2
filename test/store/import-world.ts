import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import type { Output } from '../../src/shared/contract';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';

export const fixtures = resolve(import.meta.dirname, '../fixtures/imports');

type Summary = Output<'imports.run'>;
const Driver = createRequire(import.meta.url)('better-sqlite3') as new (
  file: string,
  options?: Database.Options,
) => Database.Database;

/** What an import leaves behind beside the data: its own record, kept also when it is taken back. */
const RECORDS = new Set([
  'import_sources',
  'import_batches',
  'source_blocks',
  'batch_changes',
  'history',
  'history_changes',
]);

export type World = {
  folder: string;
  path: string;
  engine: Engine;
  ask: <T>(channel: string, input?: unknown) => Promise<T>;
  /** Writes a file into the folder of the test and answers its path. */
  file: (name: string, content: string | Buffer) => string;
  bring: (path: string, more?: object) => Promise<Summary>;
  /** The sentence with which something is refused. */
  refusal: (channel: string, input: unknown) => Promise<{ code: string; message: string }>;
  /** One text for all rows of all tables, without the records of imports and without random ids. */
  checksum: () => string;
  rows: (sql: string) => Record<string, unknown>[];
  /** Puts the file into a state that an older Tandem could leave. */
  write: (sql: string) => void;
  bytes: () => string;
  close: () => Promise<void>;
};

/** An empty workspace of its own, in US dollars and UTC, on 13 May 2026. */
export const makeWorld = async (): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-imports-'));
  const path = join(folder, 'imports.tandem');
  let now = Date.UTC(2026, 4, 13, 12);
  const clock = (): number => (now += 1000);
  await grownWorkspace({
    path,
    name: 'Imports',
    currency: 'USD',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock,
  });
  const engine = await createEngine({ workspacePath: path, clock });
  const ask = async <T>(channel: string, input: unknown = {}): Promise<T> => {
    const result = await engine.call(channel, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value as T;
  };
  const query = <T>(work: (driver: Database.Database) => T): T => {
    const driver = new Driver(path, { readonly: true });
    try {
      return work(driver);
    } finally {
      driver.close();
    }
  };
  return {
    folder,
    path,
    engine,
    ask,
    file: (name, content) => {
      const target = join(folder, name);
      writeFileSync(target, content);
      return target;
    },
    bring: (file, more = {}) => ask<Summary>('imports.run', { path: file, ...more }),
    refusal: async (channel, input) => {
      const result = await engine.call(channel, input);
      if (result.ok) throw new Error(`${channel} was not refused`);
      return result.error;
    },
    checksum: () =>
      query((driver) => {
        const tables = driver
          .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' ORDER BY name",
          )
          .all() as { name: string }[];
        const hash = createHash('sha256');
        for (const { name } of tables.filter((table) => !RECORDS.has(table.name)))
          hash.update(`${name}\n${JSON.stringify(driver.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all())}\n`);
        return hash.digest('hex');
      }),
    rows: (sql) => query((driver) => driver.prepare(sql).all() as Record<string, unknown>[]),
    write: (sql) => {
      const driver = new Driver(path);
      try {
        driver.exec(sql);
      } finally {
        driver.close();
      }
    },
    bytes: () => createHash('sha256').update(readFileSync(path)).digest('hex'),
    close: async () => {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
