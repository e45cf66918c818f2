import { TOPICS } from '../../../shared/contract/topics';
import { backupFolder, listBackups, makeBackup, readAnew, verify } from '../backup/backup';
import { copyRows } from '../backup/restore';
import { isDue } from '../backup/retention';
import type { Context, ServiceOf } from '../context';
import { bulk } from '../store/dialect';
import { integrityProblems } from '../store/repositories/check';
import { hasChanges } from '../store/repositories/sources';
import { searchProblems } from '../store/search';
import { checkAttributions } from '../store/repositories/attributions';
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
    const copies = listBackups(backupFolder(context.store.path));
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
    const { file: snapshot } = await makeBackup(context.store.readDriver, context.store.path, {
      reason: 'before restore',
      now: context.now(),
    });
    await context.store.write(
      (db) => {
        copyRows(bulk(db), input.file);
        return Promise.resolve();
      },
      { bulk: true },
    );
    context.touched(...TOPICS);
    return { file: input.file, rows, snapshot };
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
