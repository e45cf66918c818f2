import { z } from 'zod';
import { PROMOTION_IDS, type PromotionChannel } from '../domain/channels';
import { TARGET_METRIC_IDS } from '../domain/targets';
import { read, write } from './channel';
import { count, day, id, idOnly, minor, name, none, ok, periodId, personRef, shortText } from './common';

const cost = minor.min(0, 'A budget cannot be negative');
const promotion = z.enum(PROMOTION_IDS as [PromotionChannel, ...PromotionChannel[]]);
const money = z.number().int();

const line = z.object({
  id: z.string(),
  name: z.string(),
  promotion: z.string(),
  /** Null where no budget was set, or where nothing says what of it falls in the period. */
  budgetMinor: money.nullable(),
  /** What was promised, in the period, whether the budget allows it or not. */
  committedMinor: money,
  spentMinor: money,
  /** What will have been spent at the period's end: what is committed or what the pace of the known days comes to, whichever is more. */
  forecastMinor: money,
  /** How far that lies above the budget of the period. */
  overMinor: money,
  /** Of a campaign: how far its whole life is heading above its whole budget; 0 for channels. */
  wholeOverMinor: money,
  /** True of a campaign that has a budget and no first day. */
  undated: z.boolean(),
  /** Of a campaign without a last day: the day to which its budget is spread; null for every other line. */
  spreadTo: z.string().nullable(),
  /** True of a campaign that is not done and serves no target. */
  untargeted: z.boolean(),
});
export type BudgetLineView = z.infer<typeof line>;

const status = z.enum(['open', 'approved', 'declined']);

/**
 * How the asker's earlier forecasts came out: of asks (`ratio` is what came over what was expected), and of calls and
 * numbers for targets whose period is over (`bias` above zero said too much).
 */
const record = z.object({
  asked: count,
  approved: count,
  declined: count,
  scored: count,
  ratio: z.number().nullable(),
  /** The newest first. */
  earlier: z.array(
    z.object({
      id,
      name: z.string(),
      day: z.string(),
      status,
      amountMinor: money,
      expectedMinor: money,
      actualMinor: money.nullable(),
    }),
  ),
  calls: count,
  callsHeld: count,
  /** Of numbers in money; `counted` of each measure that is a count. */
  accuracy: z.number().nullable(),
  bias: z.number().nullable(),
  counted: z.array(z.object({ metric: z.enum(TARGET_METRIC_IDS), accuracy: z.number(), bias: z.number() })),
});

export const budgetAsk = z.object({
  id,
  name: z.string(),
  day: z.string(),
  person: personRef.nullable(),
  amountMinor: money,
  campaign: z.string().nullable(),
  target: z.string().nullable(),
  takesFrom: z.string(),
  expectedMinor: money,
  expectedLeads: count,
  dueDay: z.string(),
  reason: z.string(),
  status,
  decidedBy: personRef.nullable(),
  decidedDay: z.string().nullable(),
  decisionReason: z.string(),
  actualMinor: money.nullable(),
  scoreNote: z.string(),
  /** Approved, its day come, and nobody has said what it brought. */
  scoreDue: z.boolean(),
  /**
   * Where its score is due: net sales of own orders that its campaign was given from the yes until its day, in minor
   * units; null for no campaign, where orders do not say it or some of their money has no rate. What would have come
   * without the money is in it.
   */
  ownMinor: z.number().int().nullable(),
  record,
});
export type BudgetAsk = z.infer<typeof budgetAsk>;

const curve = z.object({
  scale: z.number(),
  exponent: z.number(),
  spread: z.number(),
  samples: count,
  most: z.number(),
});
const fit = z.union([z.object({ curve }), z.object({ reason: z.string() })]);

export const whatIfCampaign = z.object({
  id,
  name: z.string(),
  /** True of a campaign that serves no target. */
  untargeted: z.boolean(),
  /** Of its whole life: what it has, what of that was spent, and what is spent or promised and cannot be taken away. */
  budgetMinor: money,
  spentMinor: money,
  boundMinor: money,
  /** Weeks of its own days still to come, over which what is left is spread, and those of them in the period. */
  weeksLeft: z.number(),
  weeksInPeriod: z.number(),
  leads: fit,
  revenue: fit,
});
export type WhatIfCampaign = z.infer<typeof whatIfCampaign>;

export const budgetContract = {
  /** The budget of a period by promotion channel and campaign: set, committed, spent and where it is heading. */
  'budget.get': read(
    z.object({ period: periodId }),
    z.object({
      elapsed: z.number(),
      /**
       * Platforms and sources of results whose spending is known up to a day before today, '' for one without a name; the
       * pace of each is that of its days until then.
       */
      behind: z.array(z.object({ source: z.string(), to: z.string() })),
      /** Of its `overMinor` only channels with a budget are part, as of its budget. */
      total: line,
      /** What channels without a budget are heading for, while others have one. */
      unbudgetedMinor: money,
      channels: z.array(line),
      campaigns: z.array(line),
    }),
  ),
  /** Sets what a promotion channel may cost in a period; null takes it away. */
  'budget.set': write(z.object({ period: periodId, promotion, amountMinor: cost.nullable() }), ok),
  /** Targets of the period that an ask can serve. */
  'budget.targets': read(z.object({ period: periodId }), z.array(z.object({ id, name: z.string() }))),
  'budget.asks': read(none, z.array(budgetAsk)),
  'budget.ask': write(
    z.object({
      name,
      amountMinor: minor.min(1, 'An ask is for more than nothing'),
      campaignId: id.nullable(),
      nodeId: id.nullable(),
      fromCampaignId: id.nullable(),
      takesFrom: shortText,
      expectedMinor: cost,
      expectedLeads: count.max(1e9).default(0),
      dueDay: day,
      reason: shortText,
    }),
    idOnly,
  ),
  /** Approves, which moves the money, or declines; either with a reason. */
  'budget.decide': write(
    z.object({
      id,
      status: z.enum(['approved', 'declined']),
      reason: z.string().trim().min(1, 'Give a reason').max(500),
    }),
    ok,
  ),
  /** Says how an approved ask came out. */
  'budget.score': write(z.object({ id, actualMinor: cost, note: shortText.default('') }), ok),
  /** What the campaigns of a period have, and their own curves of what more would bring. */
  'budget.whatIf': read(
    z.object({ period: periodId }),
    z.object({
      campaigns: z.array(whatIfCampaign),
      /** Target less outlook of the company's net sales; null where the period has no such target. */
      gapMinor: money.nullable(),
    }),
  ),
  /** Gives campaigns new budgets, all as one step of undo. */
  'budget.apply': write(
    z.object({
      budgets: z
        .array(z.object({ campaignId: id, budgetMinor: cost }))
        .min(1)
        .max(500),
    }),
    ok,
  ),
};
