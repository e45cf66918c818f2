import { basename, resolve } from 'node:path';
import { TandemError } from '../../shared/contract/errors';
import { FORMAT_IDS, formatId, type ImportSummary } from '../../shared/contract/imports';
import { readArgs } from './args';
import { type Call, withEngine } from './engine';
import { type Answer, say, UsageError } from './output';

const summaryOf = (summary: ImportSummary) => ({
  batch: summary.batch,
  file: summary.file,
  format: summary.format,
  rows: summary.rows,
  created: summary.created,
  updated: summary.updated,
  unchanged: summary.unchanged,
  skipped: summary.skipped,
  adjustments: summary.adjustments,
  errors: summary.errors
    .filter((problem) => problem.level === 'error')
    .map(({ line, column, problem }) => ({ line, column, problem })),
  notices: summary.errors
    .filter((problem) => problem.level === 'notice')
    .map(({ line, column, problem }) => ({ line, column, problem })),
  seconds: summary.seconds,
});

const linesOf = (summary: ImportSummary, dryRun: boolean): string[] => [
  `${summary.file}: ${summary.rows.toLocaleString()} rows, ${summary.created.toLocaleString()} created, ${summary.updated.toLocaleString()} updated, ${summary.unchanged.toLocaleString()} unchanged, ${summary.skipped.toLocaleString()} skipped${dryRun ? ' (dry run, nothing written)' : ''}`,
  ...summary.errors
    .slice(0, 20)
    .map((problem) => `  line ${problem.line}${problem.column ? `, ${problem.column}` : ''}: ${problem.problem}`),
  ...(summary.errorCount > 20 ? [`  … and ${summary.errorCount - 20} more`] : []),
];

const MEND = 'Nothing was imported: mend the lines above, or add --skip-problems to leave them out.';

type Imported = { json: { batch: number | null } & Record<string, unknown>; lines: string[]; refused: string | null };

/** Takes back what came in before the file that was refused, newest first: of one command all files come in, or none. */
const takeBack = async (done: readonly Imported[], call: Call): Promise<Imported[]> => {
  const taken: Imported[] = [];
  for (const one of done.toReversed()) {
    if (one.json.batch !== null) await call('imports.undo', { batch: one.json.batch });
    taken.unshift(one.json.batch === null ? one : { ...one, json: { ...one.json, batch: null } });
  }
  return taken;
};

/** What the window says in its mapping, in the words of the command line. */
const toldOf = ({ message }: TandemError): string =>
  message.includes('no column for the day') ? `${message} Here: --period 2026-01-01..2026-03-31.` : message;

/** A file that could not be read at all, in the same shape as one that could. */
const refusalOf = (file: string, error: TandemError): Imported => ({
  json: {
    batch: null,
    file,
    format: null,
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    adjustments: 0,
    errors: [
      {
        line: Number(/[Ll]ine ([\d,]+)/.exec(error.message)?.[1]?.replaceAll(',', '') ?? 1),
        column: null,
        problem: toldOf(error),
      },
    ],
    notices: [],
    seconds: 0,
    error: { code: error.code, message: toldOf(error) },
  },
  lines: [`${file}: refused`],
  refused: toldOf(error),
});

type Table = { path: string; part: string | null };

/** The tables of the files that are named: all that are known of a workbook or an archive, each an import of its own. */
const tablesOf = async (files: readonly string[], call: Call): Promise<Table[]> => {
  const tables: Table[] = [];
  for (const file of files) {
    const path = resolve(file);
    let parts: Table[] = [];
    try {
      const inspected = await call('imports.inspect', { path });
      const known = inspected.parts.filter((part) => part.recognised);
      const wanted = known.length > 0 ? known : inspected.parts.filter((part) => part.problem === null);
      parts = wanted.map(({ part }) => ({ path, part }));
      const left = inspected.parts.length - parts.length;
      if (left > 0)
        say(`${basename(path)}: ${left} of its ${inspected.parts.length} tables are not known and left out.`);
    } catch (error) {
      // What cannot be looked at is told where it is imported, in the same shape as every other refusal.
      if (!(error instanceof TandemError)) throw error;
    }
    tables.push(...(parts.length > 0 ? parts : [{ path, part: null }]));
  }
  return tables;
};

/** Said where files of the same command had come in before the one that is refused. */
const allBack = (count: number): string =>
  count === 1 ? 'The file before it was taken back.' : `The ${count} files before it were taken back.`;

/** `import`: one file after another, each in its own transaction; at the first that is refused those before it are taken back. */
export const importCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    {
      workspace: { type: 'string' },
      format: { type: 'string' },
      map: { type: 'string' },
      period: { type: 'string' },
      'dry-run': { type: 'boolean' },
      'skip-problems': { type: 'boolean' },
    },
    'files',
  );
  if (args.rest.length === 0) throw new UsageError('Name at least one file.');
  const format = args.text('format');
  if (format !== undefined && !formatId.safeParse(format).success)
    throw new UsageError(`--format is one of ${FORMAT_IDS.join(', ')}.`);
  const mapFile = args.text('map');
  const period = args.text('period');
  const dryRun = args.flag('dry-run');
  const answers = await withEngine(args.needed('workspace'), async (call) => {
    const source = {
      ...(format === undefined ? {} : { format: formatId.parse(format) }),
      ...(period === undefined ? {} : { period }),
      ...(mapFile === undefined ? {} : { map: await call('imports.readMap', { path: resolve(mapFile) }) }),
    };
    const done: Imported[] = [];
    const tables = await tablesOf(args.rest, call);
    for (const { path, part } of tables) {
      const table = { ...source, path, ...(part === null ? {} : { part }) };
      try {
        const summary = dryRun
          ? (await call('imports.dryRun', table)).summary
          : await call('imports.run', { ...table, skipProblems: args.flag('skip-problems') });
        done.push({
          json: summaryOf(summary),
          lines: linesOf(summary, dryRun),
          refused: !dryRun && summary.batch === null ? MEND : null,
        });
      } catch (error) {
        if (!(error instanceof TandemError) || error.code === 'cancelled') throw error;
        done.push(refusalOf(basename(path), error));
      }
      const last = done.at(-1);
      const before = done.filter(({ json }) => json.batch !== null).length;
      if (!last?.refused) continue;
      if (before > 0) last.refused = `${last.refused} ${allBack(before)}`;
      return takeBack(done, call);
    }
    return done;
  });
  const refused = answers.find((answer) => answer.refused !== null)?.refused ?? null;
  if (refused !== null) say(refused);
  const objects = answers.map((answer) => answer.json);
  return {
    json: objects.length === 1 ? objects[0] : objects,
    lines: answers.flatMap((answer) => answer.lines),
    code: refused === null ? 0 : 1,
  };
};

/** `undo-import`: takes a batch back, updates included. */
export const undoCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(argv, { workspace: { type: 'string' }, batch: { type: 'string' } }, 'no files');
  const batch = args.whole('batch', 1);
  if (batch === undefined) throw new UsageError('--batch is needed.');
  const undone = await withEngine(args.needed('workspace'), (call) => call('imports.undo', { batch }));
  return {
    json: undone,
    lines: [
      `Took import ${undone.batch} back: ${undone.removed.toLocaleString()} rows removed, ${undone.restored.toLocaleString()} restored, ${undone.kept.toLocaleString()} kept because they changed since.`,
    ],
    code: 0,
  };
};
