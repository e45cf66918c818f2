import { TOPICS } from '../../../shared/contract';
import { backupFolder, listBackups, makeBackup, verify } from '../backup/backup';
import { copyRows } from '../backup/restore';
import type { ServiceOf } from '../context';
import { bulk } from '../store/dialect';
import { integrityProblems } from '../store/repositories/check';
import { checkRollups } from '../store/repositories/rollups';

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
    const problems = [...(await integrityProblems(context.store.read)), ...(await checkRollups(context.store.read))];
    return { ok: problems.length === 0, problems };
  },
};
