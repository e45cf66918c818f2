import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBoard } from './board.ts';
import { duckdbScan } from './duckdb.ts';
import { makeWorkspace } from './engine.ts';
import { changeFile, growFile, largestFile } from './files.ts';
import { measureImports, measureUpdates } from './imports.ts';
import { type Line, met, tableOf } from './measure.ts';
import { measurePrinting } from './print.ts';
import { largeWorkspace, lastWeek, measureReads, measureReports, SCANNED, smallWorkspace } from './reads.ts';
import { measureSearch } from './search.ts';
import { measureStarts } from './start.ts';
import { measureTargets } from './targets.ts';
import { measureUse } from './use.ts';

/**
 * npm run bench: Tandem against plain loops and an empty window. Everything is measured in turns, so that
 * what else the machine does hits both sides; ratios are what counts.
 *
 *   --json       the figures as JSON instead of tables
 *   --small      printing on 50,000 lines instead of 500,000
 *   --large      reports and reads on 5 million lines, too (some minutes more)
 *   --rounds=N   how often each thing is measured (5)
 *   imports starts reports print reads targets board search use   only these sections
 */
const SECTIONS = ['imports', 'starts', 'reports', 'print', 'reads', 'targets', 'board', 'search', 'use'];
const HALF_A_MILLION = 500_000;

const given = process.argv.slice(2);
const has = (flag: string): boolean => given.includes(flag);
const rounds = Number(given.find((one) => one.startsWith('--rounds='))?.slice(9) ?? 5);
const named = given.filter((one) => SECTIONS.includes(one));
const unknown = given.filter((one) => !one.startsWith('--') && !SECTIONS.includes(one));
const wants = (section: string): boolean => named.length === 0 || named.includes(section);

const measured: Record<string, Line[]> = {};
const show = (title: string, lines: Line[]): void => {
  measured[title] = lines;
  if (!has('--json')) process.stdout.write(`\n${title}\n${tableOf(lines)}\n`);
};
const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const run = async (folder: string): Promise<void> => {
  const source = await largestFile(folder);
  if (!source.real) say('../shared/data is not here: a made-up file of the same shape stands in.');
  if (wants('imports')) {
    say('Measuring imports…');
    const large = await growFile(join(folder, 'half-a-million.csv'), source.lines, HALF_A_MILLION);
    const files = [
      { what: `${source.lines.length.toLocaleString('en')} lines`, csv: source.path, rounds: rounds + 2 },
      { what: '500,000 lines', csv: large, rounds },
    ];
    show('Import, against csv-parse and a prepared insert', await measureImports(files, folder));
    const after = await changeFile(join(folder, 'changed.csv'), source.lines);
    const again = await measureUpdates({ before: source.path, after, rounds }, folder);
    show('The same file again with 30 % updates, against csv-parse and a prepared upsert', again);
  }
  let large: string | undefined;
  if (
    wants('starts') ||
    wants('reports') ||
    wants('reads') ||
    wants('targets') ||
    (wants('print') && !has('--small'))
  ) {
    say('Making a workspace of 500,000 lines…');
    large = await largeWorkspace(folder, 'large', source.lines, HALF_A_MILLION);
  }
  if (large !== undefined && wants('starts')) {
    say('Measuring starts…');
    const empty = await makeWorkspace(join(folder, 'empty.tandem'));
    const { starts, memory } = await measureStarts({ empty, large }, folder, rounds + 2);
    show('Start to usable Home, against an empty Electron window', starts);
    if (memory.length > 0) show('Memory, against the same empty window', memory);
  }
  const sizes: { what: string; path: string }[] = [];
  if (large !== undefined && (wants('reports') || wants('reads'))) {
    say('Making the other workspaces…');
    const small = { count: 50_000, asLongAs: HALF_A_MILLION };
    sizes.push({ what: '50,000 lines', path: await smallWorkspace(folder, source.lines, small) });
    sizes.push({ what: SCANNED, path: large });
    if (has('--large')) {
      const path = await largeWorkspace(folder, 'huge', source.lines, 10 * HALF_A_MILLION);
      sizes.push({ what: '5,000,000 lines', path });
    }
  }
  if (wants('reports')) {
    say('Measuring reports…');
    const csv = await growFile(join(folder, 'scanned.csv'), source.lines, HALF_A_MILLION);
    const scan = await duckdbScan(csv);
    show('The weekly report’s numbers', await measureReports(sizes, rounds * 4, scan));
    scan?.close();
  }
  if (wants('print')) {
    say('Measuring print…');
    const small = { count: 50_000, asLongAs: HALF_A_MILLION };
    const workspace = large ?? (await smallWorkspace(folder, source.lines, small));
    const what = large === undefined ? '50,000 lines' : '500,000 lines';
    const period = lastWeek();
    show('The weekly report, opened and printed', await measurePrinting({ workspace, period, what }, folder, rounds));
  }
  if (wants('reads')) show('Pages’ data', await measureReads(sizes, rounds * 2));
  // Last of what uses the workspace: it leaves a tree there.
  if (large !== undefined && wants('targets'))
    show('Five thousand targets over 500,000 lines', await measureTargets(large, rounds * 2));
  if (wants('board')) show('The board', await measureBoard(folder, rounds * 2));
  if (wants('search')) show('Search over a hundred thousand records', await measureSearch(folder, rounds * 2));
  if (wants('use')) show('A simulated day of use', await measureUse(folder));
};

if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  say(`npm run bench -- [--json] [--large] [--rounds=N] [${SECTIONS.join(' ')}]`);
  process.exitCode = 2;
} else {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  await run(folder);
  const lines = Object.values(measured).flat();
  const missed = lines.filter((line) => !met(line)).length;
  if (has('--json')) process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
  else process.stdout.write(`\n${lines.length} figures, ${missed} past their aim\n`);
}
