import type { PromotionChannel } from '../../../../shared/domain/channels';
import type { Day } from '../../../../shared/domain/day';
import { partsOf } from '../../../../shared/domain/money-spans';
import { carriedOn, knownUntil } from '../../metrics/campaigns/budget';
import type { ReadDb } from '../../store/dialect';
import { readCoverage } from '../../store/repositories/coverage';
import type { CampaignMoney } from './rows';

/** Money of a campaign on one promotion channel; `forecastMinor` is what it is heading for. */
export type PromotionMoney = {
  promotion: PromotionChannel;
  committedMinor: number;
  spentMinor: number;
  forecastMinor: number;
};

/** The last day up to which daily spending is known, of all campaigns. */
export const spendingKnown = async (db: ReadDb, today: Day): Promise<Day> =>
  knownUntil((await readCoverage(db)).ads?.last, today);

/**
 * A campaign's money of the days `from` to `to` by the promotion channel that each part went to: a budget line's own, a
 * result's own, and the campaign's leading one for ads and for what names none. Within a channel spending uses up what is
 * committed there, so it heads for what is committed or for what was spent with what is agreed for later days (creators,
 * events, offline media) and the daily spending carried on over the campaign's days after the last `known` one, whichever
 * is more.
 */
export const byPromotion = (
  { spent, ahead, committed, days }: Pick<CampaignMoney, 'spent' | 'ahead' | 'committed' | 'days'>,
  { from, to, known }: { from: Day; to: Day; known: Day },
): PromotionMoney[] =>
  [...new Set([...committed, ...spent, ...ahead].map(({ promotion }) => promotion))].flatMap((promotion) => {
    const own = spent.filter((span) => span.promotion === promotion);
    const committedMinor = partsOf(
      committed.filter((span) => span.promotion === promotion),
      from,
      to,
    );
    const spentMinor = partsOf(own, from, to);
    const daily = own.filter((span) => span.daily);
    const aheadMinor = partsOf(
      ahead.filter((span) => span.promotion === promotion),
      from,
      to,
    );
    const forecastMinor = Math.max(committedMinor, spentMinor + aheadMinor + carriedOn(daily, days, known, from, to));
    return committedMinor + spentMinor + forecastMinor === 0
      ? []
      : [{ promotion, committedMinor, spentMinor, forecastMinor }];
  });
