import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';
import { change } from './people';
import { periodFrom, settingsOf } from './settings';

/** Sales targets in money: one a period and channel. */
export const targetsService: ServiceOf<'targets'> = {
  'targets.list': async (input, context) => {
    const rows = await context.store.read
      .selectFrom('targets as t')
      .leftJoin('channels as h', 'h.key', 't.channel_key')
      .select(['t.id', 't.period', 't.amount_minor as amountMinor', 'h.id as channelId', 'h.name as channel'])
      .where('t.deleted_at', 'is', null)
      .where('t.period', '=', input.period)
      .execute();
    return rows;
  },
  'targets.set': async (input, context) => {
    const { calendar } = await settingsOf(context);
    const period = periodFrom(input.period, calendar);
    const channel =
      input.channelId === null
        ? null
        : await context.store.read
            .selectFrom('channels')
            .select(['key', 'name'])
            .where('id', '=', input.channelId)
            .where('deleted_at', 'is', null)
            .executeTakeFirst();
    if (channel === undefined) throw new TandemError('not-found', 'This channel was removed in the meantime.');
    const stored = await context.store.read
      .selectFrom('targets')
      .select('id')
      .where('period', '=', period.id)
      .where('deleted_at', 'is', null)
      .where('channel_key', channel === null ? 'is' : '=', channel?.key ?? null)
      .executeTakeFirst();
    const id = stored?.id ?? context.newId();
    await change(
      context,
      `Set the target of ${channel?.name ?? 'the company'} for ${period.id}`,
      'targets',
      id,
      async (edit) => {
        if (!stored && input.amountMinor > 0)
          await edit.insert('targets', {
            id,
            period: period.id,
            channel_key: channel?.key ?? null,
            amount_minor: input.amountMinor,
            deleted_at: null,
          });
        else if (stored && input.amountMinor === 0) await edit.remove('targets', id);
        else if (stored) await edit.update('targets', id, { amount_minor: input.amountMinor });
      },
    );
    context.touched('targets');
    return { ok: true };
  },
};
