import { z } from 'zod';
import { CALL_IDS, OUTLOOK_METHOD_IDS, SPREAD_METHOD_IDS, TARGET_KIND_IDS, TARGET_METRIC_IDS } from '../domain/targets';
import { read, write } from './channel';
import { count, day, id, idOnly, longText, name, none, ok, periodId, personRef, shortText } from './common';

/** Amounts are whole: minor units where the tree's metric is money, units otherwise. */
export const targetAmount = z.number().int().min(-9e15).max(9e15);
const amount = targetAmount;
const target = amount.min(0);
const confidence = z.number().min(0).max(1);
const SPLITS = ['last-year', 'equal', 'none'] as const;
const split = z.enum(SPLITS);
/** Id of a channel, product or person; the name of a line. */
const partRef = z.string().min(1).max(200);
const partKind = z.enum(TARGET_KIND_IDS).exclude(['company']);
export const cascadeMode = z.enum(['siblings', 'parent', 'rest']);
export const targetSpread = z.object({
  method: z.enum(SPREAD_METHOD_IDS),
  /** Amounts by calendar month (`2026-05`) and by days within one (`2026-05-11..2026-05-17`), for `hand`. */
  months: z.record(z.string().regex(/^\d{4}-\d{2}(-\d{2}\.\.\d{4}-\d{2}-\d{2})?$/), target).default({}),
});
const status = z.enum(['hit', 'on-track', 'at-risk', 'miss', 'not-started']);

export const targetTree = z.object({
  id,
  period: periodId,
  from: z.string(),
  to: z.string(),
  metric: z.enum(TARGET_METRIC_IDS),
  /** ISO currency, or null for a tree in units. */
  currency: z.string().nullable(),
  statement: z.string(),
  spread: targetSpread,
  author: personRef.nullable(),
  setAt: z.string(),
  edits: count,
  target,
  rev: count,
});
export type TargetTree = z.infer<typeof targetTree>;

const callView = z.object({
  id,
  nodeId: id,
  call: z.enum(CALL_IDS),
  expected: amount.nullable(),
  confidence,
  reason: z.string(),
  author: personRef.nullable(),
  at: z.string(),
  /** What it was said of, where that went into this target when products became one: kept, never scored. */
  of: z.string().nullable(),
  /** Dated after the period closed: kept, never scored. */
  late: z.boolean(),
  /**
   * Once the period is over: the target it is scored against, which is that of the close; whether it came true, and
   * expected against what came (positive: too high).
   */
  against: amount.nullable(),
  held: z.boolean().nullable(),
  error: z.number().nullable(),
});
export type TargetCall = z.infer<typeof callView>;

const offsetView = z.object({
  id,
  short: z.object({ id, name: z.string(), by: amount, target }),
  over: z.object({ id, name: z.string(), by: amount }),
  amount,
  cause: z.string(),
  link: z.string(),
  platform: z.string(),
  causeDay: z.string().nullable(),
  /** The product it is about: its name, and its id while it is there. */
  product: z.string().nullable(),
  productId: id.nullable(),
  confidence,
  author: personRef.nullable(),
  at: z.string(),
  state: z.enum(['holds', 'over-used', 'over-covered', 'same-line', 'gone']),
  /** What the over node has left to give, and what of the shortage stays open. */
  overLeft: amount,
  shortLeft: amount,
  parent: z.object({ id, name: z.string(), toTarget: amount }).nullable(),
  /** The sentence, written by the arithmetic unless a person has put their own. */
  sentence: z.string(),
  ownSentence: z.boolean(),
  /** Dated after the period closed: kept, never scored. */
  late: z.boolean(),
  held: z.boolean().nullable(),
});
export type TargetOffset = z.infer<typeof offsetView>;

const nodeView = z.object({
  id,
  parentId: id.nullable(),
  depth: count,
  kind: z.enum(TARGET_KIND_IDS),
  /** Id of the channel, product or person it stands for; the line's name; null for the company. */
  refId: z.string().nullable(),
  name: z.string(),
  target,
  /** What the children leave of it; null for a node without children. */
  unallocated: amount.nullable(),
  /** Actual that fits none of the children; null for a node without children. */
  unassigned: amount.nullable(),
  locked: z.boolean(),
  owner: personRef.nullable(),
  note: z.string(),
  actual: amount,
  expected: amount,
  /** Days ahead of the spread (negative: behind). */
  daysAhead: z.number().int(),
  outlook: amount,
  low: amount,
  high: amount,
  method: z.enum(OUTLOOK_METHOD_IDS),
  reason: z.string().nullable(),
  status,
  call: z.object({ call: z.enum(CALL_IDS), author: personRef.nullable(), at: z.string() }).nullable(),
  /** What offsets bring into this node and its parts from elsewhere, and what they take out of them. */
  covered: amount,
  covers: amount,
  /** Plan items still to come, by what they are; with the actual they answer how much of the target is planned for. */
  plan: z.object({ repeat: amount, deals: amount, campaigns: amount, moments: amount, other: amount }),
  coverage: z.number().nullable(),
  rev: count,
});
export type TargetNode = z.infer<typeof nodeView>;

const cascadeChange = z.object({ id, name: z.string(), before: amount, after: amount });
const preview = z.object({
  changes: z.array(cascadeChange),
  /** Why it cannot be done, and the locks that would free it; null when it can. */
  problem: z.string().nullable(),
  release: z.array(z.object({ id, name: z.string() })),
});
export type TargetPreview = z.infer<typeof preview>;

const editInput = z.object({ id, amount: target, mode: cascadeMode });
const respreadInput = z.object({ id, by: z.enum(['last-year', 'equal']) });

export const planItem = z.object({
  id: id.nullable(),
  nodeId: id,
  kind: z.enum(['moment', 'campaign', 'deal', 'other']),
  refId: z.string().nullable(),
  name: z.string(),
  day: z.string().nullable(),
  amount,
  /** What of the amount is still to come: this alone counts in the plan. */
  left: amount,
  /** What orders attributed to its campaign brought to the target so far; null where nothing can be attributed. */
  brought: z.number().int().nullable(),
  /** Of its days in the period, how many are left; null where it has none. */
  daysLeft: count.nullable(),
  ofDays: count.nullable(),
  note: z.string(),
});
export type PlanItem = z.infer<typeof planItem>;

const point = z.object({
  day: z.string(),
  /** Running totals at the end of the day. */
  actual: amount.nullable(),
  target: amount,
  outlook: amount.nullable(),
  low: amount.nullable(),
  high: amount.nullable(),
});

const accuracy = z.object({
  method: z.enum(OUTLOOK_METHOD_IDS),
  outlook: amount,
  low: amount,
  high: amount,
  /** What the range rests on, and why another method spoke in its place. */
  reason: z.string().nullable(),
  /** Past periods it could be tried on, its error (Σ off ÷ Σ came, of the rest), and its signed bias. */
  periods: count,
  error: z.number().nullable(),
  bias: z.number().nullable(),
  best: z.boolean(),
});

export const targetsContract = {
  'targets.trees': read(none, z.array(targetTree)),
  /** The tree that speaks of a period: the one that covers its first day, of the asked metric or the first there is. */
  'targets.tree': read(
    z.object({ period: periodId, metric: z.enum(TARGET_METRIC_IDS).optional() }),
    z.object({
      tree: targetTree.nullable(),
      asOf: z.string(),
      elapsed: count,
      days: count,
      /** In the order of the tree, children after their parent. */
      nodes: z.array(nodeView),
      /** The newest first. */
      calls: z.array(callView),
      offsets: z.array(offsetView),
    }),
  ),
  'targets.node': read(
    idOnly,
    z.object({
      node: nodeView,
      path: z.array(z.object({ id, name: z.string() })),
      tree: targetTree,
      points: z.array(point),
      months: z.array(z.object({ period: z.string(), target: amount, actual: amount.nullable() })),
      weeks: z.array(z.object({ period: z.string(), from: z.string(), target: amount, actual: amount.nullable() })),
      spread: z.object({ method: z.enum(SPREAD_METHOD_IDS), own: z.boolean(), reason: z.string().nullable() }),
      methods: z.array(accuracy),
      plan: z.array(planItem),
      calls: z.array(callView),
      /** Numbers that people put on it, the newest first; `of` as in calls. */
      numbers: z.array(
        z.object({
          id,
          amount,
          confidence,
          reason: z.string(),
          author: personRef.nullable(),
          at: z.string(),
          of: z.string().nullable(),
        }),
      ),
      offsets: z.array(offsetView),
      history: z.array(
        z.object({
          at: z.string(),
          by: z.string().nullable(),
          from: amount.nullable(),
          to: amount.nullable(),
          why: z.string(),
        }),
      ),
    }),
  ),
  'targets.createTree': write(
    z.object({
      period: periodId,
      metric: z.enum(TARGET_METRIC_IDS).default('net-sales'),
      statement: longText.default(''),
      amount: target,
      spread: targetSpread.default({ method: 'last-year', months: {} }),
      /** What the top is divided by, the upper level first. Nobody names any: sales channels where shares are asked for. */
      levels: z.array(partKind).max(4).optional(),
      /** How each level is shared out; `previous` takes the shape of the tree `like`, scaled to the amount. */
      split: z.enum([...SPLITS, 'previous']).default('none'),
      like: id.nullable().default(null),
      /** Amounts of the parts of the first level, for `none`: they are all that is put there. Empty for all there are. */
      amounts: z
        .array(z.object({ ref: partRef, amount: target }))
        .max(5_000)
        .default([]),
    }),
    idOnly,
  ),
  /** What a tree's top could be divided by, in the order of the names. */
  'targets.parts': read(z.object({ kind: partKind }), z.array(z.object({ ref: z.string(), name: z.string() }))),
  'targets.updateTree': write(z.object({ id, statement: longText.optional(), spread: targetSpread.optional() }), ok),
  'targets.removeTree': write(idOnly, ok),
  /** Puts children of one kind under a node: all that have sold in it, or the named ones. */
  'targets.addChildren': write(
    z.object({
      parentId: id,
      kind: partKind,
      /** Empty for all there are. */
      refs: z.array(partRef).max(5_000).default([]),
      split: split.default('last-year'),
    }),
    z.object({ ids: z.array(id) }),
  ),
  'targets.moveNode': write(z.object({ id, parentId: id }), ok),
  'targets.removeNode': write(idOnly, ok),
  'targets.updateNode': write(
    z.object({
      id,
      locked: z.boolean().optional(),
      ownerId: id.nullable().optional(),
      note: longText.optional(),
      /** Null takes the tree's own. */
      spread: targetSpread.nullable().optional(),
      method: z.enum(OUTLOOK_METHOD_IDS).optional(),
    }),
    ok,
  ),
  'targets.previewAmount': read(editInput, preview),
  'targets.setAmount': write(z.object({ ...editInput.shape, why: shortText.default(''), rev: count.optional() }), ok),
  'targets.previewRespread': read(respreadInput, preview),
  'targets.respread': write(z.object({ ...respreadInput.shape, why: shortText.default('') }), ok),
  'targets.call': write(
    z.object({
      nodeId: id,
      call: z.enum(CALL_IDS),
      expected: amount.nullable().default(null),
      confidence: confidence.default(0.7),
      reason: shortText.default(''),
    }),
    idOnly,
  ),
  'targets.removeCall': write(idOnly, ok),
  'targets.offset': write(
    z.object({
      shortId: id,
      overId: id,
      amount: amount.min(1),
      cause: name,
      link: shortText.default(''),
      platform: shortText.default(''),
      causeDay: day.nullable().default(null),
      productId: id.nullable().default(null),
      confidence: confidence.default(0.7),
    }),
    idOnly,
  ),
  'targets.updateOffset': write(
    z.object({
      id,
      amount: amount.min(1).optional(),
      cause: name.optional(),
      link: shortText.optional(),
      platform: shortText.optional(),
      causeDay: day.nullable().optional(),
      productId: id.nullable().optional(),
      confidence: confidence.optional(),
      /** A sentence of one's own; empty goes back to the written one. */
      sentence: shortText.optional(),
    }),
    ok,
  ),
  'targets.removeOffset': write(idOnly, ok),
  'targets.suggestOffsets': read(
    z.object({ treeId: id }),
    z.array(
      z.object({
        short: z.object({ id, name: z.string(), by: amount }),
        over: z.object({ id, name: z.string(), by: amount }),
        amount,
      }),
    ),
  ),
  /** A person's own number for the whole period: kept with its author and day, the newest one counts. */
  'targets.forecast': write(
    z.object({ nodeId: id, amount: target, confidence: confidence.default(0.7), reason: shortText.default('') }),
    idOnly,
  ),
  'targets.addPlanItem': write(
    z.object({
      nodeId: id,
      kind: z.enum(['moment', 'campaign', 'deal', 'other']),
      refId: id.nullable().default(null),
      name: shortText.default(''),
      day: day.nullable().default(null),
      amount: target,
      note: longText.default(''),
    }),
    idOnly,
  ),
  'targets.updatePlanItem': write(
    z.object({ id, amount: target.optional(), day: day.nullable().optional(), note: longText.optional() }),
    ok,
  ),
  'targets.removePlanItem': write(idOnly, ok),
};
