import {
  type Icon,
  IconArrowsExchange,
  IconAward,
  IconBroadcast,
  IconBuildingStore,
  IconHeart,
  IconLink,
  IconMail,
  IconMessageCircle,
  IconMicrophone,
  IconNews,
  IconPlayerPlay,
  IconPuzzle,
  IconRoad,
  IconSearch,
  IconSparkles,
  IconStar,
  IconUsers,
  IconWorldSearch,
} from '@tabler/icons-react';
import type { CampaignRow } from '../../../../shared/contract/campaigns';
import { CAMPAIGN_STATUSES, OBJECTIVES } from '../../../../shared/domain/campaigns';
import { PROMOTION_CHANNELS, type PromotionChannel } from '../../../../shared/domain/channels';
import { type Choice, daySpan, money } from '../../format';

export const PROMOTION_ICONS: Record<PromotionChannel, Icon> = {
  advertising: IconSearch,
  radio: IconBroadcast,
  print: IconNews,
  billboard: IconRoad,
  'public-relations': IconMicrophone,
  ambassadors: IconHeart,
  partnerships: IconLink,
  endorsements: IconStar,
  influencers: IconPlayerPlay,
  affiliate: IconArrowsExchange,
  email: IconMail,
  social: IconMessageCircle,
  'seo-content': IconWorldSearch,
  'in-store': IconBuildingStore,
  demo: IconSparkles,
  collaboration: IconPuzzle,
  speaking: IconAward,
  'trade-show': IconUsers,
};

const choices = <T extends string>(words: Record<T, string>): (Choice & { value: T })[] =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

export const PROMOTION_CHOICES = choices(PROMOTION_CHANNELS);
export const OBJECTIVE_CHOICES = choices(OBJECTIVES);
export const STATUS_CHOICES = choices(CAMPAIGN_STATUSES);

/** When it runs, in words. */
export const whenOf = ({ starts, ends }: Pick<CampaignRow, 'starts' | 'ends'>): string =>
  starts === null
    ? 'No dates'
    : ends === null
      ? `from ${daySpan(starts, starts, { year: true })}`
      : daySpan(starts, ends);

/** The whole campaign in a line, for tooltips and screen readers. */
export const summaryOf = (row: CampaignRow, currency: string): string =>
  [
    row.name,
    PROMOTION_CHANNELS[row.promotion],
    whenOf(row),
    row.budgetMinor === null
      ? `${money(row.spentMinor, currency)} spent`
      : `${money(row.spentMinor, currency)} of ${money(row.budgetMinor, currency)}`,
    ...(row.starts !== null && row.ends === null && row.budgetMinor !== null
      ? ['no last day: spread over whole years']
      : []),
    CAMPAIGN_STATUSES[row.status].toLowerCase(),
    ...(row.askedMinor > 0 ? [`${money(row.askedMinor, currency)} asked for`] : []),
    ...(row.targets.length === 0 ? ['serves no target'] : []),
  ].join(', ');
