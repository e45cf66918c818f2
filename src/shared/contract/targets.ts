import { z } from 'zod';
import { CALL_IDS, DIVISION_IDS, OUTLOOK_METHOD_IDS, SPREAD_METHOD_IDS, TARGET_METRIC_IDS } from '../domain/targets';
import { read, write } from './channel';
import { count, day, id, idOnly, longText, name, none, ok, periodId, personRef, shortText } from './common';
import {
  methodAccuracy,
  planItem,
  targetAmount as amount,
  targetCall,
  targetNode,
  targetOffset,
  targetPreview,
  targetSpread,
  targetTree,
  trendPoint,
} from './target-shapes';

const target = amount.min(0);
const confidence = z.number().min(0).max(1);
const SPLITS = ['last-year', 'equal', 'none'] as const;
const split = z.enum(SPLITS);
/** Id of a channel, product or person; the name of a line. */
const partRef = z.string().min(1).max(200);
const division = z.enum(DIVISION_IDS);
const cascadeMode = z.enum(['siblings', 'parent', 'rest']);
const editInput = z.object({ id, amount: target, mode: cascadeMode });
const respreadInput = z.object({
  id,
  by: z.enum(['last-year', 'equal']),
  /** Down the whole branch, or its parts alone, below which shares stay as they are. */
  far: z.enum(['branch', 'parts']).default('branch'),
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
      nodes: z.array(targetNode),
      /** The newest first. */
      calls: z.array(targetCall),
      offsets: z.array(targetOffset),
    }),
  ),
  'targets.node': read(
    idOnly,
    z.object({
      node: targetNode,
      path: z.array(z.object({ id, name: z.string() })),
      tree: targetTree,
      points: z.array(trendPoint),
      months: z.array(z.object({ period: z.string(), target: amount, actual: amount.nullable() })),
      weeks: z.array(z.object({ period: z.string(), from: z.string(), target: amount, actual: amount.nullable() })),
      spread: z.object({ method: z.enum(SPREAD_METHOD_IDS), own: z.boolean(), reason: z.string().nullable() }),
      methods: z.array(methodAccuracy),
      plan: z.array(planItem),
      calls: z.array(targetCall),
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
      offsets: z.array(targetOffset),
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
      levels: z.array(division).max(DIVISION_IDS.length).optional(),
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
  'targets.parts': read(z.object({ kind: division }), z.array(z.object({ ref: z.string(), name: z.string() }))),
  'targets.updateTree': write(z.object({ id, statement: longText.optional(), spread: targetSpread.optional() }), ok),
  'targets.removeTree': write(idOnly, ok),
  /** Puts children of one kind under a node: all that have sold in it, or the named ones. */
  'targets.addChildren': write(
    z.object({
      parentId: id,
      kind: division,
      /** Empty for all there are. */
      refs: z.array(partRef).max(5_000).default([]),
      split: split.default('last-year'),
    }),
    z.object({ ids: z.array(id) }),
  ),
  /** Puts a target in another measure beside one: the same part of the company, no part of its sum. Its own parts inherit the measure. */
  'targets.addBeside': write(z.object({ nodeId: id, metric: z.enum(TARGET_METRIC_IDS), amount: target }), idOnly),
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
  'targets.previewAmount': read(editInput, targetPreview),
  'targets.setAmount': write(z.object({ ...editInput.shape, why: shortText.default(''), rev: count.optional() }), ok),
  'targets.previewRespread': read(respreadInput, targetPreview),
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
        currency: z.string().nullable(),
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
