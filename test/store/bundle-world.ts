import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../src/main/engine';
import { type Driver, openDriver } from '../../src/main/engine/store/driver';
import type { ChannelName, Input, Output } from '../../src/shared/contract';

/** One person's copy of a workspace. */
export type Copy = {
  path: string;
  engine: Engine;
  me: string;
  ask: <C extends ChannelName>(channel: C, input: Input<C>) => Promise<Output<C>>;
  /** Reads the file itself. */
  look: <T>(work: (driver: Driver) => T) => T;
};

export type Pair = {
  folder: string;
  a: Copy;
  b: Copy;
  at: (name: string) => string;
  /** A moment before whatever comes next. */
  now: () => string;
  close: () => Promise<void>;
};

const open = async (path: string, me: string, clock: () => number): Promise<Copy> => {
  const engine = await createEngine({ workspacePath: path, clock });
  const copy: Copy = {
    path,
    engine,
    me,
    ask: async (channel, input) => {
      const result = await engine.call(channel, input, { personId: copy.me });
      if (!result.ok) throw new Error(result.error.message);
      return result.value as Output<typeof channel>;
    },
    look: (work) => {
      const driver = openDriver(path, { readonly: true });
      try {
        return work(driver);
      } finally {
        driver.close();
      }
    },
  };
  return copy;
};

/**
 * Two copies of a closed workspace file, each with somebody at it. Each call takes a second of both their clocks, which
 * `now` sets and may put forward.
 */
export const pairOf = async (
  original: string,
  people: readonly [string, string],
  now: number | (() => number),
): Promise<Pair> => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-bundle-'));
  const at = (name: string): string => join(folder, name);
  let seconds = 0;
  const clock = (): number => (typeof now === 'number' ? now : now()) + (seconds += 1) * 1000;
  copyFileSync(original, at('a.tandem'));
  copyFileSync(original, at('b.tandem'));
  const a = await open(at('a.tandem'), people[0], clock);
  const b = await open(at('b.tandem'), people[1], clock);
  return {
    folder,
    a,
    b,
    at,
    now: () => new Date(clock()).toISOString(),
    close: async () => {
      await a.engine.close();
      await b.engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Tables that say how a copy came to be what it is, not what it is; sums follow from their rows. */
const APART =
  /^(history|history_changes|batch_changes|bundles|merge_choices|record_aliases|import_batches|source_blocks|import_sources|target_outlooks|order_attributions|daily_.*|monthly_.*|search_.*|sqlite_.*|kysely_.*)$/;
const OWN = new Set([
  'key',
  'rev',
  'batch_id',
  'source_line',
  'first_order_day',
  'last_order_day',
  'order_days',
  'rhythm_days',
  'next_order_day',
  'rhythm_stale',
]);

/** Above this many rows a table is told by its count and its sums: whole rows are compared in smaller worlds. */
const MANY = 3000;
const summed = (driver: Driver, table: string): string[] | undefined => {
  const count = driver.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
  if (count <= MANY) return undefined;
  const columns = driver
    .prepare("SELECT name FROM pragma_table_info(?) WHERE type IN ('INTEGER', 'REAL')")
    .pluck()
    .all(table) as string[];
  const sums = columns
    .filter((column) => !OWN.has(column) && !column.endsWith('_key'))
    .map((column) => `round(total("${column}"))`);
  return [
    JSON.stringify(
      driver
        .prepare(`SELECT count(*), ${sums.join(', ') || 0} FROM "${table}"`)
        .raw()
        .get(),
    ),
  ];
};

/** What both sides made goes by the id that each gave it; here by the smaller of the two. */
const oneId = (driver: Driver): ((text: string) => string) => {
  const pairs = driver
    .prepare('SELECT other_id AS other, row_id AS own FROM record_aliases WHERE deleted_at IS NULL')
    .all() as { other: string; own: string }[];
  return (text) =>
    pairs.reduce((told, { other, own }) => {
      const [first, second] = other < own ? [other, own] : [own, other];
      return told.includes(second) ? told.replaceAll(second, first) : told;
    }, text);
};

/** All that a workspace says, with the keys of its own file said as what they point to; equal for equal companies. */
export const meaning = (driver: Driver): Record<string, string[]> => {
  const tables = driver
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 ORDER BY name")
    .pluck()
    .all() as string[];
  const names = new Map<string, string>();
  const named = oneId(driver);
  const refs = (table: string) =>
    driver.prepare('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)').all(table) as {
      from: string;
      table: string;
      to: string | null;
    }[];
  const nameOf = (table: string, key: unknown): string => {
    const at = `${table}/${String(key)}`;
    const known = names.get(at);
    if (known !== undefined) return known;
    const row = driver.prepare(`SELECT * FROM "${table}" WHERE key = ?`).get(key) as
      | Record<string, unknown>
      | undefined;
    const own = row?.['id'] ?? (table === 'customers' ? row?.['natural_key'] : undefined);
    const told = typeof own === 'string' ? own : JSON.stringify(row && said(table, row));
    names.set(at, told);
    return told;
  };
  const said = (table: string, row: Record<string, unknown>): Record<string, unknown> => {
    const pointing = new Map(refs(table).map((ref) => [ref.from, ref]));
    return Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => !OWN.has(column))
        .map(([column, value]) => {
          const ref = pointing.get(column);
          return [column, ref?.to === 'key' && value !== null ? nameOf(ref.table, value) : value];
        }),
    );
  };
  return Object.fromEntries(
    tables
      .filter((table) => !APART.test(table) && table !== 'sale_contexts')
      .map((table) => [
        table,
        summed(driver, table) ??
          (driver.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[])
            // Removed is removed: whether a row still says so is nobody's business.
            .filter((row) => row['deleted_at'] === undefined || row['deleted_at'] === null)
            .map((row) => named(JSON.stringify(said(table, row))))
            .toSorted(),
      ]),
  );
};

/** Every row of every table but the log of what was done and what is worked out when somebody asks: what undo must bring back. */
export const contents = (driver: Driver): Record<string, string[]> => {
  const LOG = /^(history|history_changes|search_.*|sqlite_.*|kysely_.*)$/;
  const tables = driver
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables
      .filter((table) => !LOG.test(table))
      .map((table) => [
        table,
        summed(driver, table) ??
          (driver.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[])
            .map((row) =>
              JSON.stringify(
                Object.fromEntries(
                  Object.entries(row).filter(([column]) => !/rhythm|next_order|order_days/.test(column)),
                ),
              ),
            )
            .toSorted(),
      ]),
  );
};

/** Where two such pictures differ, in a few lines; none when they are equal. */
export const differences = (a: Record<string, string[]>, b: Record<string, string[]>): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((table) => {
    const [left, right] = [new Set(a[table]), new Set(b[table])];
    return [
      ...[...left].filter((row) => !right.has(row)).map((row) => `${table} - ${row}`),
      ...[...right].filter((row) => !left.has(row)).map((row) => `${table} + ${row}`),
    ].slice(0, 4);
  });
