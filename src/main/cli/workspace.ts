import { resolve } from 'node:path';
import { TandemError } from '../../shared/contract/errors';
import { createWorkspace, restoreBeside } from '../engine/index';
import type { Output } from '../../shared/contract';
import { readArgs } from './args';
import { withEngine } from './engine';
import { type Answer, showProgress, UsageError } from './output';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** `new`: makes a workspace file. Without a zone, a timestamp's own offset decides its day. */
export const newCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    {
      workspace: { type: 'string' },
      name: { type: 'string' },
      currency: { type: 'string' },
      'time-zone': { type: 'string' },
      'week-start': { type: 'string' },
      'fiscal-year-start': { type: 'string' },
      sample: { type: 'boolean' },
    },
    'no files',
  );
  const path = resolve(args.needed('workspace'));
  const weekStart = WEEK.indexOf((args.text('week-start') ?? 'monday').toLowerCase()) + 1;
  if (weekStart === 0) throw new UsageError(`--week-start is one of ${WEEK.join(', ')}.`);
  const fiscalYearStart = args.whole('fiscal-year-start', 1) ?? 1;
  if (fiscalYearStart > 12) throw new UsageError('--fiscal-year-start is a month, 1 to 12.');
  await createWorkspace({
    path,
    name: args.needed('name'),
    currency: args.needed('currency').toUpperCase(),
    timeZone: args.text('time-zone') ?? 'as-written',
    weekStart,
    fiscalYearStart,
    sample: args.flag('sample'),
    clock: Date.now,
    onProgress: ({ done, total, label }) => showProgress(done, total, label),
  });
  const { schema } = await withEngine(path, (call) => call('workspace.get', {}));
  return { json: { workspace: path, schema }, lines: [`Made ${path}.`], code: 0 };
};

/** `backup`: a verified copy in a folder. */
export const backupCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(argv, { workspace: { type: 'string' }, to: { type: 'string' } }, 'no files');
  const folder = resolve(args.needed('to'));
  const made = await withEngine(args.needed('workspace'), (call) =>
    call('backup.create', { folder, reason: 'command line' }),
  );
  return {
    json: { file: made.file, rows: made.rows },
    lines: [
      `Backed up to ${made.file} and verified: ${made.rows.toLocaleString()} rows.${made.loose === 0 ? '' : ` ${made.loose.toLocaleString()} point to what is not there: check says which.`}`,
    ],
    code: 0,
  };
};

/** `restore`: puts a backup in place of the workspace, after a snapshot of the present; beside it where it is damaged. */
export const restoreCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(argv, { workspace: { type: 'string' }, from: { type: 'string' } }, 'no files');
  const file = resolve(args.needed('from'));
  const workspace = resolve(args.needed('workspace'));
  let restored: Output<'backup.restore'>;
  try {
    restored = await withEngine(workspace, (call) => call('backup.restore', { file }));
  } catch (error) {
    // What is wrong with the copy itself is found by reading it.
    if (!(error instanceof TandemError) || (error.code !== 'damaged-file' && error.code !== 'bad-file')) throw error;
    const made = await restoreBeside(workspace, file);
    return {
      json: { file, rows: made.rows, snapshot: null, workspace: made.path },
      lines: [`${workspace} is damaged and was left as it is. Restored ${file} into ${made.path}.`],
      code: 0,
    };
  }
  return {
    json: { file: restored.file, rows: restored.rows, snapshot: restored.snapshot },
    lines: [`Restored ${restored.file}. What was there before is in ${restored.snapshot}.`],
    code: 0,
  };
};

/** `check`: integrity, foreign keys, daily facts against raw rows. Exit code 1 when something is wrong. */
export const checkCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(argv, { workspace: { type: 'string' } }, 'no files');
  const found = await withEngine(args.needed('workspace'), (call) => call('check.run', {}));
  return { json: found, lines: found.ok ? ['All is well.'] : found.problems, code: found.ok ? 0 : 1 };
};

/** `export`: one table to a CSV file, or every table to a folder. */
export const exportCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    { workspace: { type: 'string' }, table: { type: 'string' }, csv: { type: 'string' }, all: { type: 'string' } },
    'no files',
  );
  const all = args.text('all');
  if (all !== undefined) {
    if (args.text('table') !== undefined) throw new UsageError('Either --table with --csv, or --all.');
    const written = await withEngine(args.needed('workspace'), (call) => call('export.all', { folder: resolve(all) }));
    return { json: written, lines: written.map((one) => `${one.file}: ${one.rows.toLocaleString()} rows`), code: 0 };
  }
  const name = args.needed('table');
  const file = resolve(args.needed('csv'));
  const written = await withEngine(args.needed('workspace'), (call) => call('export.table', { table: name, file }));
  return { json: written, lines: [`${written.file}: ${written.rows.toLocaleString()} rows`], code: 0 };
};
