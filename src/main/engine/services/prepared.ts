import type { Context } from '../context';
import { bulk, type WriteDb } from '../store/dialect';
import { beginEdit, type Edit } from '../store/history';
import { settleAttributions, stepAttributesAnew } from '../store/repositories/attributions';

/** A change that was checked and is yet to be written as one step of undo. */
export type Prepared = {
  /** What it is called in the history. */
  label: string;
  /** The kind of record that it is of, and which one; null for several. */
  entity: string;
  id: string | null;
  edited: (edit: Edit, db: WriteDb) => Promise<void>;
};

/** Opens the step of a prepared change and writes it; the caller decides what follows from it. */
export const editPrepared = async (db: WriteDb, context: Context, change: Prepared): Promise<Edit> => {
  const author = { personId: context.personId, at: context.at() };
  const edit = await beginEdit(db, author, change.label, change.entity, change.id);
  await change.edited(edit, db);
  return edit;
};

/** Makes a prepared change. Where it says which campaign orders belong to, that follows in the same transaction. */
export const makePrepared = async (context: Context, change: Prepared): Promise<void> => {
  await context.store.write(async (db) => {
    const step = (await editPrepared(db, context, change)).step();
    if (step !== null && stepAttributesAnew(bulk(db), step)) settleAttributions(bulk(db));
  });
  context.touched('history');
};
