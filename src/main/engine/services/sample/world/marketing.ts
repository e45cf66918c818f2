import { addDays, type Day, daysBetween, maxDay, weekday } from '../../../../../shared/domain/day';
import { randomFrom, seedOf } from '../random';
import { paceOf, type SampleCampaign } from './campaigns';
import { FIRST_NAMES, LAST_NAMES, PROSPECTS, SALONS } from './names';
import type { Story } from './story';

export type AdDay = {
  day: Day;
  campaign: string;
  platform: string;
  ad: string;
  spend: number;
  impressions: number;
  clicks: number;
  conversions: number;
  revenue: number;
  likes: number;
  comments: number;
  shares: number;
};

/** One row a campaign, ad and day until yesterday; the social ones with their reactions. */
export const adDaysOf = (story: Story, seed: number, campaigns: readonly SampleCampaign[]): AdDay[] => {
  const random = randomFrom(seedOf(seed, 'ads'));
  const rows: AdDay[] = [];
  for (const campaign of campaigns) {
    const plan = campaign.ad;
    if (!plan) continue;
    for (
      let day = maxDay(campaign.starts, story.firstDay);
      day <= campaign.ends && day < story.today;
      day = addDays(day, 1)
    ) {
      for (const [index, name] of plan.ads.entries()) {
        const spend = Math.round(
          plan.spend *
            paceOf(campaign, day) *
            (index === 0 ? 0.5 : 0.5 / (plan.ads.length - 1)) *
            (0.82 + random.next() * 0.36) *
            (weekday(day) > 5 ? 1.1 : 1),
        );
        const impressions = Math.round((spend / plan.cpm) * 1_000 * (0.88 + random.next() * 0.24));
        const clicks = random.count(impressions * plan.ctr * (index === 0 ? 1.15 : 0.9));
        const conversions = random.count(clicks * plan.claims);
        const social = plan.platform !== 'Google Ads';
        const viral = campaign.name === 'Mousse clips' ? 6 : 1;
        rows.push({
          day,
          campaign: campaign.name,
          platform: plan.platform,
          ad: name,
          spend,
          impressions,
          clicks,
          conversions,
          revenue: conversions * random.int(3_900, 6_200),
          likes: social ? random.count(impressions * 0.004 * viral) : 0,
          comments: social ? random.count(impressions * 0.0004 * viral) : 0,
          shares: social ? random.count(impressions * 0.0005 * viral) : 0,
        });
      }
    }
  }
  return rows.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
};

export type SampleLead = {
  id: string;
  day: Day;
  name: string;
  email: string;
  company: string;
  source: string;
  campaign: string;
  content: string;
  owner: string;
  /** A day, or '' when it never was. */
  qualified: string;
  converted: string;
  deal: string;
};

const CONTENT: Record<string, readonly string[]> = {
  blog: [
    'Five ways to air-dry',
    'What dry shampoo does to a scalp',
    'Salon back bar on a budget',
    'Hard water, soft hair',
  ],
  instagram: ['Reel: ten-minute curls', 'Story: ask a stylist', 'Reel: towel test'],
  'trade show': ['Stand talk', 'Sample card'],
  newsletter: ['Letter from the lab', 'Trade price list'],
  referral: [''],
};
const SOURCES = Object.keys(CONTENT);

/** People and salons who asked; about a third are worth a call, and one in eight buys. */
export const leadsOf = (story: Story, seed: number, campaigns: readonly SampleCampaign[]): SampleLead[] => {
  const random = randomFrom(seedOf(seed, 'leads'));
  const leads: SampleLead[] = [];
  const companies = [...PROSPECTS, ...SALONS];
  for (let day = story.firstDay; day < story.today; day = addDays(day, 1)) {
    const age = daysBetween(day, story.today);
    const fair = age === 64 || age === 65 || age === 290 || age === 291;
    const mean = (0.9 + 1.3 * (1 - age / story.length)) * (weekday(day) > 5 ? 0.5 : 1) + (fair ? 11 : 0);
    for (let left = random.count(mean); left > 0; left -= 1) {
      const source = fair ? 'trade show' : (SOURCES[random.weighted([36, 34, 0, 18, 12])] ?? 'blog');
      const company = random.pick(companies);
      const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
      const running = campaigns.filter(
        (campaign) =>
          campaign.starts <= day &&
          campaign.ends >= day &&
          (source === 'instagram'
            ? ['influencers', 'social', 'advertising']
            : ['email', 'seo-content', 'advertising']
          ).includes(campaign.promotion),
      );
      const qualifiedOn = addDays(day, random.int(1, 9));
      const qualified =
        random.chance(source === 'referral' ? 0.6 : source === 'trade show' ? 0.42 : 0.33) && qualifiedOn < story.today;
      const convertedOn = addDays(qualifiedOn, random.int(8, 46));
      const converted = qualified && random.chance(0.4) && convertedOn < story.today;
      leads.push({
        id: `L${3_001 + leads.length}`,
        day,
        name,
        email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${company.name.toLowerCase().replace(/[^a-z]+/g, '')}.example`,
        company: company.name,
        source,
        campaign:
          source === 'referral' || source === 'trade show' || running.length === 0 || random.chance(0.35)
            ? ''
            : random.pick(running).name,
        content: random.pick(CONTENT[source] ?? ['']),
        owner:
          source === 'trade show' || source === 'referral'
            ? 'Priya Chandran'
            : random.chance(0.7)
              ? 'Priya Chandran'
              : 'Maren Oduya',
        qualified: qualified ? qualifiedOn : '',
        converted: converted ? convertedOn : '',
        deal: '',
      });
    }
  }
  return leads;
};
