import { CHANNEL_TYPE_IDS, CHANNEL_TYPES } from '../../../shared/domain/channels';
import { figure } from '../../../shared/domain/figures';
import { fold } from '../../../shared/domain/text';
import { TandemError } from '../../../shared/contract/errors';
import type { Context, ServiceOf } from '../context';
import { type ChannelRow, freeChannelKey, listChannels } from '../store/repositories/channels';
import { listPeople, refOf } from '../store/repositories/people';
import { periodsWithTarget } from '../store/repositories/targets';
import { change } from './people';

const found = (rows: readonly ChannelRow[], id: string): ChannelRow => {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new TandemError('not-found', 'This channel was removed in the meantime.');
  return row;
};

const ownerKey = async (context: Context, id: string | null): Promise<number | null> => {
  if (id === null) return null;
  const person = (await listPeople(context.store.read)).find((one) => one.id === id);
  if (!person) throw new TandemError('not-found', 'This person was removed in the meantime.');
  return person.key;
};

const assertFree = (rows: readonly ChannelRow[], name: string, parent: number | null, except?: string): void => {
  if (rows.some((row) => row.parent_key === parent && fold(row.name) === fold(name) && row.id !== except))
    throw new TandemError('conflict', `There is a channel ${name} here already.`);
};

/** Sales channels: type → account → location, each with one owner. */
export const channelsService: ServiceOf<'channels'> = {
  'channels.list': async (_input, context) => {
    const rows = await listChannels(context.store.read);
    const people = new Map((await listPeople(context.store.read)).map((person) => [person.key, person]));
    const ids = new Map(rows.map((row) => [row.key, row.id]));
    return rows.map((row) => {
      const owner = row.owner_key === null ? undefined : people.get(row.owner_key);
      return {
        id: row.id,
        parentId: row.parent_key === null ? null : (ids.get(row.parent_key) ?? null),
        level: row.level === 'type' || row.level === 'location' ? row.level : 'account',
        type: CHANNEL_TYPE_IDS.find((type) => type === row.type) ?? 'd2c',
        name: row.name,
        owner: owner ? refOf(owner) : null,
        orders: row.orders,
        rev: row.rev,
      };
    });
  },
  'channels.create': async (input, context) => {
    const rows = await listChannels(context.store.read);
    const parent = input.parentId === null ? undefined : found(rows, input.parentId);
    if (input.level === 'location' && parent?.level !== 'account')
      throw new TandemError('rule', 'A location stands under an account. Choose one.');
    const owner = await ownerKey(context, input.ownerId);
    const id = context.newId();
    await change(context, `Added channel ${input.name}`, 'channels', id, async (edit) => {
      let parentKey = parent?.key ?? rows.find((row) => row.level === 'type' && row.type === input.type)?.key ?? null;
      if (parentKey === null) {
        parentKey = await freeChannelKey(context.store.read);
        const name = CHANNEL_TYPES[input.type];
        await edit.insert('channels', {
          key: parentKey,
          id: context.newId(),
          parent_key: null,
          level: 'type',
          type: input.type,
          name,
          natural_key: fold(name),
          owner_key: null,
          deleted_at: null,
        });
      }
      assertFree(rows, input.name, parentKey);
      await edit.insert('channels', {
        id,
        parent_key: parentKey,
        level: input.level,
        type: parent?.type ?? input.type,
        name: input.name,
        natural_key: fold(input.name),
        owner_key: owner,
        deleted_at: null,
      });
    });
    context.touched('channels');
    return { id };
  },
  'channels.update': async ({ id, name, type, parentId, ownerId }, context) => {
    const rows = await listChannels(context.store.read);
    const row = found(rows, id);
    const parent = parentId === undefined ? undefined : parentId === null ? null : found(rows, parentId);
    for (
      let up: ChannelRow | undefined = parent ?? undefined;
      up;
      up = rows.find((one) => one.key === up?.parent_key)
    ) {
      if (up.id === id) throw new TandemError('rule', 'A channel cannot stand under itself.');
    }
    if (name !== undefined) assertFree(rows, name, parent ? parent.key : row.parent_key, id);
    const owner = ownerId === undefined ? undefined : await ownerKey(context, ownerId);
    await change(context, `Changed channel ${name ?? row.name}`, 'channels', id, (edit) =>
      edit.update('channels', id, {
        ...(name === undefined ? {} : { name, natural_key: fold(name) }),
        ...(type === undefined ? {} : { type }),
        ...(parent === undefined ? {} : { parent_key: parent?.key ?? null }),
        ...(owner === undefined ? {} : { owner_key: owner }),
      }),
    );
    context.touched('channels');
    return { ok: true };
  },
  'channels.remove': async ({ id }, context) => {
    const rows = await listChannels(context.store.read);
    const row = found(rows, id);
    const periods = await periodsWithTarget(context.store.read, 'channel_key', row.key);
    if (row.orders > 0)
      throw new TandemError(
        'rule',
        `${row.name} has ${figure(row.orders)} ${row.orders === 1 ? 'order' : 'orders'}${periods.length > 0 ? ` and targets in ${periods.join(', ')}` : ''}, so it stays. Rename it, or move its locations.`,
      );
    if (rows.some((one) => one.parent_key === row.key))
      throw new TandemError('rule', `${row.name} has channels under it. Move or remove those first.`);
    if (periods.length > 0)
      throw new TandemError(
        'rule',
        `${row.name} has targets in ${periods.join(', ')}. Remove those first, then the channel.`,
      );
    await change(context, `Removed channel ${row.name}`, 'channels', id, (edit) => edit.remove('channels', id));
    context.touched('channels');
    return { ok: true };
  },
};
