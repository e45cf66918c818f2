import { setImmediate as breathe } from 'node:timers/promises';
import { TandemError } from '../../../shared/contract/errors';
import type { Context } from '../context';
import { bulk, type WriteDb } from '../store/dialect';
import { settleByStep } from '../store/repositories/attributions';

/** Ends what somebody gave up; the transaction that it is thrown in takes everything back. */
export const assertNotCancelled = ({ signal }: Context): void => {
  if (signal?.aborted) throw new TandemError('cancelled', 'Cancelled. Nothing was changed.');
};

/**
 * Attributes every order anew in the transaction that changed rules or lines. Between two steps reads are answered,
 * progress is told in orders and a Cancel is heard, which takes the whole transaction back. `days` are those whose lines
 * changed.
 */
export const attributeByStep = async (db: WriteDb, context: Context, days: Iterable<string> = []): Promise<void> => {
  const { orders } = await db
    .selectFrom('orders')
    .select((of) => of.fn.countAll<number>().as('orders'))
    .executeTakeFirstOrThrow();
  await settleByStep(bulk(db), days, async ({ done, label }) => {
    context.progress(Math.round(done * orders), orders, label);
    await breathe();
    assertNotCancelled(context);
  });
};
