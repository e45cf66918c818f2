import { join } from 'node:path';
import Database from 'better-sqlite3';
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
];
export const LIMIT_MS = 100;
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

/** The weekly report's numbers on workspaces of growing history, asked in turn. */
export const measureReports = async (workspaces: { what: string; path: string }[], rounds: number): Promise<Line[]> => {
  const open = await Promise.all(
    workspaces.map(async ({ what, path }) => {
      const engine = new BenchEngine();
      await engine.open(path);
      return { what, engine, changer: new Changer(path), times: [] as number[] };
    }),
  );
  const period = weekIn(lastMonth());
  for (const { engine } of open) for (let i = 0; i < 5; i += 1) await engine.call('reports.weekly', { period });
  for (let round = 0; round < rounds; round += 1)
    for (const { engine, changer, times } of round % 2 === 0 ? open : open.toReversed()) {
      changer.change();
      times.push(await timed(() => engine.call('reports.weekly', { period })));
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
  ];
};

export const measureReads = async (path: string, rounds: number): Promise<Line[]> => {
  const engine = new BenchEngine();
  await engine.open(path);
  const changer = new Changer(path);
  const lines: Line[] = [];
  for (const [channel, more] of READS) {
    const week = weekIn(lastMonth());
    for (const period of [week, week.slice(0, 4)]) {
      const ask = () => engine.call(channel, { period, ...more });
      await ask();
      const times: number[] = [];
      const again: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        changer.change();
        times.push(await timed(ask));
        again.push(await timed(ask));
      }
      lines.push({
        what: `${channel}, ${period === week ? 'a week' : 'a year'}`,
        ms: median(times),
        aim: LIMIT_MS,
        detail: `after a change; asked again ${median(again).toFixed(0)} ms, ${rounds} rounds`,
      });
    }
  }
  changer.close();
  await engine.close();
  return lines;
};
