import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { EDITION_IDS } from '../../shared/domain/report-blocks';
import { TandemError } from '../../shared/contract/errors';
import { LOCALE_IDS } from '../../shared/domain/investor';
import { readArgs } from './args';
import { withEngine } from './engine';
import { type Answer, say, UsageError } from './output';

const runtime = z.object({
  executablePath: z.string(),
  args: z.array(z.string()).default([]),
  env: z.record(z.string(), z.string()).default({}),
});
const answer = z.union([
  z.object({ pdf: z.string(), pages: z.number(), figures: z.number(), overflow: z.array(z.string()) }),
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
]);

/** The folder that holds package.json and out/: two above this file once it is built. */
const appFolder = resolve(import.meta.dirname, '..', '..');

/** Where Electron is: what set-up wrote down, the running Electron itself, or the installed package. */
const electron = (): z.infer<typeof runtime> => {
  const written = join(appFolder, '.runtime', 'electron.json');
  if (existsSync(written)) return runtime.parse(JSON.parse(readFileSync(written, 'utf8')));
  if (process.versions['electron']) return { executablePath: process.execPath, args: [], env: {} };
  const path: unknown = createRequire(import.meta.url)('electron');
  if (typeof path !== 'string')
    throw new TandemError('not-found', 'Printing needs Electron. Run npm start once, then try again.');
  return { executablePath: path, args: [], env: {} };
};

const CHATTER = 8000;

const run = (job: string): Promise<string> =>
  new Promise((done, fail) => {
    const { executablePath, args, env } = electron();
    const child = spawn(executablePath, [...args, appFolder, `--print-report=${job}`], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    // Chromium talks of buses and graphics drivers all the time: worth reading only when nothing came out.
    let chatter = '';
    child.stderr.on('data', (chunk: Buffer) => {
      chatter = (chatter + chunk.toString('utf8')).slice(-CHATTER);
    });
    child.once('error', () =>
      fail(new TandemError('not-found', 'Electron could not be started to print. Run npm start once, then try again.')),
    );
    child.once('close', () => {
      if (output.trim() === '') process.stderr.write(chatter);
      done(output);
    });
  });

/** The id of a group of recipients by its name. */
const groupNamed = async (workspacePath: string, name: string): Promise<string> => {
  const groups = await withEngine(workspacePath, (call) => call('updates.groups', {}));
  const found = groups.find((group) => group.name.toLowerCase() === name.toLowerCase());
  if (!found)
    throw new TandemError(
      'not-found',
      `There are no recipients "${name}". Groups are: ${groups.map((group) => group.name).join(', ') || 'none'}.`,
    );
  return found.id;
};

/** What the file still tells its readers of figures that are kept back from them: said on standard error, before it is written. */
const warn = async (workspacePath: string, period: string, groupId: string): Promise<void> => {
  const { figures, words } = await withEngine(workspacePath, (call) => call('updates.reveals', { period, groupId }));
  for (const { name, from } of figures) say(`${name} is kept back, but follows from ${from.join(' and ')}.`);
  for (const { where, amount, name } of words) say(`${name} is kept back, but stands in ${where} as ${amount}.`);
};

/** `report weekly|investor`: writes the PDF through Electron without a window. */
export const reportCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    {
      workspace: { type: 'string' },
      period: { type: 'string' },
      paper: { type: 'string' },
      pdf: { type: 'string' },
      edition: { type: 'string' },
      live: { type: 'boolean' },
      html: { type: 'string' },
      group: { type: 'string' },
      locale: { type: 'string' },
    },
    'files',
  );
  const [kind] = args.rest;
  if (args.rest.length !== 1 || (kind !== 'weekly' && kind !== 'investor'))
    throw new UsageError('Say which report: weekly or investor.');
  const paper = args.text('paper') ?? 'A4';
  if (paper !== 'A4' && paper !== 'Letter') throw new UsageError('--paper is A4 or Letter.');
  const edition = args.text('edition');
  if (edition !== undefined && !EDITION_IDS.some((id) => id === edition))
    throw new UsageError(`--edition is one of ${EDITION_IDS.join(', ')}.`);
  const snapshot = args.flag('live') ? 'live' : undefined;
  const workspacePath = resolve(args.needed('workspace'));
  const period = args.needed('period');
  const html = args.text('html');
  const format = html === undefined ? 'pdf' : 'html';
  const pdf = resolve(html ?? args.needed('pdf'));
  const locale = args.text('locale');
  if (locale !== undefined && !LOCALE_IDS.some((one) => one === locale))
    throw new UsageError(`--locale is one of: ${LOCALE_IDS.join(', ')}.`);
  const group = args.text('group');
  if (kind === 'weekly' && (group !== undefined || html !== undefined || locale !== undefined))
    throw new UsageError('--group, --locale and --html are for the investor update.');
  // Refuses a bad workspace or period here, before a browser is started.
  await withEngine(workspacePath, (call) => call('metrics.evaluate', { period, metrics: ['net-sales'] }));
  const folder = mkdtempSync(join(tmpdir(), 'tandem-print-'));
  try {
    const job = join(folder, 'job.json');
    const groupId = group === undefined ? undefined : await groupNamed(workspacePath, group);
    if (groupId !== undefined) await warn(workspacePath, period, groupId);
    writeFileSync(
      job,
      JSON.stringify({ workspacePath, kind, period, snapshot, edition, paper, pdf, groupId, locale, format }),
    );
    const line = (await run(job)).trim().split('\n').at(-1) ?? '';
    const parsed = answer.safeParse(line === '' ? null : JSON.parse(line));
    if (!parsed.success) throw new TandemError('internal', 'The report could not be printed.');
    if ('error' in parsed.data) throw new TandemError('bad-input', parsed.data.error.message);
    return {
      json: parsed.data,
      lines: [
        `Wrote ${parsed.data.pdf}: ${format === 'html' ? '' : `${parsed.data.pages} pages, `}${parsed.data.figures} figures.`,
      ],
      code: 0,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
