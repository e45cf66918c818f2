import { z } from 'zod';
import { CALL_IDS, TARGET_METRIC_IDS } from '../domain/targets';
import { count, id, minor, personRef } from './common';

/** Whole minor units where the tree is in money, units otherwise. */
const amount = minor;
const part = z.object({ id, name: z.string(), by: amount });

/** What the amounts are counted in. Reports that were frozen before targets beside net sales were told have none: the story's own. */
const unit = z
  .object({ metric: z.enum(TARGET_METRIC_IDS), currency: z.string().nullable() })
  .nullable()
  .default(null);

/** How often somebody's calls of closed periods came true; their numbers against what came. */
const record = z.object({
  author: personRef.nullable(),
  calls: count,
  callsHeld: count,
  offsets: count,
  offsetsHeld: count,
  /** Of numbers in money, 1 − Σ|said − came| ÷ Σ came, and Σ(said − came) ÷ Σ came: positive for too high. */
  accuracy: z.number().nullable(),
  bias: z.number().nullable(),
  /** The same of each measure that is a count. Reports that were frozen before they were told apart have none. */
  counted: z.array(z.object({ metric: z.enum(TARGET_METRIC_IDS), accuracy: z.number(), bias: z.number() })).default([]),
});
export type CallRecord = z.infer<typeof record>;

/** The newest call on a node, beside where the node stands and what makes up for it. */
const call = z.object({
  id,
  nodeId: id,
  /** Id of the channel the node stands for; null for anything else. */
  channelId: z.string().nullable(),
  /** The node, with the channel it lies in where that is another: `Dry Shampoo, D2C web`; with its measure where that is not net sales. */
  name: z.string(),
  unit,
  call: z.enum(CALL_IDS),
  expected: amount.nullable(),
  confidence: z.number(),
  reason: z.string(),
  author: personRef.nullable(),
  at: z.string(),
  /** Once the period is over: whether it came true. */
  held: z.boolean().nullable(),
  target: amount,
  /** Outlook less target: of a limit, what is over it. */
  toTarget: amount,
  /** What makes up for the shortage, by the names of the nodes that do, and what of it stays open. */
  covered: amount,
  coveredBy: z.array(z.string()),
  uncovered: amount,
});
export type StoryCall = z.infer<typeof call>;

const offset = z.object({
  id,
  short: part,
  over: part,
  amount,
  unit,
  /** The nearest node above both and where it ends against its target; `rest` is what its other parts add. */
  parent: z.object({ name: z.string(), toTarget: amount, rest: amount }).nullable(),
  sentence: z.string(),
  /** The product that the cause is about. Reports that were frozen before it was asked for have none. */
  product: z.string().nullable().default(null),
  state: z.enum(['holds', 'over-used', 'over-covered', 'same-line', 'apart', 'gone']),
  shortLeft: amount,
  confidence: z.number(),
  author: personRef.nullable(),
  at: z.string(),
  held: z.boolean().nullable(),
});
export type StoryOffset = z.infer<typeof offset>;

/** What people say of the targets of a period, of net sales first and of every other measure: the newest calls, the offsets, what stays open, and their record. */
export const story = z.object({
  treeId: id,
  /** The period of the tree, which may be longer than the one asked about. */
  period: z.string(),
  over: z.boolean(),
  currency: z.string().nullable(),
  /** The largest distance from target first, as a share of it where they are in several units. */
  calls: z.array(call),
  /** The largest first. */
  offsets: z.array(offset),
  /** Of the parts right below the top: what they lack together, what offsets among them cover, and the rest. */
  shortage: amount,
  covered: amount,
  uncovered: amount,
  /** Of those who made these calls and offsets, where a closed period says something of them. */
  records: z.array(record),
});
export type Story = z.infer<typeof story>;
