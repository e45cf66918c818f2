import { addDays, type Day, daysBetween, weekday } from '../../../../../shared/domain/day';
import type { PromotionChannel } from '../../../../../shared/domain/channels';
import type { PersonName } from './catalogue';
import type { Story } from './story';

/** How a campaign's ads do: spend a day in hundredths, price of a thousand impressions, click rate, orders that the platform claims for a click. */
export type AdPlan = {
  platform: string;
  spend: number;
  cpm: number;
  ctr: number;
  claims: number;
  ads: readonly string[];
};

export type SampleCampaign = {
  name: string;
  objective: 'awareness' | 'engagement' | 'sales';
  promotion: PromotionChannel;
  owner: PersonName;
  starts: Day;
  ends: Day;
  budget: number;
  other: number;
  code: string;
  status: 'idea' | 'planned' | 'running' | 'done';
  /** Share of web orders that bring its code while it runs, and what the code takes off. */
  pull: number;
  off: number;
  ad?: AdPlan;
};

type Plan = Omit<SampleCampaign, 'starts' | 'ends' | 'status'> & { from: number; to: number };

const plan = (name: string, promotion: PromotionChannel, from: number, to: number, more: Partial<Plan>): Plan => ({
  name,
  objective: 'sales',
  promotion,
  owner: 'Theo Lindqvist',
  from,
  to,
  budget: 0,
  other: 0,
  code: '',
  pull: 0,
  off: 0,
  ...more,
});

const ad = (
  platform: string,
  spend: number,
  cpm: number,
  ctr: number,
  claims: number,
  ads: readonly string[],
): AdPlan => ({ platform, spend, cpm, ctr, claims, ads });

/** Money of a week against the mean one: campaigns with ads are tried at more and at less, which is how it is known what more brings. */
const WEEKS = [0.7, 1, 1.35, 0.95] as const;

/** A campaign of fewer days has no time to try. */
const SHORT = 56;

/**
 * How much of its daily spending a campaign has on a day, 1 on the average one; weeks begin on Mondays.
 *
 * @param day a day of the story
 */
export const paceOf = ({ ad: own, starts, ends }: Pick<SampleCampaign, 'ad' | 'starts' | 'ends'>, day: Day): number => {
  if (!own || daysBetween(starts, ends) < SHORT) return 1;
  const week = Math.floor((daysBetween(starts, day) + weekday(starts) - 1) / 7);
  return WEEKS[week % WEEKS.length] ?? 1;
};

/** Days are counted from today; the viral video's campaign follows the story's day. */
export const campaignsOf = (story: Story): SampleCampaign[] => {
  const { today, viralDay, firstDay } = story;
  const viral = -story.sinceViral;
  const start = -story.length;
  const plans: Plan[] = [
    plan('Search, always on', 'advertising', start, 45, {
      budget: 1_900_000,
      code: 'HELLO10',
      pull: 0.1,
      off: 0.1,
      ad: ad('Google Ads', 1_900, 900, 0.031, 0.034, ['Brand', 'Dry shampoo', 'Frizz']),
    }),
    plan('Air-dry, every day', 'advertising', -62, 40, {
      budget: 720_000,
      other: 90_000,
      code: 'AIRDRY15',
      pull: 0.15,
      off: 0.15,
      ad: ad('Meta', 2_500, 760, 0.014, 0.021, ['Towel test', 'Ten minutes', 'Before, after']),
    }),
    plan('Air-dry creators', 'influencers', viral - 5, viral + 30, {
      budget: 260_000,
      other: 140_000,
      code: 'LENA15',
      pull: 0.16,
      off: 0.15,
      ad: ad('TikTok', 1_100, 360, 0.013, 0.016, ['Lena, boosted', 'Towel test']),
    }),
    plan('Mousse clips', 'social', viral - 2, viral + 25, {
      objective: 'engagement',
      budget: 150_000,
      code: '',
      ad: ad('TikTok', 2_400, 420, 0.011, 0.012, ['Duet', 'Stitch']),
    }),
    plan('Dry shampoo rescue', 'advertising', -48, 12, {
      budget: 240_000,
      code: 'RESCUE15',
      pull: 0.02,
      off: 0.15,
      ad: ad('Meta', 1_700, 880, 0.008, 0.009, ['Commute', 'Gym bag']),
    }),
    plan('Welcome series', 'email', start + 20, 90, {
      objective: 'engagement',
      budget: 120_000,
      other: 60_000,
      code: 'WELCOME10',
      pull: 0.07,
      off: 0.1,
    }),
    plan('Curl Club', 'affiliate', -240, 120, {
      budget: 180_000,
      other: 45_000,
      code: 'CURLCLUB',
      pull: 0.05,
      off: 0.12,
    }),
    plan('Brightwell end caps', 'in-store', -30, 20, { owner: 'Priya Chandran', budget: 320_000, other: 160_000 }),
    plan('Salon Forum, Chicago', 'trade-show', 24, 26, {
      owner: 'Priya Chandran',
      objective: 'awareness',
      budget: 640_000,
      other: 310_000,
    }),
    plan('Gift sets at Oak & Ivory', 'in-store', 6, 19, { owner: 'Maren Oduya', budget: 180_000 }),
    plan('Back-bar demos', 'demo', -18, 9, { owner: 'Priya Chandran', objective: 'engagement', budget: 150_000 }),
    plan('Restock letter', 'email', 8, 14, { budget: 40_000 }),
    plan('Scalp reset month', 'collaboration', 30, 58, { objective: 'engagement', budget: 120_000 }),
    plan('Scalp Serum launch', 'influencers', -330, -270, {
      objective: 'awareness',
      budget: 420_000,
      other: 130_000,
      code: 'SCALP20',
      pull: 0.12,
      off: 0.2,
      ad: ad('Meta', 3_400, 820, 0.013, 0.017, ['Itch', 'Lab']),
    }),
    plan('Gift sets online', 'advertising', -230, -150, {
      budget: 900_000,
      other: 220_000,
      code: 'GIFT20',
      pull: 0.14,
      off: 0.2,
      ad: ad('Meta', 4_600, 1_050, 0.015, 0.024, ['Gift list', 'Under 50']),
    }),
    plan('Clear scalp in 90 days', 'seo-content', -148, -58, {
      objective: 'engagement',
      budget: 110_000,
      other: 80_000,
      code: 'CLEAR10',
      pull: 0.1,
      off: 0.1,
      ad: ad('Meta', 2_100, 780, 0.013, 0.019, ['Reset', 'Ask a stylist']),
    }),
    plan('Bottle swap', 'collaboration', -410, -340, {
      budget: 160_000,
      other: 70_000,
      code: 'SWAP15',
      pull: 0.08,
      off: 0.15,
    }),
  ];
  return plans.map(({ from, to, ...rest }) => {
    const starts = addDays(today, from) < firstDay ? firstDay : addDays(today, from);
    const ends = addDays(today, to);
    return {
      ...rest,
      starts: rest.name === 'Air-dry creators' ? addDays(viralDay, -5) : starts,
      ends,
      status: starts > today ? 'planned' : ends < today ? 'done' : 'running',
    };
  });
};
