import type { PromotionChannel } from '../../../../shared/domain/channels';
import type { Day } from '../../../../shared/domain/day';
import { allocate } from '../../../../shared/domain/money';
import { partsOf } from '../../metrics/campaigns/budget';
import type { CampaignMoney } from './rows';

export type PromotionMoney = { promotion: PromotionChannel; committedMinor: number; spentMinor: number };

/**
 * A campaign's money of the days `from` to `to` by the promotion channel that each part went to: a budget line's own, a
 * result's own, and the campaign's leading one for ads and for what names none. Spending sums to the campaign's; of what
 * is committed no more than the budget of those days counts (`most`), shared by size, so that each cost counts once.
 */
export const byPromotion = (
  { spent, committed }: Pick<CampaignMoney, 'spent' | 'committed'>,
  { from, to, most }: { from: Day; to: Day; most: number },
): PromotionMoney[] => {
  const lines = committed.filter(({ minor }) => minor > 0);
  const whole = lines.reduce((total, { minor }) => total + minor, 0);
  const shares = allocate(
    Math.min(whole, most),
    lines.map(({ minor }) => minor),
  );
  const channels = new Map<PromotionChannel, PromotionMoney>();
  const add = (promotion: PromotionChannel, committedMinor: number, spentMinor: number): void => {
    const one = channels.get(promotion) ?? { promotion, committedMinor: 0, spentMinor: 0 };
    channels.set(promotion, {
      promotion,
      committedMinor: one.committedMinor + committedMinor,
      spentMinor: one.spentMinor + spentMinor,
    });
  };
  for (const [index, { promotion }] of lines.entries()) add(promotion, shares[index] ?? 0, 0);
  for (const span of spent) add(span.promotion, 0, partsOf([span], from, to));
  return [...channels.values()];
};
