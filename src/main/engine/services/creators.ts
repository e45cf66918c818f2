import { TandemError } from '../../../shared/contract/errors';
import { earningsOf } from '../../../shared/domain/commission';
import { LIBRARY } from '../../../shared/domain/library';
import type { ServiceOf } from '../context';
import { creatorSums } from '../store/repositories/creators';
import { listLibrary } from '../store/repositories/library';
import { earnedBy, ordersOfCodes } from './library/statement';
import { settingsOf } from './settings';

/** What creators brought, what they earned with it and what of that was paid. */
export const creatorsService: ServiceOf<'creators'> = {
  'creators.statement': async ({ id }, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const sums = (await creatorSums(db, settings.today)).find((row) => row.creator_id === id);
    if (!sums) throw new TandemError('not-found', 'This creator was removed in the meantime.');
    const { orders, leftOut } = await ordersOfCodes(context, settings, id);
    const all = earningsOf(orders);
    const byCode = earnedBy(orders, (order) => order.codeId);
    const codes = await listLibrary(db, LIBRARY.code, { parentId: id, limit: 500 });
    const cost = sums.fees + sums.sent + all.earnedMinor + all.heldMinor;
    return {
      codes: codes.map((code) => ({
        id: code.id,
        code: String(code.values['code']),
        ...(byCode.get(code.id) ?? earningsOf([])),
      })),
      ...all,
      paidMinor: sums.paid,
      owedMinor: all.earnedMinor - sums.paid,
      feesMinor: sums.fees,
      sentMinor: sums.sent,
      costPerResultMinor: all.orders === 0 ? null : Math.round(cost / all.orders),
      leftOut: [...leftOut].toSorted(),
    };
  },
};
