import { z } from 'zod';
import { OUTLOOK_METHOD_IDS, SPREAD_METHOD_IDS, TARGET_METRIC_IDS } from '../domain/targets';
import { job, read, write } from './channel';
import { count, day, id, none, path, periodId, personRef } from './common';
import { targetAmount as amount, targetSpread } from './target-shapes';

const months = z.array(z.object({ month: z.string(), before: amount, after: amount }));
/** Part of a month: a week, cut where the month or the period ends. */
const gridColumn = z.object({ month: z.string(), week: z.string(), from: z.string(), to: z.string() });

const spreadPreview = z.object({
  months,
  weeks: z.array(gridColumn.extend({ before: amount, after: amount })),
  /** What to save so that it comes out like this; null takes the tree's own. */
  spread: targetSpread.nullable(),
  /** Why it cannot be spread like this; null when it can. */
  problem: z.string().nullable(),
  /** What a method had to do without. */
  reason: z.string().nullable(),
});
export type SpreadPreview = z.infer<typeof spreadPreview>;

const gridRow = z.object({
  id,
  /** By column; they sum to the node's target. */
  targets: z.array(amount),
  /** Actual by column; null for days to come. */
  actuals: z.array(amount.nullable()),
  spread: z.object({ method: z.enum(SPREAD_METHOD_IDS), own: z.boolean(), reason: z.string().nullable() }),
  /** How many comments stand on a month, by its name; months without any are not there. */
  comments: z.record(z.string(), count),
});

const version = z.object({ at: z.string(), by: z.string().nullable(), label: z.string(), targets: count });

/** How a tree lies in time, and how it came to be what it is. */
export const targetViewsContract = {
  /** Every node by weeks within months. */
  'targets.months': read(
    z.object({ period: periodId, metric: z.enum(TARGET_METRIC_IDS).optional() }),
    z.object({ columns: z.array(gridColumn), rows: z.array(gridRow) }),
  ),
  /** A node's months as another spread would cut them, or as the new amount of one month or week would leave the others. */
  'targets.previewSpread': read(
    z.object({
      id,
      to: z.union([
        z.object({ spread: targetSpread.nullable() }),
        z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), amount: amount.min(0) }),
        /** The first day of a week, or of what of it lies in one month. */
        z.object({ week: day, amount: amount.min(0) }),
      ]),
    }),
    spreadPreview,
  ),
  /** Points of a tree's history, the newest first: each is what it was right after that step. */
  'targets.versions': read(z.object({ treeId: id }), z.array(version)),
  /** Two states of a tree side by side, as it stood at the end of two moments (ISO times; null is now): what differs. */
  'targets.compare': read(
    z.object({ treeId: id, before: z.string().max(40), after: z.string().max(40).nullable() }),
    z.array(
      z.object({
        id,
        name: z.string(),
        metric: z.enum(TARGET_METRIC_IDS),
        /** The names of what it stands under, the company left out. */
        path: z.array(z.string()),
        before: amount.nullable(),
        after: amount.nullable(),
        /** What else is different, in words; empty for a target that is new or gone. */
        others: z.array(
          z.object({
            /** `whole-spread` and `vision` are the tree's own and stand with its top. */
            what: z.enum(['lock', 'owner', 'place', 'outlook', 'spread', 'note', 'whole-spread', 'vision']),
            before: z.string(),
            after: z.string(),
          }),
        ),
        /** The steps between the two that changed it, the newest first. */
        steps: z.array(z.object({ at: z.string(), by: z.string().nullable(), why: z.string() })),
      }),
    ),
  ),
  /** The rows of the tree, or of every target by weeks within months, as CSV. */
  'targets.export': job(
    z.object({
      period: periodId,
      metric: z.enum(TARGET_METRIC_IDS).optional(),
      view: z.enum(['tree', 'months']).default('tree'),
      file: path,
    }),
    z.object({ rows: count, file: z.string() }),
  ),
  /** Keeps what open deals and plan items foretell today, where it is time to: it could not be told afterwards. */
  'targets.keepOutlooks': write(none, z.object({ kept: count })),
  /** How calls, offsets and outlooks of closed periods came out, by author and by method. */
  'targets.record': read(
    none,
    z.object({
      authors: z.array(
        z.object({
          author: personRef.nullable(),
          calls: count,
          callsHeld: count,
          offsets: count,
          offsetsHeld: count,
          /** Of numbers in money, as sums over sums. */
          accuracy: z.number().nullable(),
          bias: z.number().nullable(),
          /** The same of each measure that is a count. */
          counted: z.array(z.object({ metric: z.enum(TARGET_METRIC_IDS), accuracy: z.number(), bias: z.number() })),
        }),
      ),
      /**
       * What each way to foretell said when a quarter, half and three quarters of a closed period were over: how often
       * its range held what came, and its error and signed bias in money as sums over sums; `counted` as above.
       */
      methods: z.array(
        z.object({
          method: z.enum(OUTLOOK_METHOD_IDS),
          outlooks: count,
          held: count,
          error: z.number().nullable(),
          bias: z.number().nullable(),
          counted: z.array(z.object({ metric: z.enum(TARGET_METRIC_IDS), accuracy: z.number(), bias: z.number() })),
        }),
      ),
    }),
  ),
};
