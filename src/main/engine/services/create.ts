import { rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isCurrency } from '../../../shared/domain/money';
import { newIds } from '../store/new-ids';
import { TandemError } from '../../../shared/contract/errors';
import { fold } from '../../../shared/domain/text';
import { openStore } from '../store/open';
import { startPipelines } from '../store/repositories/pipelines';
import { startWorkspace } from '../store/repositories/workspace';
import { fillSample } from './sample/fill';
import { assertZone } from './settings';

export type NewWorkspace = {
  path: string;
  name: string;
  currency: string;
  /** IANA zone, or 'as-written'. */
  timeZone: string;
  weekStart: number;
  fiscalYearStart: number;
  me?: { name: string; roles: string[] };
  sample: boolean;
  /** Milliseconds since 1970. */
  clock: () => number;
  onProgress?: (progress: { done: number; total: number | null; label: string }) => void;
};

/** SQLite would only say that it cannot open the file. */
const assertFolder = (folder: string): void => {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new TandemError('not-found', `There is no folder ${folder}. Make it first, or choose another place.`);
};

/** Makes a workspace file with its default pipelines, and fills it with the sample world when asked. Leaves nothing behind when it fails. */
export const createWorkspace = async (options: NewWorkspace): Promise<{ personId: string | null }> => {
  if (!isCurrency(options.currency))
    throw new TandemError('bad-input', 'A currency is three capital letters, such as GBP.');
  if (options.name.trim() === '') throw new TandemError('bad-input', 'The company needs a name.');
  assertZone(options.timeZone);
  assertFolder(dirname(options.path));
  const store = await openStore({ path: options.path, create: true });
  const at = new Date(options.clock()).toISOString();
  const newId = newIds(options.clock);
  try {
    const personId = options.me ? newId() : null;
    await store.write(async (db) => {
      await startWorkspace(db, {
        id: newId(),
        name: options.name.trim(),
        currency: options.currency,
        time_zone: options.timeZone,
        week_start: options.weekStart,
        fiscal_year_start: options.fiscalYearStart,
        is_sample: options.sample ? 1 : 0,
        created_at: at,
      });
      await startPipelines(db, newId);
      if (options.me && personId) {
        await db
          .insertInto('people')
          .values({
            id: personId,
            name: options.me.name,
            natural_key: fold(options.me.name),
            email: '',
            roles: JSON.stringify(options.me.roles),
            deleted_at: null,
          })
          .execute();
      }
    });
    if (options.sample)
      await fillSample(store, {
        clock: options.clock,
        progress: (done, total, label) => options.onProgress?.({ done, total, label }),
      });
    store.close();
    return { personId };
  } catch (error) {
    store.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(options.path + suffix, { force: true });
    throw error;
  }
};
