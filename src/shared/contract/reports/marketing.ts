import { z } from 'zod';
import { count } from '../common';
import { funnelStep } from '../leads';
import { figure, span, value } from './parts';

export const verdict = z.enum(['scale', 'keep', 'test', 'pull-back']);
export type Verdict = z.infer<typeof verdict>;
const campaignLine = z.object({
  name: z.string(),
  spend: value.nullable(),
  /** All that it cost; not said in reports that were frozen when ads alone were counted. */
  cost: value.nullable().optional(),
  impressions: value.nullable(),
  clicks: value.nullable(),
  engagement: value.nullable(),
  leads: value.nullable(),
  qualified: value.nullable(),
  roas: value.nullable(),
  verdict,
  because: z.string(),
  /** Serves no target; not said in reports that were frozen before it was asked. */
  untargeted: z.boolean().optional(),
  /** Its money went without qualified leads, by the rule; not said in reports that were frozen before it was asked. */
  wasted: z.boolean().optional(),
  /** How it will be optimised, as its own page says; the report's words come before it. */
  optimise: z.string().optional(),
});
export type CampaignLine = z.infer<typeof campaignLine>;
export const marketing = z.object({
  figures: z.array(figure),
  campaigns: z.array(campaignLine),
  restCount: count,
  rule: z.string(),
  notes: z.array(count),
});
export type Marketing = z.infer<typeof marketing>;

/** From lead to won over the hand-off line: the leads that came in during `span`, as far as they have come. */
export const handOff = z.object({
  span,
  steps: z.array(funnelStep),
  /** Leads that took the step in the report's own period, whenever they came in; in the order of the steps. */
  happened: z.array(count),
  returned: count,
  closed: count,
  /** Leads younger than `matureDays` that may still be won. */
  immature: count,
  matureDays: count,
  note: count,
});
export type HandOff = z.infer<typeof handOff>;
