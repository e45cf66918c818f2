import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Scan } from './duckdb.ts';
import { BenchEngine, makeWorkspace } from './engine.ts';
import { growFile, lastMonth, thinFile } from './files.ts';
import { MAP } from './imports.ts';
import { type Line, median, ratio, timed } from './measure.ts';

/** Reads of a page's data: engine time is the answer's, from message to message. */
const READS: [string, Record<string, unknown>][] = [
  ['home.get', {}],
  ['reports.weekly', {}],
  ['metrics.evaluate', {}],
  ['metrics.trend', { metric: 'net-sales', grain: 'day' }],
  ['metrics.breakdown', { metric: 'net-sales', by: 'product' }],
  ['metrics.rows', { metric: 'net-sales', limit: 100 }],
  ['products.list', {}],
  ['customers.list', {}],
  ['metrics.catalogue', {}],
  ['ranking.get', {}],
  ['reports.investor', {}],
];
export const LIMIT_MS = 100;
/** The workspace beside which DuckDB scans the same lines. */
export const SCANNED = '500,000 lines';
const FLAT = 1.5;
/** Lines of one import: a large workspace grows by several. */
const AT_A_TIME = 500_000;

/**
 * Commits a small change, as another program would: what the engine remembers of its answers is out of date.
 */
class Changer {
  readonly #db: Database.Database;
  constructor(path: string) {
    this.#db = new Database(path);
  }
  change(): void {
    this.#db.exec("UPDATE workspace SET name = CASE name WHEN 'Bench' THEN 'Bank' ELSE 'Bench' END");
  }
  close(): void {
    this.#db.close();
  }
}

/** A workspace whose last month is as busy as that of the large ones, with the same days before it, more quietly. */
export const smallWorkspace = async (
  folder: string,
  lines: readonly string[],
  { count, asLongAs }: { count: number; asLongAs: number },
): Promise<string> => {
  const path = await makeWorkspace(join(folder, 'small.tandem'));
  const engine = new BenchEngine();
  await engine.open(path);
  const months = Math.ceil(asLongAs / lines.length);
  const csv = await thinFile(join(folder, 'thin.csv'), lines, { count, from: lastMonth() - months + 1, months });
  await engine.call('imports.run', { path: csv, map: MAP });
  await engine.close();
  return path;
};

/** A workspace that holds `count` order lines. */
export const largeWorkspace = async (
  folder: string,
  name: string,
  lines: readonly string[],
  count: number,
): Promise<string> => {
  const path = await makeWorkspace(join(folder, `${name}.tandem`));
  const engine = new BenchEngine();
  await engine.open(path);
  const months = Math.ceil(count / lines.length);
  const first = lastMonth() - months + 1;
  const atATime = Math.floor(AT_A_TIME / lines.length);
  for (let month = 0; month < months; month += atATime) {
    const wanted = Math.min(atATime * lines.length, count - month * lines.length);
    const csv = await growFile(join(folder, 'grown.csv'), lines, wanted, first + month);
    await engine.call('imports.run', { path: csv, map: MAP });
  }
  await engine.close();
  return path;
};

/** The calendar week (ISO 8601) of the 14th of a month, counted from 2010-12. */
const weekIn = (month: number): string => {
  const day = new Date(Date.UTC(2010, 11 + month, 14));
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const year = day.getUTCFullYear();
  const week = Math.ceil(((day.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
};

/** The last week that a workspace of these lines is busy in. */
export const lastWeek = (): string => weekIn(lastMonth());

/** The weekly report's numbers on workspaces of growing history, asked in turn; and beside the last one a scan of its lines. */
export const measureReports = async (
  workspaces: { what: string; path: string }[],
  rounds: number,
  scan: Scan | null,
): Promise<Line[]> => {
  const scans: number[] = [];
  const open = await Promise.all(
    workspaces.map(async ({ what, path }) => {
      const engine = new BenchEngine();
      await engine.open(path);
      return { what, engine, changer: new Changer(path), times: [] as number[] };
    }),
  );
  const period = weekIn(lastMonth());
  const beside = open.find(({ what }) => what === SCANNED);
  for (const { engine } of open) for (let i = 0; i < 5; i += 1) await engine.call('reports.weekly', { period });
  for (let round = 0; round < rounds; round += 1)
    for (const { engine, changer, times } of round % 2 === 0 ? open : open.toReversed()) {
      changer.change();
      times.push(await timed(() => engine.call('reports.weekly', { period })));
      if (scan !== null && engine === beside?.engine) scans.push(await scan.ms());
    }
  for (const { engine, changer } of open) {
    changer.close();
    await engine.close();
  }
  const [first, ...others] = open;
  if (!first) return [];
  return [
    { what: `Weekly report, ${first.what}`, ms: median(first.times), detail: 'the measure of the others' },
    ...others.map(({ what, times }) => ({
      what: `Weekly report, ${what}`,
      ratio: ratio(times, first.times),
      aim: 1.5,
      detail: `${median(times).toFixed(0)} ms, ${rounds} rounds`,
    })),
    ...(beside && scans.length > 0
      ? [
          {
            what: 'against one DuckDB scan of the 500,000 lines',
            ratio: ratio(beside.times, scans),
            aim: 1,
            detail: `${median(beside.times).toFixed(0)} ms, DuckDB ${median(scans).toFixed(0)} ms`,
          },
        ]
      : []),
  ];
};

type Asked = { what: string; path: string };

/** A page's data in one workspace: the first answer after a change, and what is asked again. */
const answersOf = async (
  { path }: Asked,
  rounds: number,
): Promise<Map<string, { first: number[]; again: number[] }>> => {
  const engine = new BenchEngine();
  await engine.open(path);
  const changer = new Changer(path);
  const found = new Map<string, { first: number[]; again: number[] }>();
  const week = weekIn(lastMonth());
  for (const [channel, more] of READS)
    for (const period of [week, week.slice(0, 4)]) {
      const ask = () => engine.call(channel, { period, ...more });
      await ask();
      const times = { first: [] as number[], again: [] as number[] };
      for (let round = 0; round < rounds; round += 1) {
        changer.change();
        times.first.push(await timed(ask));
        times.again.push(await timed(ask));
      }
      found.set(`${channel}, ${period === week ? 'a week' : 'a year'}`, times);
    }
  changer.close();
  await engine.close();
  return found;
};

/**
 * Pages' data at half a million lines in milliseconds; and what a week takes there, and in larger workspaces, against the
 * smallest, which is as busy in that week. A year is not compared: there is more in it.
 */
export const measureReads = async (workspaces: Asked[], rounds: number): Promise<Line[]> => {
  const all: { what: string; answers: Awaited<ReturnType<typeof answersOf>> }[] = [];
  for (const one of workspaces) all.push({ what: one.what, answers: await answersOf(one, rounds) });
  const [small, ...others] = all;
  return others.flatMap(({ what, answers }) =>
    [...answers].flatMap(([name, { first, again }]): Line[] => {
      const base = small?.answers.get(name)?.first ?? [];
      const time: Line = {
        what: name,
        ms: median(first),
        aim: LIMIT_MS,
        detail: `${what}, after a change; asked again ${median(again).toFixed(0)} ms, ${rounds} rounds`,
      };
      const growth: Line = {
        what: `${name}, ${what} against ${small?.what ?? ''}`,
        ratio: median(first) / median(base),
        aim: FLAT,
        detail: `${median(first).toFixed(0)} ms, ${median(base).toFixed(0)} ms`,
      };
      return [...(what === SCANNED ? [time] : []), ...(name.endsWith('a week') ? [growth] : [])];
    }),
  );
};
