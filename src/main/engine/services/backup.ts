import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TandemError } from '../../../shared/contract/errors';
import { TOPICS } from '../../../shared/contract/topics';
import { backupFolder, listBackups, makeBackup, readAnew, verify } from '../backup/backup';
import { discard, renameDurably } from '../store/durable';
import { decryptFile, encryptFile } from '../backup/encrypted';
import { atPresentSchema, copyRows } from '../backup/restore';
import { isDue, upTo } from '../backup/retention';
import type { Context, ServiceOf } from '../context';
import { bulk } from '../store/dialect';
import { integrityProblems } from '../store/repositories/check';
import { hasChanges } from '../store/repositories/sources';
import { searchProblems } from '../store/search';
import { checkAttributions } from '../store/repositories/attributions';
import { readFolder } from '../transfer/folder/read';
import { checkRollups } from '../store/repositories/rollups';

/** Copies are made by themselves once a day, and before an import when the last one is over an hour old. */
const DAILY_HOURS = 24;
const BEFORE_IMPORT_HOURS = 1;

const copy = async (context: Context, reason: string): Promise<void> => {
  await makeBackup(context.store.readDriver, context.store.path, { reason, now: context.now() });
  context.touched('backups');
};

/** A copy before a file changes what is there; an empty workspace has nothing to lose. */
export const copyBeforeImport = async (context: Context): Promise<void> => {
  if (!(await hasChanges(context.store.read, ''))) return;
  if (isDue(listBackups(backupFolder(context.store.path)), context.now(), BEFORE_IMPORT_HOURS))
    await copy(context, 'before import');
};

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
    const made = await makeBackup(context.store.readDriver, context.store.path, {
      folder: input.folder,
      reason: input.reason,
      now: context.now(),
    });
    context.touched('backups');
    return made;
  },
  'backup.auto': async (_input, context) => {
    const copies = upTo(listBackups(backupFolder(context.store.path)), context.now());
    const newest =
      copies
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? '';
    const made = isDue(copies, context.now(), DAILY_HOURS) && (await hasChanges(context.store.read, newest));
    if (made) await copy(context, 'daily');
    return { made };
  },
  'backup.restore': async (input, context) => {
    const rows = verify(input.file);
    const snapshot = await atPresentSchema(input.file, passing(context, 'restoring'), async (present) => {
      const { file } = await makeBackup(context.store.readDriver, context.store.path, {
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
