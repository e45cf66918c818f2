import { z } from 'zod';
import { PROMOTION_IDS, type PromotionChannel } from '../domain/channels';
import { RESULT_MEASURES } from '../domain/results';
import { read, write } from './channel';
import { count, day, id, none, ok, periodId, shortText } from './common';

/** A promotion channel, or '' for none. */
export const promotion = z.union([z.enum(PROMOTION_IDS as [PromotionChannel, ...PromotionChannel[]]), z.literal('')]);

const value = z.number().int().min(0, 'A figure of results cannot be negative').max(9e12).nullable();
/** Counts, and money in minor units; null where nothing is known. */
const values = z.partialRecord(z.enum(RESULT_MEASURES), value);

const key = {
  day,
  /** The last day of a period total; the same day for a daily row. */
  toDay: day,
  campaignId: id.nullable(),
  promotion,
  /** The content item that it is of; `name` is for what is in no list. */
  contentId: id.nullable(),
  creatorId: id.nullable().default(null),
  name: shortText,
};

export const resultRow = z.object({
  id,
  day: z.string(),
  toDay: z.string(),
  campaignId: id.nullable(),
  campaign: z.string(),
  promotion: z.string(),
  contentId: id.nullable(),
  /** The title of that item now; '' for none. */
  content: z.string(),
  creatorId: id.nullable(),
  creator: z.string(),
  name: z.string(),
  /** '' for a typed row, else what it was imported from. */
  source: z.string(),
  currency: z.string(),
  values,
  file: z.string().nullable(),
  line: z.number().nullable(),
  batch: z.number().nullable(),
  /** Days that a report covers, where they are more than one: shown as a total of that span. */
  days: count,
});
export type ResultRow = z.infer<typeof resultRow>;

export const resultsContract = {
  /** Rows that touch the period, newest first, imported and typed. */
  'results.list': read(
    z.object({
      period: periodId,
      campaignId: id.optional(),
      promotion: promotion.optional(),
      /** Only rows that say one of these. */
      measures: z.array(z.enum(RESULT_MEASURES)).min(1).optional(),
      limit: count.max(500_000).default(500),
      offset: count.default(0),
    }),
    z.object({ rows: z.array(resultRow), total: count }),
  ),
  'results.choices': read(
    none,
    z.object({
      campaigns: z.array(
        z.object({
          id,
          name: z.string(),
          promotion: z.string(),
          starts: z.string().nullable(),
          ends: z.string().nullable(),
          /** It serves no target. */
          untargeted: z.boolean(),
        }),
      ),
      contents: z.array(z.object({ id, name: z.string() })),
      creators: z.array(z.object({ id, name: z.string() })),
    }),
  ),
  /** Writes typed rows, all or none, as one step of undo. A row without an id is new; measures that are not named stay. */
  'results.save': write(
    z.object({
      rows: z
        .array(z.object({ id: id.nullable(), ...key, values }))
        .min(1)
        .max(1000),
    }),
    z.object({ ids: z.array(id), warnings: z.array(z.string()) }),
  ),
  'results.remove': write(z.object({ ids: z.array(id).min(1).max(1000) }), ok),
};
