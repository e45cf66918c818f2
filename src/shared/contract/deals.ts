import { z } from 'zod';
import { ATTENTION_IDS } from '../domain/attention';
import { creditFault } from '../domain/credits';
import { ACTIVITY_KIND_IDS } from '../domain/customers';
import { DEAL_FIELD_IDS } from '../domain/stages';
import { job, read, write } from './channel';
import { count, day, id, idOnly, minor, name, none, ok, path, personRef, shortText } from './common';
import { pipeline, playbookItem, stage } from './pipelines';

export const stepKind = z.enum(['call', 'email', 'meeting', 'visit', 'task']);
export type StepKind = z.infer<typeof stepKind>;
const label = z.string().trim().min(1).max(40);

/** A deal as boards and lists show it. */
export const dealCard = z.object({
  id,
  title: z.string(),
  company: z.string().nullable(),
  owner: personRef.nullable(),
  stageId: id,
  /** Minor units of `currency`; null when nobody has put a value yet. */
  valueMinor: minor.nullable(),
  currency: z.string(),
  /** The value in the workspace's currency; null without a value or without a rate. */
  worthMinor: minor.nullable(),
  /** Odds of being won: the deal's own, else its stage's. */
  probability: z.number().min(0).max(1),
  /** Whole days in the present stage. */
  ageDays: count,
  stale: z.boolean(),
  nextStep: z.string().nullable(),
  nextStepKind: stepKind.nullable(),
  nextStepDay: z.string().nullable(),
  expectedClose: z.string().nullable(),
  closedDay: z.string().nullable(),
  lostReason: z.string().nullable(),
  labels: z.array(z.string()),
  /** Fields that a stage may ask for and that are empty. */
  empty: z.array(z.enum(DEAL_FIELD_IDS)),
  rev: count,
});
export type DealCard = z.infer<typeof dealCard>;

/** Deals and their values. `sumMinor` is in the workspace's currency; what has no rate stands in `others`, never added. */
export const dealSums = z.object({
  count,
  sumMinor: minor,
  weightedMinor: minor,
  others: z.array(z.object({ currency: z.string(), count, sumMinor: minor })),
});
export type DealSums = z.infer<typeof dealSums>;

export const boardColumn = z.object({ stage, ...dealSums.shape, stale: count, cards: z.array(dealCard) });
export type BoardColumn = z.infer<typeof boardColumn>;

/** The one set of deals that board, table, forecast and calendar show: all open ones, and those closed in the period. */
export const dealFilter = z.object({
  pipelineId: id.optional(),
  /** Null means nobody's. */
  ownerId: id.nullable().optional(),
  channelId: id.nullable().optional(),
  productId: id.nullable().optional(),
  source: shortText.optional(),
  label: shortText.optional(),
  search: shortText.optional(),
  /** Won and lost deals are those closed in this period. */
  period: z.string(),
  /** Of the open deals only those expected to close in the period. */
  closeInPeriod: z.boolean().optional(),
  staleOnly: z.boolean().optional(),
});
export type DealFilter = z.infer<typeof dealFilter>;

export const DEAL_SORTS = [
  'title',
  'company',
  'stage',
  'value',
  'owner',
  'age',
  'nextStep',
  'close',
  'channel',
  'product',
  'source',
] as const;
export const DEAL_GROUPS = ['stage', 'owner', 'channel', 'product', 'source', 'close'] as const;
export const dealRow = z.object({
  ...dealCard.shape,
  stage: z.string(),
  channel: z.string().nullable(),
  product: z.string().nullable(),
  source: z.string().nullable(),
  /** Which group of the table it stands in; '' without grouping. */
  group: z.string(),
});
export type DealRow = z.infer<typeof dealRow>;

const odds = z.number().min(0, 'Odds lie between 0% and 100%').max(1, 'Odds lie between 0% and 100%');
export const dealFields = z.object({
  title: name,
  company: shortText.nullable(),
  contact: shortText.nullable(),
  ownerId: id.nullable(),
  valueMinor: minor.min(0, 'A value is not negative.').nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Null goes back to the odds of the stage. */
  probability: odds.nullable(),
  channelId: id.nullable(),
  productId: id.nullable(),
  source: shortText.nullable(),
  expectedClose: day.nullable(),
  nextStep: shortText.nullable(),
  nextStepKind: stepKind.nullable(),
  nextStepDay: day.nullable(),
  needs: z.string().max(4000).nullable(),
  decisionMaker: shortText.nullable(),
  budgetMinor: minor.min(0, 'A budget is not negative.').nullable(),
  labels: z.array(label).max(12),
  /** Who is credited with it when it is won, in whole percent; empty for all to its owner. */
  credits: z
    .array(z.object({ personId: id, share: z.number().int().min(1).max(100) }))
    .max(10)
    .superRefine((credits, context) => {
      const fault = creditFault(credits);
      if (fault !== null) context.addIssue({ code: 'custom', message: fault });
    }),
});

/**
 * How the deals stand that one person is credited with, or with `person` null those of nobody, or in `whole` all of them.
 * Of a deal that several share, each has it in the counts and their share in money and rates. Board and table go by owner,
 * with whole deals, so that a person's row need not agree with them; `whole` does.
 */
export const teamRow = z.object({
  person: personRef.nullable(),
  open: dealSums,
  /** Open deals that want a word, and how many for each reason. */
  attention: count,
  reasons: z.record(z.enum(ATTENTION_IDS), count),
  playbookDone: count,
  playbookAll: count,
  won: dealSums,
  lost: count,
  winRate: z.number().nullable(),
  /** Median days from first day to won; null where none of the won deals has both days. */
  cycleDays: z.number().nullable(),
  /** What the person had a part in within the period, also outside the pipeline. */
  activities: z.array(z.object({ kind: z.enum(ACTIVITY_KIND_IDS), count })),
});
export type TeamRow = z.infer<typeof teamRow>;

/** An open deal that wants a word, with why. */
export const wantingDeal = z.object({
  ...dealCard.shape,
  stage: z.string(),
  reasons: z.array(z.enum(ATTENTION_IDS)),
  playbookDone: count,
  playbookAll: count,
});
export type WantingDeal = z.infer<typeof wantingDeal>;

const choice = z.object({ id, name: z.string() });
const page = { offset: count.default(0), limit: z.number().int().min(1).max(200).default(60) };

export const dealsContract = {
  /** Every column with its totals and its first cards; `deals.column` brings the rest as they come into sight. */
  'deals.board': read(
    z.object({ ...dealFilter.shape, limit: page.limit }),
    z.object({
      pipeline,
      columns: z.array(boardColumn),
      totals: z.object({ ...dealSums.shape, open: count, stale: count }),
    }),
  ),
  'deals.column': read(z.object({ ...dealFilter.shape, stageId: id, ...page }), z.object({ cards: z.array(dealCard) })),
  'deals.table': read(
    z.object({
      ...dealFilter.shape,
      sort: z.enum(DEAL_SORTS).default('close'),
      descending: z.boolean().default(false),
      group: z.enum(DEAL_GROUPS).optional(),
      ...page,
    }),
    z.object({
      rows: z.array(dealRow),
      groups: z.array(z.object({ key: z.string(), label: z.string(), ...dealSums.shape })),
      totals: dealSums,
    }),
  ),
  /** Open deals by the month they are expected to close in; overdue, later and undated stand apart. */
  'deals.forecast': read(
    z.object({ ...dealFilter.shape, months: z.number().int().min(1).max(24).default(6), limit: page.limit }),
    z.object({
      columns: z.array(z.object({ key: z.string(), ...dealSums.shape, cards: z.array(dealCard) })),
      totals: dealSums,
    }),
  ),
  'deals.calendar': read(
    z.object({ ...dealFilter.shape, from: day, to: day }),
    z.object({
      /** Steps from `from` to `to`, by day. */
      steps: z.array(dealCard),
      late: z.array(dealCard),
      lateCount: count,
      undated: z.array(dealCard),
      undatedCount: count,
    }),
  ),
  /** The set by person, for whoever leads them. `ownerId` narrows only the deals that want a word, to those credited to that person. */
  'deals.team': read(
    z.object({ ...dealFilter.shape, limit: z.number().int().min(1).max(20_000).default(100) }),
    z.object({ reps: z.array(teamRow), whole: teamRow, wanting: count, deals: z.array(wantingDeal) }),
  ),
  /** What filters and fields offer: everything that some deal has already, and what it could point to. */
  'deals.choices': read(
    none,
    z.object({
      channels: z.array(choice),
      products: z.array(choice),
      sources: z.array(z.string()),
      labels: z.array(z.string()),
      /** Reasons given before, the most frequent first. */
      lostReasons: z.array(z.string()),
    }),
  ),
  'deals.get': read(
    idOnly,
    z.object({
      ...dealCard.shape,
      pipelineId: id,
      /** The deal's own odds; null when it follows its stage. */
      ownProbability: z.number().nullable(),
      contact: z.string().nullable(),
      /** The records of company and contact. */
      companyId: id.nullable(),
      contactId: id.nullable(),
      channelId: id.nullable(),
      channel: z.string().nullable(),
      productId: id.nullable(),
      product: z.string().nullable(),
      source: z.string().nullable(),
      campaign: z.string().nullable(),
      needs: z.string(),
      decisionMaker: z.string(),
      budgetMinor: minor.nullable(),
      credits: z.array(z.object({ personId: id, name: z.string(), share: count })),
      /** The checklist of its stage, with what is done. */
      playbook: z.array(z.object({ ...playbookItem.shape, done: z.boolean() })),
      createdDay: z.string().nullable(),
      batch: z.number().nullable(),
      sourceLine: z.number().nullable(),
      history: z.array(
        z.object({ stage: z.string(), at: z.string(), by: z.string().nullable(), days: count.nullable() }),
      ),
    }),
  ),
  'deals.create': write(
    z.object({ stageId: id.optional(), pipelineId: id.optional(), ...dealFields.partial().shape, title: name }),
    idOnly,
  ),
  'deals.update': write(
    z.object({ id, rev: count.optional(), ...dealFields.partial().shape, lostReason: shortText.optional() }),
    ok,
  ),
  /**
   * One undoable command. `beforeId` is the card it lands above, null the end of the column. Lost needs a reason,
   * won a value; what else the stage requires comes in `fields`. A `rev` that is no longer true is refused.
   */
  'deals.move': write(
    z.object({
      id,
      stageId: id,
      beforeId: id.nullable().default(null),
      rev: count.optional(),
      lostReason: shortText.optional(),
      closedDay: day.optional(),
      valueMinor: minor.min(0, 'A value is not negative.').optional(),
      fields: dealFields.omit({ title: true, labels: true, probability: true, credits: true }).partial().optional(),
    }),
    z.object({ ok: z.literal(true), rev: count }),
  ),
  /** Ticks or unticks one line of the stage's checklist. */
  'deals.tick': write(z.object({ id, item: id, done: z.boolean() }), ok),
  /** Changes rows chosen by hand; all of them are one step of undo. */
  'deals.bulk': write(
    z.object({
      ids: z.array(id).min(1).max(20_000),
      ownerId: id.nullable().optional(),
      channelId: id.nullable().optional(),
      expectedClose: day.nullable().optional(),
      addLabel: label.optional(),
      removeLabel: label.optional(),
    }),
    z.object({ changed: count }),
  ),
  /** The rows of the table as CSV, all of them, in its order. */
  'deals.export': job(
    dealFilter.extend({
      sort: z.enum(DEAL_SORTS).default('close'),
      descending: z.boolean().default(false),
      /** The groups that the table shows stand together in the file, too. */
      group: z.enum(DEAL_GROUPS).optional(),
      file: path,
    }),
    z.object({ rows: count, file: z.string() }),
  ),
  'deals.remove': write(idOnly, ok),
  'deals.doneStep': write(idOnly, ok),
};
