import { z } from 'zod';
import { MATCH_KINDS } from '../domain/duplicates';
import { job, read, write } from './channel';
import { count, id, idOnly, ok } from './common';

export const matchKind = z.enum(MATCH_KINDS);
const one = z.object({ id, name: z.string(), hint: z.string() });
const sign = z.object({ kind: z.enum(['email', 'domain', 'phone', 'sku', 'name', 'company']), text: z.string() });
export const pairRow = z.object({
  a: one,
  b: one,
  /** 0 to 1. */
  score: z.number(),
  sure: z.boolean(),
  why: z.array(sign),
});
export type PairRow = z.infer<typeof pairRow>;

/** Whose value stays: of the record that stays, of the one that goes, or of both where values can be joined. */
export const takes = z.enum(['keep', 'drop', 'both']);
export type Takes = z.infer<typeof takes>;

const two = { kind: matchKind, keepId: id, dropId: id };

export const duplicatesContract = {
  'duplicates.list': read(
    z.object({ kind: matchKind, limit: z.number().int().min(1).max(50_000).default(100) }),
    z.object({ pairs: z.array(pairRow), total: count }),
  ),
  /** Both records field by field, with what is suggested, and what hangs on the one that would go. */
  'duplicates.compare': read(
    z.object(two),
    z.object({
      fields: z.array(
        z.object({
          field: z.string(),
          label: z.string(),
          keep: z.string(),
          drop: z.string(),
          take: takes,
          joins: z.boolean(),
        }),
      ),
      moves: z.array(z.object({ label: z.string(), count })),
      /** What is not moved as it is but made one with what is there, in sentences. */
      joins: z.array(z.string()),
    }),
  ),
  /**
   * Makes two records one in one step of undo: what hangs on the one that goes moves to the one that stays. A product
   * may have hundreds of thousands of order lines.
   */
  'duplicates.merge': job(
    z.object({ ...two, take: z.record(z.string().max(40), takes).default({}) }),
    z.object({ moved: count }),
  ),
  /** Says that two records are not the same; the pair is not shown again. */
  'duplicates.keepApart': write(z.object({ kind: matchKind, aId: id, bId: id }), ok),
  /** The same of many pairs, in one step of undo. A pair of which one was removed is passed over. */
  'duplicates.bulk': write(
    z.object({
      kind: matchKind,
      pairs: z
        .array(z.object({ aId: id, bId: id }))
        .min(1)
        .max(5000),
    }),
    z.object({ changed: count }),
  ),
  /** Pairs that were said to be two, the latest first. */
  'duplicates.apart': read(
    z.object({ kind: matchKind, limit: z.number().int().min(1).max(500).default(100) }),
    z.array(z.object({ id, a: z.string(), b: z.string() })),
  ),
  /** Takes it back that a pair is two; they are compared again. */
  'duplicates.takeBack': write(idOnly, ok),
};
