import { z } from 'zod';
import { read, write } from './channel';
import { count, day, id, idOnly, minor, name, none, ok, personRef, shortText } from './common';

export const stageKind = z.enum(['open', 'won', 'lost']);
export const stage = z.object({
  id,
  name: z.string(),
  kind: stageKind,
  /** Chance of being won, 0 … 1. */
  probability: z.number().min(0).max(1),
  position: z.number(),
  deals: count,
});
export type Stage = z.infer<typeof stage>;
export const pipeline = z.object({ id, name: z.string(), position: z.number(), stages: z.array(stage) });
export type Pipeline = z.infer<typeof pipeline>;

export const dealCard = z.object({
  id,
  title: z.string(),
  company: z.string().nullable(),
  owner: personRef.nullable(),
  stageId: id,
  /** Minor units of `currency`; null when nobody has put a value yet. */
  valueMinor: minor.nullable(),
  currency: z.string(),
  /** Whole days in the present stage. */
  ageDays: count,
  stale: z.boolean(),
  nextStep: z.string().nullable(),
  nextStepKind: z.enum(['call', 'email', 'meeting', 'visit', 'task']).nullable(),
  nextStepDay: z.string().nullable(),
  expectedClose: z.string().nullable(),
  closedDay: z.string().nullable(),
  lostReason: z.string().nullable(),
  position: z.number(),
});
export type DealCard = z.infer<typeof dealCard>;

export const boardColumn = z.object({
  stage,
  count,
  /** Sums are in the workspace's currency; deals in another currency are counted in `otherCurrency` and left out. */
  sumMinor: minor,
  weightedMinor: minor,
  otherCurrency: count,
  cards: z.array(dealCard),
});

export const dealFilter = z.object({
  pipelineId: id.optional(),
  ownerId: id.nullable().optional(),
  search: shortText.optional(),
  /** Won and lost columns show deals closed in this period. */
  period: z.string(),
  staleOnly: z.boolean().optional(),
});

export const dealFields = z.object({
  title: name,
  company: shortText.nullable(),
  contact: shortText.nullable(),
  ownerId: id.nullable(),
  valueMinor: minor.min(0).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  channelId: id.nullable(),
  productId: id.nullable(),
  source: shortText.nullable(),
  expectedClose: day.nullable(),
  nextStep: shortText.nullable(),
  nextStepKind: z.enum(['call', 'email', 'meeting', 'visit', 'task']).nullable(),
  nextStepDay: day.nullable(),
});

export const dealsContract = {
  'pipelines.list': read(none, z.array(pipeline)),
  'pipelines.create': write(z.object({ name }), idOnly),
  'pipelines.update': write(z.object({ id, name }), ok),
  'stages.create': write(
    z.object({ pipelineId: id, name, kind: stageKind, probability: z.number().min(0).max(1) }),
    idOnly,
  ),
  'stages.update': write(
    z.object({
      id,
      name: name.optional(),
      kind: stageKind.optional(),
      probability: z.number().min(0).max(1).optional(),
      beforeId: id.nullable().optional(),
    }),
    ok,
  ),
  /** Deals of a removed stage go to `moveTo`; refused while the stage holds deals and no other is named. */
  'stages.remove': write(z.object({ id, moveTo: id.optional() }), ok),
  'deals.board': read(
    dealFilter,
    z.object({
      pipeline,
      columns: z.array(boardColumn),
      totals: z.object({ open: count, sumMinor: minor, weightedMinor: minor, stale: count }),
    }),
  ),
  'deals.get': read(
    idOnly,
    z.object({
      ...dealCard.shape,
      contact: z.string().nullable(),
      channelId: id.nullable(),
      channel: z.string().nullable(),
      productId: id.nullable(),
      product: z.string().nullable(),
      source: z.string().nullable(),
      campaign: z.string().nullable(),
      createdDay: z.string().nullable(),
      batch: z.number().nullable(),
      sourceLine: z.number().nullable(),
      history: z.array(
        z.object({ stage: z.string(), at: z.string(), by: z.string().nullable(), days: count.nullable() }),
      ),
      rev: count,
    }),
  ),
  'deals.create': write(
    z.object({ stageId: id.optional(), pipelineId: id.optional(), ...dealFields.partial().shape, title: name }),
    idOnly,
  ),
  'deals.update': write(z.object({ id, rev: count.optional(), ...dealFields.partial().shape }), ok),
  /** One undoable command. `beforeId` is the card it lands above, null the end of the column. Lost needs a reason. */
  'deals.move': write(
    z.object({
      id,
      stageId: id,
      beforeId: id.nullable().default(null),
      lostReason: shortText.optional(),
      closedDay: day.optional(),
      valueMinor: minor.min(0).optional(),
    }),
    ok,
  ),
  'deals.remove': write(idOnly, ok),
  'deals.nextSteps': read(
    z.object({ personId: id.nullable(), limit: z.number().int().min(1).max(100).default(8) }),
    z.array(
      z.object({
        dealId: id,
        title: z.string(),
        step: z.string(),
        kind: z.string().nullable(),
        day: z.string().nullable(),
      }),
    ),
  ),
  'deals.doneStep': write(idOnly, ok),
};
