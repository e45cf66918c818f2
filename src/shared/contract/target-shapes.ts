import { z } from 'zod';
import { CALL_IDS, OUTLOOK_METHOD_IDS, SPREAD_METHOD_IDS, TARGET_KIND_IDS, TARGET_METRIC_IDS } from '../domain/targets';
import { count, id, periodId, personRef } from './common';

/** Amounts are whole: minor units where the metric is money, units otherwise. */
export const targetAmount = z.number().int().min(-9e15).max(9e15);
const amount = targetAmount;
const target = amount.min(0);
const confidence = z.number().min(0).max(1);
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

export const targetCall = z.object({
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
export type TargetCall = z.infer<typeof targetCall>;

export const targetOffset = z.object({
  id,
  short: z.object({ id, name: z.string(), by: amount, target }),
  over: z.object({ id, name: z.string(), by: amount }),
  amount,
  /** ISO currency, or null for targets in units. */
  currency: z.string().nullable(),
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
  state: z.enum(['holds', 'over-used', 'over-covered', 'same-line', 'apart', 'gone']),
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
export type TargetOffset = z.infer<typeof targetOffset>;

export const targetNode = z.object({
  id,
  parentId: id.nullable(),
  depth: count,
  kind: z.enum(TARGET_KIND_IDS),
  /** Id of the channel, product or person it stands for; the line's name; null for the company. */
  refId: z.string().nullable(),
  name: z.string(),
  metric: z.enum(TARGET_METRIC_IDS),
  /** ISO currency, or null for one in units. */
  currency: z.string().nullable(),
  /** In another measure than what it stands under: no part of its sum, nor of what is left of it. */
  beside: z.boolean(),
  target,
  /** What the children leave of it; null for a node without children in its measure. */
  unallocated: amount.nullable(),
  /** Actual that fits none of these children; null without them. */
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
export type TargetNode = z.infer<typeof targetNode>;

const cascadeChange = z.object({ id, name: z.string(), before: amount, after: amount });
export const targetPreview = z.object({
  changes: z.array(cascadeChange),
  /** Why it cannot be done, and the locks that would free it; null when it can. */
  problem: z.string().nullable(),
  release: z.array(z.object({ id, name: z.string() })),
});
export type TargetPreview = z.infer<typeof targetPreview>;

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

export const trendPoint = z.object({
  day: z.string(),
  /** Running totals at the end of the day. */
  actual: amount.nullable(),
  target: amount,
  outlook: amount.nullable(),
  low: amount.nullable(),
  high: amount.nullable(),
});

export const methodAccuracy = z.object({
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
