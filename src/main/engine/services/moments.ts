import { TandemError } from '../../../shared/contract/errors';
import type { Parsed } from '../../../shared/contract';
import { daysBetween } from '../../../shared/domain/day';
import { MOMENT_SET_IDS, type MomentSetId, momentSet, momentsOfSet } from '../../../shared/domain/moment-sets';
import { MOMENT_KIND_IDS } from '../../../shared/domain/targets';
import { fold } from '../../../shared/domain/text';
import type { Context, ServiceOf } from '../context';
import type { ReadDb } from '../store/dialect';
import type { Edit } from '../store/history';
import { listLifts, listMoments } from '../store/repositories/moments';
import { change } from './people';

type Lift = Parsed<'moments.create'>['lifts'][number];

const assertOrder = (starts: string, ends: string): void => {
  if (ends < starts)
    throw new TandemError('bad-input', `A moment ends on or after the day it starts: ${ends} is before ${starts}.`);
};

const keyOf = async (db: ReadDb, table: 'channels' | 'products', id: string | null): Promise<number | null> => {
  if (id === null) return null;
  const row = await db
    .selectFrom(table)
    .select('key')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row)
    throw new TandemError(
      'not-found',
      `This ${table === 'channels' ? 'channel' : 'product'} was removed in the meantime.`,
    );
  return row.key;
};

const putLifts = async (context: Context, edit: Edit, momentId: string, lifts: readonly Lift[]): Promise<void> => {
  for (const lift of lifts)
    await edit.insert('moment_lifts', {
      id: context.newId(),
      moment_id: momentId,
      channel_key: await keyOf(context.store.read, 'channels', lift.channelId),
      product_key: await keyOf(context.store.read, 'products', lift.productId),
      amount_minor: lift.amountMinor,
      deleted_at: null,
    });
};

/** The longest that a set is asked for: two years and a leap day. */
const LONGEST = 731;

const assertSpan = (from: string, to: string): void => {
  if (to < from)
    throw new TandemError('bad-input', `A span ends on or after the day it starts: ${to} is before ${from}.`);
  if (daysBetween(from, to) > LONGEST) throw new TandemError('bad-input', 'Ask for two years at most.');
};

const sameMoment = (a: { name: string; starts: string }, b: { name: string; starts: string }): boolean =>
  a.starts === b.starts && fold(a.name) === fold(b.name);

/** A set's moments with whether each is in the calendar: by its name and its first day. */
const setView = async (db: ReadDb, id: MomentSetId, from: string, to: string) => {
  const there = await listMoments(db);
  return momentsOfSet(id, from, to).map((one) => ({ ...one, known: there.some((row) => sameMoment(row, one)) }));
};

/** Marketing moments: they shape a target's spread and count in the plan. */
export const momentsService: ServiceOf<'moments'> = {
  'moments.list': async (_input, context) => {
    const lifts = await listLifts(context.store.read);
    return (await listMoments(context.store.read)).map((row) => ({
      ...row,
      kind: MOMENT_KIND_IDS.find((kind) => kind === row.kind) ?? 'event',
      lifts: lifts
        .filter((lift) => lift.moment_id === row.id)
        .map((lift) => ({
          channelId: lift.channel_id,
          channel: lift.channel,
          productId: lift.product_id,
          product: lift.product,
          amountMinor: lift.amount_minor,
        })),
    }));
  },
  'moments.create': async ({ lifts, ...fields }, context) => {
    assertOrder(fields.starts, fields.ends);
    const id = context.newId();
    await change(context, `Added ${fields.name}`, 'moments', id, async (edit) => {
      await edit.insert('moments', { id, ...fields, deleted_at: null });
      await putLifts(context, edit, id, lifts);
    });
    context.touched('moments', 'targets');
    return { id };
  },
  'moments.update': async ({ id, lifts, ...fields }, context) => {
    const row = (await listMoments(context.store.read)).find((one) => one.id === id);
    if (!row) throw new TandemError('not-found', 'This moment was removed in the meantime.');
    assertOrder(fields.starts ?? row.starts, fields.ends ?? row.ends);
    const old =
      lifts === undefined ? [] : (await listLifts(context.store.read)).filter((lift) => lift.moment_id === id);
    await change(context, `Changed ${fields.name ?? row.name}`, 'moments', id, async (edit) => {
      await edit.update('moments', id, fields);
      for (const lift of old) await edit.remove('moment_lifts', lift.id);
      await putLifts(context, edit, id, lifts ?? []);
    });
    context.touched('moments', 'targets');
    return { ok: true };
  },
  'moments.remove': async ({ id }, context) => {
    await change(context, 'Removed a moment', 'moments', id, (edit) => edit.remove('moments', id));
    context.touched('moments', 'targets');
    return { ok: true };
  },
  'moments.sets': async ({ from, to }, context) => {
    assertSpan(from, to);
    return Promise.all(
      MOMENT_SET_IDS.map(async (id) => ({
        ...momentSet(id),
        moments: await setView(context.store.read, id, from, to),
      })),
    );
  },
  'moments.addSet': async ({ id, from, to, lifts }, context) => {
    assertSpan(from, to);
    const missing = (await setView(context.store.read, id, from, to)).filter((one) => !one.known);
    if (missing.length === 0) return { added: 0 };
    const { name } = momentSet(id);
    await change(context, `Added ${missing.length} moments of ${name}`, 'moments', null, async (edit) => {
      for (const { known: _known, ...one } of missing) {
        const momentId = context.newId();
        await edit.insert('moments', { id: momentId, ...one, note: '', deleted_at: null });
        const lift = lifts.find((said) => sameMoment(said, one));
        const amounts = lift ? [{ channelId: null, productId: null, amountMinor: lift.amountMinor }] : [];
        await putLifts(context, edit, momentId, amounts);
      }
    });
    context.touched('moments', 'targets');
    return { added: missing.length };
  },
};
