import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { BLOCKS, type BlockData, pointsOf, repeats, STANDARD_BLOCKS } from '../../../../shared/domain/investor';
import { parsePeriod } from '../../../../shared/domain/period';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import type { Edit } from '../../store/history';
import {
  type BlockRow,
  blockById,
  blocksOf,
  listUpdates,
  updateById,
  updateOfPeriod,
  type UpdateRow,
} from '../../store/repositories/updates';
import { change } from '../people';
import { periodFrom, settingsOf } from '../settings';
import { blockViews } from './views';

const GONE = 'This update was removed in the meantime.';

/** An update that may still be changed; one that was sent stays as it was. */
const draftOf = async (db: ReadDb, id: string): Promise<UpdateRow> => {
  const row = await updateById(db, id);
  if (!row) throw new TandemError('not-found', GONE);
  if (row.status === 'sent')
    throw new TandemError('rule', 'This update was sent, and stays as it was. Start the next one to say more.');
  return row;
};

const blockOf = async (db: ReadDb, id: string): Promise<{ block: BlockRow; update: UpdateRow }> => {
  const block = await blockById(db, id);
  if (!block) throw new TandemError('not-found', 'This block was removed in the meantime.');
  return { block, update: await draftOf(db, block.update_id) };
};

const nameOf = (block: Pick<BlockRow, 'kind' | 'title'>): string =>
  block.kind === 'text' && block.title !== ''
    ? `“${block.title.slice(0, 60)}”`
    : (Object.entries(BLOCKS)
        .find(([kind]) => kind === block.kind)?.[1]
        .name.toLowerCase() ?? block.kind);

/** The newest update of a period that began before this one. */
export const lastBefore = async (context: Context, period: string): Promise<UpdateRow | undefined> => {
  const { calendar } = await settingsOf(context);
  const { from } = periodFrom(period, calendar);
  const earlier = (await listUpdates(context.store.read)).flatMap((row) => {
    const begins = parsePeriod(row.period, calendar)?.from;
    return begins !== undefined && begins < from ? [{ row, begins }] : [];
  });
  return earlier.toSorted((a, b) => (a.begins < b.begins ? 1 : -1))[0]?.row;
};

/** What was asked the last time, and what of the time before is still open. */
const followUpsOf = (context: Context, asks: BlockRow): NonNullable<BlockData['followUps']> => {
  const before = blockViews([asks])[0]?.data.followUps ?? [];
  return [
    ...before.filter((one) => !one.done),
    ...pointsOf(asks.text).map((text) => ({ id: context.newId(), text: text.slice(0, 2_000), done: false, note: '' })),
  ];
};

/** A block of the last update as the new one begins with it: its asks are no longer asks but waited for. */
const copyOf = (context: Context, block: BlockRow): Pick<BlockRow, 'kind' | 'hidden' | 'title' | 'text' | 'data'> => {
  const { kind, hidden, title, text, data } = block;
  if (kind !== 'asks') return { kind, hidden, title, text, data };
  return { kind, hidden, title, text: '', data: JSON.stringify({ followUps: followUpsOf(context, block) }) };
};

export const startUpdate = async (context: Context, input: Parsed<'updates.start'>): Promise<{ id: string }> => {
  const db = context.store.read;
  const { calendar } = await settingsOf(context);
  const { id: period } = periodFrom(input.period, calendar);
  if (await updateOfPeriod(db, period))
    throw new TandemError('conflict', `There is an update of ${period} already. Open it to go on.`);
  const last = input.from === 'last' ? await lastBefore(context, period) : undefined;
  if (input.from === 'last' && !last)
    throw new TandemError('not-found', 'There is no earlier update to start from. Start with the standard blocks.');
  const blocks = last
    ? (await blocksOf(db, last.id)).map((block) => copyOf(context, block))
    : STANDARD_BLOCKS.map((kind) => ({ kind, hidden: 0, title: '', text: '', data: '{}' }));
  const id = context.newId();
  await change(context, `Started the investor update of ${period}`, 'investor_updates', id, async (edit) => {
    await edit.insert('investor_updates', {
      id,
      period,
      status: 'draft',
      snapshot_id: null,
      person_id: context.personId,
      at: context.at(),
      deleted_at: null,
    });
    for (const [position, block] of blocks.entries())
      await edit.insert('investor_blocks', {
        id: context.newId(),
        update_id: id,
        position,
        ...block,
        deleted_at: null,
      });
  });
  context.touched('reports');
  return { id };
};

/** Takes an update away with its blocks; one that was sent stays. */
export const removeUpdate = async (context: Context, id: string): Promise<void> => {
  const { period } = await draftOf(context.store.read, id);
  await change(context, `Removed the investor update of ${period}`, 'investor_updates', id, (edit) =>
    edit.remove('investor_updates', id),
  );
  context.touched('reports');
};

/** Blocks get the places 0, 1, 2 … in this order; only those that move are written. */
const place = async (edit: Edit, order: readonly { id: string; position: number }[]): Promise<void> => {
  for (const [position, block] of order.entries())
    if (block.position !== position) await edit.update('investor_blocks', block.id, { position });
};

export const addBlock = async (context: Context, input: Parsed<'updates.addBlock'>): Promise<{ id: string }> => {
  const { updateId, kind, beforeId } = input;
  const update = await draftOf(context.store.read, updateId);
  const blocks = await blocksOf(context.store.read, updateId);
  if (!repeats(kind) && blocks.some((block) => block.kind === kind))
    throw new TandemError('conflict', `The update has a block ${BLOCKS[kind].name} already.`);
  if (blocks.length >= 60) throw new TandemError('rule', 'An update holds at most 60 blocks.');
  const at = blocks.findIndex((block) => block.id === beforeId);
  const index = at < 0 ? blocks.length : at;
  const id = context.newId();
  await change(
    context,
    `Added ${BLOCKS[kind].name.toLowerCase()} to the update of ${update.period}`,
    'investor_updates',
    updateId,
    async (edit) => {
      await edit.insert('investor_blocks', {
        id,
        update_id: updateId,
        kind,
        position: index,
        hidden: 0,
        title: '',
        text: '',
        data: '{}',
        deleted_at: null,
      });
      await place(edit, blocks.toSpliced(index, 0, { id, position: index } as BlockRow));
    },
  );
  context.touched('reports');
  return { id };
};

export const setBlock = async (context: Context, input: Parsed<'updates.setBlock'>): Promise<void> => {
  const { id, hidden, title, text, data } = input;
  const { block, update } = await blockOf(context.store.read, id);
  const verb = hidden === undefined ? 'Changed' : hidden ? 'Hid' : 'Showed';
  await change(
    context,
    `${verb} ${nameOf(block)} in the update of ${update.period}`,
    'investor_updates',
    update.id,
    (edit) =>
      edit.update('investor_blocks', id, {
        hidden: hidden === undefined ? undefined : Number(hidden),
        title,
        text,
        data: data === undefined ? undefined : JSON.stringify({ ...blockViews([block])[0]?.data, ...data }),
      }),
  );
  context.touched('reports');
};

export const moveBlock = async (context: Context, input: Parsed<'updates.moveBlock'>): Promise<void> => {
  const { id, beforeId } = input;
  if (id === beforeId) return;
  const { block, update } = await blockOf(context.store.read, id);
  const rest = (await blocksOf(context.store.read, update.id)).filter((one) => one.id !== id);
  const at = rest.findIndex((one) => one.id === beforeId);
  const order = rest.toSpliced(beforeId === null || at < 0 ? rest.length : at, 0, block);
  await change(
    context,
    `Moved ${nameOf(block)} in the update of ${update.period}`,
    'investor_updates',
    update.id,
    (edit) => place(edit, order),
  );
  context.touched('reports');
};

export const removeBlock = async (context: Context, id: string): Promise<void> => {
  const { block, update } = await blockOf(context.store.read, id);
  await change(
    context,
    `Removed ${nameOf(block)} from the update of ${update.period}`,
    'investor_updates',
    update.id,
    (edit) => edit.remove('investor_blocks', id),
  );
  context.touched('reports');
};
