import { z } from 'zod';
import { CAMPAIGN_STATUS_IDS, DECISION_IDS, GOAL_IDS, OBJECTIVE_IDS, RETURN_METRICS } from '../domain/campaigns';
import { PROMOTION_IDS, type PromotionChannel } from '../domain/channels';
import { MOMENT_KIND_IDS } from '../domain/targets';
import { read, write } from './channel';
import { count, day, id, idOnly, longText, minor, name, none, ok, periodId, personRef, shortText } from './common';
import { experiment } from './experiments';
import { metricValue } from './metrics';

const promotion = z.enum(PROMOTION_IDS as [PromotionChannel, ...PromotionChannel[]]);
const objective = z.enum(OBJECTIVE_IDS);
const status = z.enum(CAMPAIGN_STATUS_IDS);
const decision = z.enum(DECISION_IDS);
/** Money that was planned or went out; never below nothing. */
const cost = minor.min(0, 'Money of a campaign cannot be negative');
const ids = z.array(id).max(200);

export const campaignFilter = z.object({
  period: periodId,
  objective: objective.optional(),
  promotion: promotion.optional(),
  /** A person's id; null for campaigns without an owner. */
  ownerId: id.nullable().optional(),
  status: status.optional(),
  productId: id.optional(),
  channelId: id.optional(),
  /** Only those that serve no target. */
  untargeted: z.boolean().default(false),
  search: shortText.optional(),
});
export type CampaignFilter = z.input<typeof campaignFilter>;

/** A target that a campaign serves, with what it should bring. Units where the tree counts units. */
const servedTarget = z.object({
  itemId: id,
  nodeId: id,
  name: z.string(),
  period: z.string(),
  amount: z.number().int(),
  /** ISO currency; null for a tree in units. */
  currency: z.string().nullable(),
});
const named = z.object({ id, name: z.string() });

export const campaignRow = z.object({
  id,
  name: z.string(),
  /** The discount code that gives it orders of its days; '' for none. */
  code: z.string(),
  objective,
  status,
  /** The leading promotion channel, and the others. */
  promotion,
  alsoOn: z.array(promotion),
  owner: personRef.nullable(),
  team: z.array(personRef),
  starts: z.string().nullable(),
  ends: z.string().nullable(),
  /** The whole budget; null where none was set. */
  budgetMinor: z.number().int().nullable(),
  /** What of it falls in the asked period, by days. */
  budgetInPeriodMinor: z.number().int(),
  committedMinor: z.number().int(),
  /** What open asks want for it; nobody has said yes. */
  askedMinor: z.number().int(),
  /** Ad spend of imported files and what was typed as spent, in the campaign's whole life and in the period. */
  spentMinor: z.number().int(),
  spentInPeriodMinor: z.number().int(),
  qualifiedInPeriod: count,
  targets: z.array(servedTarget),
  products: z.array(named),
  channels: z.array(named),
  decision: decision.nullable(),
  /** Experiments past their last day without a decision. */
  overdue: count,
  rev: count,
});
export type CampaignRow = z.infer<typeof campaignRow>;

const plannedMoment = z.object({
  id,
  name: z.string(),
  kind: z.enum(MOMENT_KIND_IDS),
  starts: z.string(),
  ends: z.string(),
  /** What it should add; null while nobody has said. */
  liftMinor: z.number().int().nullable(),
});
export type PlannedMoment = z.infer<typeof plannedMoment>;

const week = z.object({
  from: z.string(),
  to: z.string(),
  number: count,
  plannedMinor: z.number().int(),
  /** Null for weeks that have not begun. */
  spentMinor: z.number().int().nullable(),
});
export type PlanWeek = z.infer<typeof week>;

export const budgetLine = z.object({
  id,
  name: z.string(),
  promotion: promotion.nullable(),
  plannedMinor: z.number().int(),
  committedMinor: z.number().int(),
  spentMinor: z.number().int(),
  paidMinor: z.number().int(),
  day: z.string().nullable(),
  note: z.string(),
});
export type BudgetLine = z.infer<typeof budgetLine>;

const decisionView = z.object({
  id,
  decision,
  reason: z.string(),
  optimise: z.string(),
  target: z.string().nullable(),
  day: z.string(),
  author: personRef.nullable(),
});
export type CampaignDecision = z.infer<typeof decisionView>;

/** An answer to one of the four questions, from figures: yes, no, or why it cannot be said. */
const answer = z.object({ verdict: z.enum(['yes', 'no', 'unclear']), reason: z.string() });

/** A line of plan against actual. `plan` is what should have come by now; null where nothing was planned. */
const judged = z.object({
  metric: z.string(),
  name: z.string(),
  unit: z.enum(['money', 'count', 'ratio']),
  better: z.enum(['up', 'down', 'neither']),
  plan: z.number().nullable(),
  /** The plan for the campaign's whole life; null where nothing was planned. */
  planWhole: z.number().nullable(),
  actual: z.number().nullable(),
  reason: z.string().nullable(),
  /** The metric whose page shows the rows; null for a figure typed in by hand. */
  opens: z.string().nullable(),
});
export type JudgedLine = z.infer<typeof judged>;

export const campaignDetail = z.object({
  ...campaignRow.shape,
  /** `brought` is what came to each until today, in the unit of its amount; null where nothing can be given to it. */
  targets: z.array(z.object({ ...servedTarget.shape, brought: z.number().int().nullable() })),
  /** The budget that was set; null where the lines alone say it. */
  ownBudgetMinor: z.number().int().nullable(),
  summary: z.string(),
  hypotheses: z.string(),
  /** Whom it is for, from the list of audiences; `audience` is what is noted beside them in words. */
  audiences: z.array(named),
  audience: z.string(),
  optimise: z.string(),
  /** The experiment that tries what should be optimised. */
  optimiseBy: named.nullable(),
  platform: z.string(),
  moments: z.array(named),
  lines: z.array(budgetLine),
  /** What of its spending stands with creators, events and offline media; no budget line says it. */
  besideCosts: z.array(
    z.object({
      kind: z.enum(['fee', 'product', 'commission', 'event', 'media']),
      what: z.string(),
      from: z.string(),
      to: z.string(),
      minor: z.number().int(),
    }),
  ),
  /** What ads and results count as spent, in the workspace's currency: with both others it sums to `spentMinor`. */
  reportedSpend: z.array(z.object({ from: z.string(), to: z.string(), minor: z.number().int(), ad: z.boolean() })),
  goals: z.array(z.object({ metric: z.enum(GOAL_IDS), amount: z.number().int() })),
  experiments: z.array(experiment),
  decisions: z.array(decisionView),
  /** Days that the figures speak of: from the first day to today or the last day. */
  from: z.string(),
  to: z.string(),
  interest: z.object({
    ...answer.shape,
    impressions: metricValue.nullable(),
    clicks: metricValue.nullable(),
    /** Clicks by week, or impressions where no file counts clicks. */
    weeks: z.array(z.number().nullable()),
  }),
  quality: z.object({ ...answer.shape, qualified: metricValue.nullable(), leads: metricValue.nullable() }),
  /** The finding in one sentence; null while nothing can be compared. */
  finding: z.string().nullable(),
  judged: z.array(judged),
});
export type CampaignDetail = z.infer<typeof campaignDetail>;

/** What came back for what a campaign cost, over its days until now. */
const campaignFigures = z.object({
  from: z.string(),
  to: z.string(),
  /** Null where no row names the campaign. */
  figures: z.array(
    z.object({ metric: z.enum(RETURN_METRICS), name: z.string(), words: z.string(), value: metricValue.nullable() }),
  ),
  /** What rows of ads and results say, by field, beside own records; only fields that some row of the campaign says. */
  beside: z.array(z.object({ name: z.string(), reported: metricValue, own: metricValue.nullable() })),
  /** What its cost is made of, the parts that are not zero; they sum to `costMinor`, the cost in ROI and loaded CAC. */
  costs: z.array(z.object({ part: z.string(), minor: z.number().int() })),
  costMinor: z.number().int(),
  /** Sales that it promised to targets, in minor units; null where it serves no target of sales. */
  promisedMinor: z.number().int().nullable(),
  /** What came to those targets until today: of its sales only what counts for them. */
  broughtMinor: z.number().int().nullable(),
});
export type CampaignFigures = z.infer<typeof campaignFigures>;

const fields = z.object({
  name,
  objective,
  status,
  promotion,
  alsoOn: z.array(promotion).max(20),
  ownerId: id.nullable(),
  starts: day.nullable(),
  ends: day.nullable(),
  budgetMinor: cost.nullable(),
  summary: longText,
  hypotheses: longText,
  audience: shortText,
  optimise: longText,
  optimiseById: id.nullable(),
  platform: shortText,
  code: shortText,
  audienceIds: ids,
  teamIds: ids,
  productIds: ids,
  channelIds: ids,
  momentIds: ids,
});

const lineFields = z.object({
  name,
  promotion: promotion.nullable(),
  plannedMinor: cost,
  committedMinor: cost,
  spentMinor: cost,
  paidMinor: cost,
  day: day.nullable(),
  note: longText,
});

/** A thing that a person has to see to: a campaign that is not done, or what is due. */
const duty = z.object({
  kind: z.enum(['campaign', 'content', 'deliverable', 'deal', 'activity', 'lead', 'action']),
  id,
  name: z.string(),
  /** The record it stands on: a creator, a company; empty where it is the record itself. */
  about: z.string(),
  day: z.string().nullable(),
});
export type Duty = z.infer<typeof duty>;

/** Campaigns: planned in time and money, judged by their objective, decided on with a reason. */
export const campaignsContract = {
  /** The campaigns that touch a period and those without dates, for all four views, with moments and weeks of budget. */
  'campaigns.plan': read(
    campaignFilter,
    z.object({
      campaigns: z.array(campaignRow),
      weeks: z.array(week),
      moments: z.array(plannedMoment),
      totals: z.object({
        budgetMinor: z.number().int(),
        committedMinor: z.number().int(),
        askedMinor: z.number().int(),
        spentMinor: z.number().int(),
        untargeted: count,
        qualified: count,
        qualifiedBefore: count.nullable(),
      }),
    }),
  ),
  /** What the period's campaigns are for, objective by objective, and what each person has on hand until four weeks from today. */
  'campaigns.strategy': read(
    z.object({ period: periodId }),
    z.object({
      objectives: z.array(z.object({ objective, campaigns: z.array(campaignRow) })),
      until: z.string(),
      /** The last one without a person holds what nobody owns. */
      people: z.array(z.object({ person: personRef.nullable(), duties: z.array(duty) })),
    }),
  ),
  'campaigns.get': read(idOnly, campaignDetail),
  /** ROI, ROAS, what a customer and a lead cost, and the cost basis behind them. */
  'campaigns.figures': read(idOnly, campaignFigures),
  /** Targets that a campaign can serve: nodes of trees that its days touch. */
  'campaigns.targets': read(
    idOnly,
    z.array(z.object({ id, name: z.string(), period: z.string(), currency: z.string().nullable() })),
  ),
  /** What Home and the target plan remind of. */
  'campaigns.nags': read(
    none,
    z.object({
      untargeted: z.array(
        z.object({ id, name: z.string(), owner: personRef.nullable(), starts: z.string().nullable() }),
      ),
      experiments: z.array(experiment),
      /** Approved asks for budget whose day has come without a score. */
      asks: z.array(z.object({ id, name: z.string(), dueDay: z.string() })),
    }),
  ),
  'campaigns.create': write(z.object({ name, ...fields.omit({ name: true }).partial().shape }), idOnly),
  'campaigns.update': write(z.object({ id, rev: count.optional(), ...fields.partial().shape }), ok),
  'campaigns.remove': write(idOnly, ok),
  'campaigns.linkTarget': write(
    z.object({ id, nodeId: id, amount: minor.min(0, 'What it should bring cannot be negative') }),
    idOnly,
  ),
  /** What it should bring in its whole life; null takes the goal away. */
  'campaigns.setGoal': write(
    z.object({ id, metric: z.enum(GOAL_IDS), amount: minor.min(0, 'A goal cannot be negative').nullable() }),
    ok,
  ),
  'campaigns.addLine': write(
    z.object({ campaignId: id, ...lineFields.partial().shape, name: lineFields.shape.name }),
    idOnly,
  ),
  'campaigns.updateLine': write(z.object({ id, ...lineFields.partial().shape }), ok),
  'campaigns.removeLine': write(idOnly, ok),
  'campaigns.decide': write(
    z.object({
      id,
      decision,
      reason: z.string().trim().min(1, 'A decision needs a reason').max(2_000),
      nodeId: id.nullable().default(null),
    }),
    idOnly,
  ),
  'campaigns.removeDecision': write(idOnly, ok),
};
