import { z } from 'zod';
import { BROUGHT_KINDS } from '../domain/brought';
import { formatId } from './imports';
import { read } from './channel';
import { count } from './common';

const kind = z.enum(BROUGHT_KINDS);

const row = z.object({
  id: z.string(),
  /** By what its page finds it; null where it has none. */
  open: z.string().nullable(),
  /** The line of the file that made it; null where it was there before. */
  line: count.nullable(),
  name: z.string(),
  about: z.string(),
  day: z.string().nullable(),
  minor: z.number().nullable(),
  /** The workspace's where null. */
  currency: z.string().nullable(),
  is: z.enum(['new', 'updated', 'removed']),
  /** What an update wrote over, in words. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
export type BroughtRow = z.infer<typeof row>;

export const broughtContract = {
  /** The very rows that one import made or changed, by kind; those of `kind`, or of the first kind that it has. */
  'brought.list': read(
    z.object({
      batch: count,
      kind: kind.optional(),
      q: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(500).default(100),
      offset: count.default(0),
    }),
    z.object({
      file: z.string(),
      format: formatId,
      at: z.string(),
      undone: z.boolean(),
      kinds: z.array(z.object({ kind, made: count, changed: count })),
      kind: kind.nullable(),
      rows: z.array(row),
      /** Of this kind, with these words. */
      total: count,
    }),
  ),
};
