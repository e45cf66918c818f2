import type { Day } from '../../../../../shared/domain/day';
import type { Calendar } from '../../../../../shared/domain/period';
import { campaignsOf, type SampleCampaign } from './campaigns';
import { type ClosedDeal, closedDealsOf } from './deals';
import { tellLeads, type ToldLead } from './lead-story';
import { type AdDay, adDaysOf, leadsOf } from './marketing';
import { linesOf, type SampleLine } from './orders';
import { type StockCount, stockOf } from './stock';
import { type Story, storyOf } from './story';
import { type SampleSubscription, subscriptionsOf } from './subscriptions';
import { type SampleTree, targetsOf } from './targets';
import { type WholeChain, wholeChainOf } from './whole-chain';

/** Everything that Halo & Vine did, as plain values; `fill.ts` writes it, most of it through the import. */
export type World = {
  story: Story;
  campaigns: SampleCampaign[];
  lines: SampleLine[];
  stock: StockCount[];
  subscriptions: SampleSubscription[];
  ads: AdDay[];
  leads: ToldLead[];
  closedDeals: ClosedDeal[];
  targets: SampleTree[];
  wholeChain: WholeChain | null;
};

/** The same seed, day and calendar always make the same world. */
export const worldOf = (today: Day, calendar: Calendar, seed: number): World => {
  const story = storyOf(today, calendar);
  const campaigns = campaignsOf(story);
  const lines = linesOf(story, seed, campaigns);
  const leads = tellLeads(leadsOf(story, seed, campaigns), story, seed);
  return {
    story,
    campaigns,
    lines,
    stock: stockOf(story, lines),
    subscriptions: subscriptionsOf(story, seed, lines),
    ads: adDaysOf(story, seed, campaigns),
    leads,
    closedDeals: closedDealsOf(story, seed),
    targets: targetsOf(story, lines),
    wholeChain: wholeChainOf(leads, lines),
  };
};
