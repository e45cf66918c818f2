import type { WhatIfCampaign } from '../../../../shared/contract/budget';
import { returnsOf } from '../../../../shared/domain/marginal-returns';

export type Expected = { value: number; low: number; high: number };
export type Outcome = { leads: Expected | null; revenue: Expected | null; guess: boolean };

const add = (a: Expected, b: Expected): Expected => ({
  value: a.value + b.value,
  low: a.low + b.low,
  high: a.high + b.high,
});

/** What a campaign brings over its weeks when `budget` is spread evenly over them; null where its history says nothing. */
export const outcomeOf = (campaign: WhatIfCampaign, budget: number): Outcome => {
  const weekly = budget / campaign.weeks;
  const by = (fit: WhatIfCampaign['leads']): Expected | null => {
    if (!('curve' in fit)) return null;
    const one = returnsOf(fit.curve, weekly);
    return { value: one.value * campaign.weeks, low: one.low * campaign.weeks, high: one.high * campaign.weeks };
  };
  const guess = [campaign.leads, campaign.revenue].some((fit) => 'curve' in fit && weekly > fit.curve.most);
  return { leads: by(campaign.leads), revenue: by(campaign.revenue), guess };
};

export type Totals = { spend: number; leads: Expected; revenue: Expected };

/** Everything together, over the campaigns whose history says something. */
export const totalsOf = (campaigns: readonly WhatIfCampaign[], budgets: Readonly<Record<string, number>>): Totals => {
  const none: Expected = { value: 0, low: 0, high: 0 };
  return campaigns.reduce<Totals>(
    (total, campaign) => {
      const budget = budgets[campaign.id] ?? campaign.budgetMinor;
      const { leads, revenue } = outcomeOf(campaign, budget);
      return {
        spend: total.spend + budget,
        leads: leads ? add(total.leads, leads) : total.leads,
        revenue: revenue ? add(total.revenue, revenue) : total.revenue,
      };
    },
    { spend: 0, leads: none, revenue: none },
  );
};
