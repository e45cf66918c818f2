import { z } from 'zod';
import { DECISION_IDS } from '../domain/campaigns';
import { read, write } from './channel';
import { id, minor, none, ok, periodId, personRef } from './common';
import { metricDefinition, metricValue } from './metrics';

const share = z.number().min(0, 'A share lies between 0 and 100%').max(1, 'A share lies between 0 and 100%');
const back = z.number().min(0, 'A return cannot be negative').max(1000);

const verdictRule = z.object({
  /** Attributed revenue over all cost. */
  scaleReturn: back,
  pullBackReturn: back,
  goodShare: share,
  poorShare: share,
  enoughLeads: z.number().int().min(1).max(1e6),
  /** What a qualified lead may cost, in minor units; null where only what brought none at all is wasted. */
  wastedFromMinor: minor.positive('Waste begins at an amount above zero').nullable(),
});
export type VerdictRuleView = z.infer<typeof verdictRule>;

const ranked = z.object({
  /** Null where only files name the campaign. */
  id: z.string().nullable(),
  name: z.string(),
  /** Not done, and serves no target. */
  untargeted: z.boolean(),
  values: z.array(metricValue),
  /** Spent without the people it was for, by the rule. */
  wasted: z.boolean(),
  qualified: z.number(),
  verdict: z.enum(DECISION_IDS),
  because: z.string(),
});
export type RankedCampaign = z.infer<typeof ranked>;

const logged = z.object({
  id,
  campaignId: id,
  campaign: z.string(),
  decision: z.enum(DECISION_IDS),
  reason: z.string(),
  day: z.string(),
  author: personRef.nullable(),
});
export type LoggedDecision = z.infer<typeof logged>;

/** The marketing page: campaigns side by side, and what to do with each. */
export const rankingContract = {
  /** Campaigns of a period with every metric that campaigns have, each with the verdict of the rule. */
  'ranking.get': read(
    z.object({ period: periodId }),
    z.object({
      metrics: z.array(metricDefinition),
      campaigns: z.array(ranked),
      rule: verdictRule,
      words: z.string(),
    }),
  ),
  /** Changes the rule of the page and of the weekly report. */
  'ranking.setRule': write(verdictRule, ok),
  /** Every decision on a campaign, the newest first. */
  'ranking.decisions': read(none, z.array(logged)),
};
