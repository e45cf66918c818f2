import type { PromotionChannel } from '../../../../shared/domain/channels';
import type { Day } from '../../../../shared/domain/day';
import { partsOf } from '../../../../shared/domain/money-spans';
import { fold } from '../../../../shared/domain/text';
import { carriedOn, knownUntil, type OwnDays } from '../../metrics/campaigns/budget';
import type { ReadDb } from '../../store/dialect';
import { platformEnds } from '../../store/repositories/budget';
import { readCoverage } from '../../store/repositories/coverage';
import type { CampaignMoney, SpentSpan } from './rows';

/** Money of a campaign on one promotion channel; `forecastMinor` is what it is heading for. */
export type PromotionMoney = {
  promotion: PromotionChannel;
  committedMinor: number;
  spentMinor: number;
  forecastMinor: number;
};

/** The last day up to which the daily spending of an ad platform is known; null asks for that of results. */
export type Known = (platform: string | null) => Day;

/**
 * How far each ad platform is known, of all campaigns: one file may lie weeks behind another. Results, single mailings or
 * what somebody typed, are known as far as anything is: that there are no more says that no more was spent.
 */
export const spendingKnown = async (
  db: ReadDb,
  today: Day,
): Promise<{ known: Known; behind: { source: string; to: Day }[] }> => {
  const ends = (await platformEnds(db)).map(({ platform, last }) => ({
    source: platform,
    to: knownUntil(last, today),
  }));
  const byName = new Map(ends.map(({ source, to }) => [fold(source), to]));
  const all = knownUntil((await readCoverage(db)).ads?.last, today);
  return {
    known: (platform) => (platform === null ? all : (byName.get(fold(platform)) ?? all)),
    behind: (ends.length === 0 ? [{ source: '', to: all }] : ends).filter(({ to }) => to < today),
  };
};

/** Daily spending carried on, that of each platform from the day after the last one that is known of it. */
export const dailyCarriedOn = (
  spent: readonly SpentSpan[],
  days: OwnDays,
  known: Known,
  { from, to }: { from: Day; to: Day },
): number =>
  [
    ...Map.groupBy(
      spent.filter(({ daily }) => daily !== null),
      ({ daily }) => daily?.platform ?? null,
    ),
  ].reduce((sum, [platform, spans]) => sum + carriedOn(spans, days, known(platform), from, to), 0);

/**
 * A campaign's money of the days `from` to `to` by the promotion channel that each part went to: a budget line's own, a
 * result's own, and the campaign's leading one for ads and for what names none. Within a channel spending uses up what is
 * committed there, so it heads for what is committed or for what was spent with what is agreed for later days (creators,
 * events, offline media) and the daily spending of each platform carried on over the campaign's days after the last one that
 * is `known` of it, whichever is more.
 */
export const byPromotion = (
  { spent, ahead, committed, days }: Pick<CampaignMoney, 'spent' | 'ahead' | 'committed' | 'days'>,
  { from, to, known }: { from: Day; to: Day; known: Known },
): PromotionMoney[] =>
  [...new Set([...committed, ...spent, ...ahead].map(({ promotion }) => promotion))].flatMap((promotion) => {
    const own = spent.filter((span) => span.promotion === promotion);
    const committedMinor = partsOf(
      committed.filter((span) => span.promotion === promotion),
      from,
      to,
    );
    const spentMinor = partsOf(own, from, to);
    const carried = dailyCarriedOn(own, days, known, { from, to });
    const aheadMinor = partsOf(
      ahead.filter((span) => span.promotion === promotion),
      from,
      to,
    );
    const forecastMinor = Math.max(committedMinor, spentMinor + aheadMinor + carried);
    return committedMinor + spentMinor + forecastMinor === 0
      ? []
      : [{ promotion, committedMinor, spentMinor, forecastMinor }];
  });
