import type { Day } from '../../../../shared/domain/day';
import { csvOf, moneyText } from './csv';
import type { SampleSubscription } from './world/subscriptions';

/** All refills that began by the end of a cut, as the shop lists them each time: a later file says of an earlier one that it has ended. */
export const refillFile = (all: readonly SampleSubscription[], cut: { to: Day; day: Day }, currency: string) => {
  const refills = all.filter((row) => row.started <= cut.to);
  return {
    rows: refills.length,
    file: {
      name: `refill_subscriptions_${cut.day}.csv`,
      format: 'subscriptions' as const,
      map: undefined,
      day: cut.day,
      by: 'Theo Lindqvist' as const,
      text: csvOf(refills, {
        customer_id: (row) => row.customer,
        plan: (row) => row.plan,
        started_at: (row) => row.started,
        ended_at: (row) => (row.ended <= cut.to ? row.ended : ''),
        monthly_amount: (row) => moneyText(row.monthly, currency),
        currency: () => currency,
      }),
    },
  };
};
