import type { WhatIfCampaign } from '../../../../shared/contract/budget';
import { type Curve, marginalOf, returnsOf } from '../../../../shared/domain/marginal-returns';

export type Expected = { value: number; low: number; high: number };
export type Outcome = { leads: Expected | null; revenue: Expected | null; guess: boolean };

const add = (a: Expected, b: Expected): Expected => ({
  value: a.value + b.value,
  low: a.low + b.low,
  high: a.high + b.high,
});

type Weeks = Pick<WhatIfCampaign, 'spentMinor' | 'weeksLeft' | 'weeksInPeriod' | 'leads' | 'revenue'>;

/** What is left of a budget for each week of the campaign's own days still to come, in minor units; 0 once they are over. */
export const weeklyOf = ({ spentMinor, weeksLeft }: Pick<Weeks, 'spentMinor' | 'weeksLeft'>, budget: number): number =>
  weeksLeft <= 0 ? 0 : Math.max(0, budget - spentMinor) / weeksLeft;

/**
 * What a campaign still brings in the period when what is left of `budget` is spread evenly over its own days to come;
 * null where its history says nothing. Weeks after the period are paid for and not counted.
 */
export const outcomeOf = (campaign: Weeks, budget: number): Outcome => {
  const weekly = weeklyOf(campaign, budget);
  const weeks = campaign.weeksInPeriod;
  const by = (fit: WhatIfCampaign['leads']): Expected | null => {
    if (!('curve' in fit)) return null;
    const one = returnsOf(fit.curve, weekly);
    return { value: one.value * weeks, low: one.low * weeks, high: one.high * weeks };
  };
  const guess =
    weeks > 0 && [campaign.leads, campaign.revenue].some((fit) => 'curve' in fit && weekly > fit.curve.most);
  return { leads: by(campaign.leads), revenue: by(campaign.revenue), guess };
};

/** What the next hundred (`unit` minor units) bring at this budget, in the result's unit; null without a curve or days. */
export const nextOf = (campaign: Weeks, fit: { curve: Curve } | { reason: string }, budget: number, unit: number) =>
  'curve' in fit && campaign.weeksLeft > 0
    ? // A unit more is spread over all weeks left, of which those of the period count.
      (marginalOf(fit.curve, weeklyOf(campaign, budget)) * unit * campaign.weeksInPeriod) / campaign.weeksLeft
    : null;

/** Whole budgets, what of them falls in the days of the period still to come, and what that brings there. */
export type Totals = { budget: number; spend: number; leads: Expected; revenue: Expected };

/** Everything together; what it brings, over the campaigns whose history says something. */
export const totalsOf = (campaigns: readonly WhatIfCampaign[], budgets: Readonly<Record<string, number>>): Totals => {
  const none: Expected = { value: 0, low: 0, high: 0 };
  return campaigns.reduce<Totals>(
    (total, campaign) => {
      const budget = budgets[campaign.id] ?? campaign.budgetMinor;
      const { leads, revenue } = outcomeOf(campaign, budget);
      return {
        budget: total.budget + budget,
        spend: total.spend + weeklyOf(campaign, budget) * campaign.weeksInPeriod,
        leads: leads ? add(total.leads, leads) : total.leads,
        revenue: revenue ? add(total.revenue, revenue) : total.revenue,
      };
    },
    { budget: 0, spend: 0, leads: none, revenue: none },
  );
};

/**
 * The stops of a budget's slider, in minor units: it never goes below what is spent or promised, and one of them is the
 * budget as it stands, so that it can be found again. A budget that is promised away already can only grow.
 */
export const sliderOf = (
  { budgetMinor, boundMinor }: Pick<WhatIfCampaign, 'budgetMinor' | 'boundMinor'>,
  top: number,
  step: number,
): { min: number; max: number; step: number } => ({
  min: budgetMinor - Math.floor(Math.max(0, budgetMinor - boundMinor) / step) * step,
  max: top,
  step,
});
