import { TandemError } from '../../../shared/contract/errors';
import { isDay } from '../../../shared/domain/day';
import type { ServiceOf } from '../context';
import { change } from './people';

/** Exchange rates by day: what one unit of a currency is worth in the workspace's. */
export const ratesService: ServiceOf<'rates'> = {
  'rates.list': (_input, context) =>
    context.store.read
      .selectFrom('rates')
      .select(['id', 'day', 'currency', 'rate'])
      .where('deleted_at', 'is', null)
      .orderBy('currency')
      .orderBy('day')
      .execute(),
  'rates.set': async (input, context) => {
    if (!isDay(input.day)) throw new TandemError('bad-input', 'The day of a rate is written YYYY-MM-DD.');
    const stored = await context.store.read
      .selectFrom('rates')
      .select('id')
      .where('day', '=', input.day)
      .where('currency', '=', input.currency)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    const id = stored?.id ?? context.newId();
    await change(context, `Set the rate of ${input.currency} from ${input.day}`, 'rates', id, (edit) =>
      stored
        ? edit.update('rates', id, { rate: input.rate })
        : edit.insert('rates', { id, day: input.day, currency: input.currency, rate: input.rate, deleted_at: null }),
    );
    context.touched('workspace');
    return { ok: true };
  },
};
