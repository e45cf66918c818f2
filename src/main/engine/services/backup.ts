import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TandemError } from '../../../shared/contract/errors';
import { TOPICS } from '../../../shared/contract/topics';
import {
  backupFolder,
  type Copier,
  copyHere,
  type Copying,
  listBackups,
  makeBackup,
  readAnew,
  startBackup,
  verify,
} from '../backup/backup';
import { beside } from '../backup/beside';
import { discard, renameDurably } from '../store/durable';
import { atPresentSchema, copyRows } from '../backup/restore';
import { isDue, upTo } from '../backup/retention';
import type { Context, ServiceOf } from '../context';
import { bulk, type Driver } from '../store/dialect';
import { fileState } from '../store/file-state';
import { integrityProblems } from '../store/repositories/check';
import { hasChanges } from '../store/repositories/sources';
import { searchProblems } from '../store/search';
import { checkAttributions } from '../store/repositories/attributions';
import { readFolder } from '../transfer/folder/read';
import { checkRollups } from '../store/repositories/rollups';

/** Copies are made by themselves once a day. */
const DAILY_HOURS = 24;

/** Of each open workspace, by its read connection, the copy that was made last, and the state of the file that it holds. */
const lastCopies = new WeakMap<Driver, { file: string; state: number }>();

/** Copies the workspace beside this thread where that can be: checking a copy takes a while, and clicks wait for none. */
const copierOf = ({ store, helper }: Context): Copier =>
  helper === undefined
    ? copyHere(store.readDriver)
    : (to, options) => beside(helper, { what: 'copy', file: store.path, to }, options);

/** Begins a copy in the usual folder. Told with pages as they are copied, where somebody waits for them. */
const begin = (context: Context, reason: string, isAwaited = (): boolean => true): Copying => {
  const { store } = context;
  const state = fileState(store);
  const copying = startBackup(copierOf(context), store.path, {
    reason,
    now: context.now(),
    signal: context.signal,
    progress: (done, total) => {
      if (isAwaited()) context.progress(done, total, 'Copying the workspace');
    },
  });
  return {
    ...copying,
    keep: async () => {
      const made = await copying.keep();
      lastCopies.set(store.readDriver, { file: made.file, state });
      context.touched('backups');
      return made;
    },
  };
};

/** A copy that may turn out not to be needed. */
export type CopyAhead = {
  /** Something is about to change: a copy can be begun beside it. Of no effect a second time. */
  begin: () => void;
  /** It does change: answers when the copy of what was there is whole and has its name. */
  keep: () => Promise<void>;
  /** Nothing came of it. */
  drop: () => Promise<void>;
};

/**
 * A copy of what is there before a file changes it; an empty workspace has nothing to lose, and a copy of this very state
 * is enough. It may be begun while the change is being written, and must be kept before that is committed: the copy has
 * what was committed before.
 */
export const copyAhead = async (context: Context): Promise<CopyAhead> => {
  const { store } = context;
  const needed = async (): Promise<boolean> => {
    if (!(await hasChanges(store.read, ''))) return false;
    const last = lastCopies.get(store.readDriver);
    return !last || last.state !== fileState(store) || !existsSync(last.file);
  };
  const wanted = await needed();
  let copying: Copying | undefined;
  // Until it is waited for, the change that is being written tells how far it is; the two would take turns in one bar.
  let awaited = false;
  const start = (): Copying => begin(context, 'before import', () => awaited);
  return {
    begin: () => {
      if (wanted && context.helper !== undefined) copying ??= start();
    },
    keep: async () => {
      awaited = true;
      // What other calls committed meanwhile is in the file by now, and in no copy that was begun before.
      if (copying === undefined && (await needed())) copying = start();
      await copying?.keep();
    },
    drop: async () => {
      const begun = copying;
      copying = undefined;
      await begun?.drop();
    },
  };
};

/** A copy of what is there before something changes it; see `copyAhead`. */
export const copyBeforeImport = async (context: Context): Promise<void> => (await copyAhead(context)).keep();

/** A file of our own beside the backups, for as long as a copy is being made; what a crash leaves of it is swept there. */
const passing = (context: Context, name: string): string => {
  const folder = backupFolder(context.store.path);
  mkdirSync(folder, { recursive: true });
  return join(folder, `.${name}.part`);
};

/** A workspace is never made over the one that is open. */
const assertOther = (to: string, context: Context): void => {
  if (resolve(to) === resolve(context.store.path))
    throw new TandemError('bad-input', 'This is the workspace that is open. Choose another name for the copy.');
};

/** Copies of the workspace, going back to one, and the check that all is well. */
export const backupService: ServiceOf<'backup'> & ServiceOf<'check'> = {
  'backup.list': (_input, context) => Promise.resolve(listBackups(backupFolder(context.store.path))),
  'backup.create': async (input, context) => {
    if (input.folder === undefined) return begin(context, input.reason).keep();
    return makeBackup(copierOf(context), context.store.path, {
      folder: input.folder,
      reason: input.reason,
      now: context.now(),
      signal: context.signal,
    });
  },
  'backup.auto': async (_input, context) => {
    const copies = upTo(listBackups(backupFolder(context.store.path)), context.now());
    const newest =
      copies
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? '';
    const made = isDue(copies, context.now(), DAILY_HOURS) && (await hasChanges(context.store.read, newest));
    if (made) await begin(context, 'daily').keep();
    return { made };
  },
  'backup.restore': async (input, context) => {
    const rows = verify(input.file);
    const snapshot = await atPresentSchema(input.file, passing(context, 'restoring'), async (present) => {
      const { file } = await makeBackup(copierOf(context), context.store.path, {
        reason: 'before restore',
        now: context.now(),
        keep: resolve(input.file),
      });
      await context.store.write(
        (db) => {
          copyRows(bulk(db), present);
          return Promise.resolve();
        },
        { bulk: true },
      );
      return file;
    });
    context.touched(...TOPICS);
    return { file: input.file, rows, snapshot };
  },
  'backup.encrypt': async ({ file, passphrase }, context) => {
    const { encryptFile } = await import('../backup/encrypted');
    // Never beside its target: that may be a stick, or a folder that a cloud drive sends away as it stands.
    const clear = passing(context, `encrypting ${context.newId()}`);
    try {
      await context.store.readDriver.backup(clear);
      const { size } = statSync(clear);
      const written = await encryptFile(clear, file, passphrase, {
        signal: context.signal,
        progress: (done) => context.progress(done, size, 'Encrypting'),
      });
      return { file, bytes: written };
    } finally {
      discard(clear);
    }
  },
  'backup.fromFolder': async ({ folder, to }, context) => {
    assertOther(to, context);
    return { file: to, ...(await readFolder(folder, to, context)) };
  },
  'backup.decrypt': async ({ file, to, passphrase }, context) => {
    assertOther(to, context);
    const { decryptFile } = await import('../backup/encrypted');
    const part = `${to}.clear.part`;
    try {
      const { size } = statSync(file);
      await decryptFile(file, part, passphrase, {
        signal: context.signal,
        progress: (done) => context.progress(done, size, 'Decrypting'),
      });
      const rows = verify(part);
      renameDurably(part, to);
      return { file: to, rows };
    } finally {
      discard(part);
    }
  },
  'check.run': async (_input, context) => {
    const problems = [
      ...(await readAnew(context.store.path, integrityProblems)),
      ...checkAttributions(context.store.readDriver),
      ...(await checkRollups(context.store.read)),
      ...searchProblems(context.store.readDriver),
    ];
    return { ok: problems.length === 0, problems };
  },
};
