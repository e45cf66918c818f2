import { existsSync } from 'node:fs';
import type { EngineChannel, Result, Topic } from '../../shared/contract';
import { TandemError } from '../../shared/contract/errors';
import { writeFiguresFor } from '../../shared/domain/figures';
import { startKeepingReadersApart } from './readers';
import { channelNamed } from '../../shared/contract/parts';
import { backupBeforeMigration } from './backup/backup';
import { beside } from './backup/beside';
import type { Context } from './context';
import { handlerOf } from './handlers';
import { bulk } from './store/dialect';
import { newIds } from './store/new-ids';
import type { NewWorkspace } from './services/create';
import { newestStep } from './store/history-steps';
import { explain, isLarge, openStore, type Store } from './store/open';
import { wellFormed } from './well-formed';

export type Progress = { done: number; total: number | null; label: string };
export type CallOptions = {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  personId?: string | null;
  region?: string | undefined;
};

export type Engine = {
  /** Answers any engine channel. Never throws: refusals and faults come back as data. */
  call: (channel: string, input: unknown, options?: CallOptions) => Promise<Result<unknown>>;
  /**
   * Works out what will be asked for next, a step at a time with `pause` in between; reads only. `pause` ends it by an
   * error where somebody asks for something else meanwhile.
   */
  gather: (region: string | null, pause: () => Promise<void>) => Promise<void>;
  onChange: (listener: (topics: Topic[]) => void) => () => void;
  /**
   * Reads the structure of a file that was too large to be checked before it opened; refuses when it is damaged. Of no
   * effect on any other, nor a second time.
   */
  check: () => Promise<void>;
  close: () => Promise<void>;
};

export type EngineOptions = {
  workspacePath: string;
  /** Milliseconds since 1970; the only clock the engine has. */
  clock: () => number;
  /** Told about faults that are not the person's: no names or amounts. */
  log?: (message: string) => void;
  /** The built thread that copies and checks beside this one (backup/beside-worker.ts); `check` is to be called then. */
  helper?: string | undefined;
};

const firstIssue = (issues: readonly { path: PropertyKey[]; message: string }[]): string => {
  const issue = issues[0];
  if (!issue) return 'This input is not valid.';
  return issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ${issue.message}` : issue.message;
};

/**
 * Channels that write a file of many rows, a page at a time: all of it is one state of the workspace, though an import is
 * committed in the middle.
 */
const STILL: ReadonlySet<EngineChannel> = new Set([
  'export.table',
  'export.all',
  'export.calendar',
  'companies.export',
  'contacts.export',
  'customers.export',
  'customers.exportAccounts',
  'deals.export',
  'metrics.exportRows',
  'products.export',
  'reports.export',
  'targets.export',
] satisfies EngineChannel[]);

startKeepingReadersApart();

/** One call from parsed input to a Result; shared by the app's worker, the command line and the tests. */
const answer = async (
  store: Store,
  options: EngineOptions,
  channel: string,
  input: unknown,
  callOptions: CallOptions,
  changed: (topics: Topic[]) => void,
): Promise<Result<unknown>> => {
  const refuse = (error: TandemError): Result<unknown> => ({
    ok: false,
    error: { code: error.code, message: error.message },
  });
  const known = await channelNamed(channel);
  if (!known || known.channel.kind === 'shell')
    return refuse(new TandemError('unknown-channel', 'Tandem has no such command.'));
  const parsed = known.channel.input.safeParse(input);
  if (!parsed.success) return refuse(new TandemError('bad-input', firstIssue(parsed.error.issues)));
  writeFiguresFor(callOptions.region ?? null);
  const topics = new Set<Topic>();
  // Counted in the transaction that makes it: a step of another call that runs meanwhile is not this one's.
  let stepped = false;
  const counted: Store = {
    ...store,
    write: (work, writeOptions) =>
      store.write(async (db) => {
        const before = newestStep(bulk(db));
        const result = await work(db);
        if (newestStep(bulk(db)) !== before) stepped = true;
        return result;
      }, writeOptions),
  };
  const context: Context = {
    store: counted,
    now: options.clock,
    at: () => new Date(options.clock()).toISOString(),
    newId: newIds(options.clock),
    personId: callOptions.personId ?? null,
    signal: callOptions.signal,
    helper: options.helper,
    progress: (done, total, label) => callOptions.onProgress?.({ done, total, label }),
    touched: (...names) => {
      for (const topic of names) topics.add(topic);
    },
  };
  try {
    const handler = await handlerOf(known.name as EngineChannel);
    const asked = wellFormed(parsed.data);
    const value = STILL.has(known.name as EngineChannel)
      ? await store.still((still) => handler(asked, { ...context, store: still }))
      : await handler(asked, context);
    if (topics.size > 0) changed([...topics]);
    return { ok: true, value, ...(known.channel.kind !== 'read' && !stepped ? { noStep: true } : {}) };
  } catch (error) {
    const told = explain(error);
    if (told.code === 'internal')
      options.log?.(`${channel}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return refuse(told);
  }
};

/** Opens a workspace and answers calls on it. Throws a TandemError when the file cannot be opened. */
export const createEngine = async (options: EngineOptions): Promise<Engine> => {
  const { helper, workspacePath: file } = options;
  const unchecked = helper !== undefined && existsSync(file) && isLarge(file);
  const store = await openStore({
    path: file,
    checkedLater: unchecked,
    beforeMigration: (driver, version) =>
      backupBeforeMigration(driver, options.workspacePath, version, options.clock()),
  });
  const listeners = new Set<(topics: Topic[]) => void>();
  const changed = (topics: Topic[]): void => {
    for (const listener of listeners) listener(topics);
  };
  let open = true;
  let checked: Promise<unknown> | undefined;
  const ended = new AbortController();
  return {
    check: async () => {
      if (!unchecked) return;
      checked ??= beside(helper, { what: 'check', file }, { signal: ended.signal });
      await checked;
    },
    call: (channel, input, callOptions = {}) =>
      open
        ? answer(store, options, channel, input, callOptions, changed)
        : Promise.resolve({ ok: false, error: { code: 'no-workspace', message: 'The workspace is closed.' } }),
    gather: async (region, pause) => {
      await handlerOf('targets.tree');
      await channelNamed('targets.tree');
      await pause();
      const { gatherTargets } = await import('./services/targets/ahead');
      const { readSettings } = await import('./services/settings');
      // Sentences are kept for the reader who will ask.
      writeFiguresFor(region);
      await gatherTargets(store.read, await readSettings(store.read, options.clock()), pause);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      open = false;
      ended.abort();
      await store.write(() => Promise.resolve()).catch(() => undefined);
      store.close();
    },
  };
};

/** Makes a workspace file; its code, and the sample company's, is loaded only here. */
export const createWorkspace = async (workspace: NewWorkspace): Promise<{ personId: string | null }> =>
  (await import('./services/create')).createWorkspace(workspace);

/** What can be done about a workspace file that does not open; see services/rescue.ts. */
export const rescueWorkspace = async (path: string, how: 'look' | 'restore' | 'salvage') =>
  (await import('./services/rescue')).rescue(path, how);

/** Makes a workspace of a chosen copy, beside a file that does not open. */
export const restoreBeside = async (path: string, copy: string): Promise<{ path: string; rows: number }> =>
  (await import('./services/rescue')).restoreBeside(path, copy);

/** Makes a workspace file of a folder that `export.folder` wrote, where no workspace is open. */
export const folderToWorkspace = async (
  folder: string,
  to: string,
): Promise<{ file: string; rows: number; checksum: string }> => {
  const { readFolder } = await import('./transfer/folder/read');
  return { file: to, ...(await readFolder(folder, to, { progress: () => undefined })) };
};

export { loadServices } from './handlers';
