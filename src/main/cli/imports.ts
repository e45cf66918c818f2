import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FORMAT_IDS, formatId, type ImportMap, type ImportSummary, importMap } from '../../shared/contract/imports';
import { TandemError } from '../../shared/contract';
import { readArgs } from './args';
import { withEngine } from './engine';
import { type Answer, UsageError } from './output';

const readMap = (file: string): ImportMap => {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(resolve(file), 'utf8'));
  } catch {
    throw new TandemError('bad-file', `The map ${file} cannot be read, or is not JSON.`);
  }
  const parsed = importMap.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new TandemError(
    'bad-input',
    `The map ${file} is not valid: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  );
};

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

/** `import`: one file after another, each in its own transaction; stops at the first that is refused. */
export const importCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    {
      workspace: { type: 'string' },
      format: { type: 'string' },
      map: { type: 'string' },
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
  const source = {
    ...(format === undefined ? {} : { format: formatId.parse(format) }),
    ...(mapFile === undefined ? {} : { map: readMap(mapFile) }),
  };
  const dryRun = args.flag('dry-run');
  const summaries = await withEngine(args.needed('workspace'), async (call) => {
    const done: ImportSummary[] = [];
    for (const file of args.rest) {
      const path = resolve(file);
      const summary = dryRun
        ? (await call('imports.dryRun', { ...source, path })).summary
        : await call('imports.run', { ...source, path, skipProblems: args.flag('skip-problems') });
      done.push(summary);
      if (!dryRun && summary.batch === null) break;
    }
    return done;
  });
  const refused = !dryRun && summaries.some((summary) => summary.batch === null);
  const objects = summaries.map(summaryOf);
  return {
    json: args.rest.length === 1 ? objects[0] : objects,
    lines: [
      ...summaries.flatMap((summary) => linesOf(summary, dryRun)),
      ...(refused ? ['Nothing was imported: mend the lines above, or add --skip-problems to leave them out.'] : []),
    ],
    code: refused ? 1 : 0,
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
      `Took import ${undone.batch} back: ${undone.removed.toLocaleString()} rows removed, ${undone.restored.toLocaleString()} restored, ${undone.conflicts.length} kept because they changed since.`,
    ],
    code: 0,
  };
};
