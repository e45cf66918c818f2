import { setImmediate as breathe } from 'node:timers/promises';
import { TandemError } from '../../../../shared/contract/errors';
import { bulk, type WriteDb } from '../../store/dialect';
import { settleAttributions } from '../../store/repositories/attributions';
import { rebuildRollups } from '../../store/repositories/rollups';
import { goneRows } from './gone';
import { readPointers } from './pointers';
import { type Conflict, tolds } from './told';
import { removeFacts } from './undo-facts';
import { undoMade } from './undo-made';
import { removeRecords } from './undo-records';
import { restoreChanges } from './undo-restore';
import type { Undoing } from './undoing';

/** `kept` counts all conflicts, of which a thousand are listed at most. */
export type Undone = { batch: number; removed: number; restored: number; kept: number; conflicts: Conflict[] };

/** Who waits for it. */
export type Watch = {
  signal: AbortSignal | undefined;
  progress: (done: number, total: number | null, label: string) => void;
};

/**
 * Takes an import back in the present transaction: what it made goes, what it changed gets its old values,
 * unless somebody changed it since: that stays and is listed, but for what `also` names as entity/id. Throws when it was
 * cancelled, and when something would be left that points to what is gone.
 */
export const undoBatch = async (
  db: WriteDb,
  batch: number,
  author: Undoing['author'],
  { signal, progress }: Watch,
  also: ReadonlySet<string> = new Set(),
): Promise<Undone> => {
  const driver = bulk(db);
  const found = driver.prepare('SELECT file, undone_at FROM import_batches WHERE id = ?').get(batch) as
    | { file: string; undone_at: string | null }
    | undefined;
  if (!found) throw new TandemError('not-found', `There is no import ${batch}.`);
  if (found.undone_at !== null) throw new TandemError('conflict', `Import ${batch} has been taken back already.`);
  // From here on this import no longer stands, as those taken back before it: what only they held goes with it.
  driver.prepare('UPDATE import_batches SET undone_at = ? WHERE id = ?').run(author.at, batch);
  const pointers = readPointers(driver);
  const undoing: Undoing = {
    driver,
    batch,
    author,
    also,
    pointers,
    gone: goneRows(driver),
    told: tolds(),
    days: new Set(),
    removed: 0,
    restored: 0,
    pause: async (done, total) => {
      progress(done, total, 'Taking back');
      await breathe();
      if (signal?.aborted) throw new TandemError('cancelled', 'Cancelled. Nothing was changed.');
    },
  };
  const made = await restoreChanges(undoing);
  await removeFacts(undoing);
  undoMade(undoing);
  await undoing.pause(0, null);
  if (undoing.days.size > 0) rebuildRollups(db, undoing.days);
  settleAttributions(driver, undoing.days);
  await removeRecords(undoing, made);
  undoing.gone.assertFree(pointers);
  undoing.gone.forget();
  driver
    .prepare(
      "INSERT INTO history (at, person_id, label, entity, entity_id, batch_id, undoable, undone) VALUES (?, ?, ?, 'imports', NULL, ?, 0, 0)",
    )
    .run(author.at, author.personId, `Took back the import of ${found.file}`, batch);
  return { batch, removed: undoing.removed, restored: undoing.restored, ...undoing.told.result() };
};
