import { z } from 'zod';
import { BLOCK_KINDS, LOCALE_IDS, TREATMENT_IDS } from '../../domain/investor';
import { count, day, id, longText, minor, shortText } from '../common';
import { span, value } from './parts';

export const followUp = z.object({ id, text: z.string().max(2_000), done: z.boolean(), note: z.string().max(2_000) });

/** What a block carries beside its text; see domain/investor. */
export const blockData = z.object({
  metrics: z.array(z.string().max(80)).max(30).optional(),
  cashMinor: minor.nullable().optional(),
  burnMinor: minor.nullable().optional(),
  day: day.nullable().optional(),
  followUps: z.array(followUp).max(100).optional(),
});

export const updateBlock = z.object({
  id,
  kind: z.enum(BLOCK_KINDS),
  hidden: z.boolean(),
  /** The cover's sentence of `headline`, the heading of `text`; empty otherwise. */
  title: shortText,
  text: longText,
  data: blockData,
});
export type UpdateBlock = z.infer<typeof updateBlock>;

export const rule = z.object({ metric: z.string().min(1).max(80), treatment: z.enum(TREATMENT_IDS) });
export const locale = z.enum(LOCALE_IDS).nullable();

/** A number in a sentence: what the text says, and what stands there. */
export const boundNumber = z.object({
  raw: z.string(),
  label: z.string(),
  value,
  note: count,
});
export type BoundNumber = z.infer<typeof boundNumber>;

/** Cash and burn as somebody typed them in; null without such a block. */
export const runwayValue = z.object({
  cashMinor: minor.nullable(),
  burnMinor: minor.nullable(),
  /** The currency, or `index`. */
  unit: z.string(),
  day: z.string().nullable(),
  months: z.number().nullable(),
  reason: z.string().nullable(),
  note: count,
});

/** How figures are shown to those who read it; everything as it is when there are no rules. */
export const disclosure = z.object({
  group: z.string().nullable(),
  rules: z.array(rule),
  /** What 100 stands for. */
  base: span,
});

/** What an investor update has beside its figures. `id` is null where nobody has begun one: the standard blocks. */
export const updatePart = {
  update: z.object({
    id: id.nullable(),
    status: z.enum(['draft', 'sent']),
    sentAt: z.string().nullable(),
    /** Of one that was sent: what was frozen then. */
    snapshotId: id.nullable().default(null),
  }),
  blocks: z.array(updateBlock),
  bound: z.array(boundNumber),
  /** Figures of the period before, by metric: what an index is 100 of. Empty once figures are indexed or hidden. */
  bases: z.record(z.string().max(80), z.number().nullable()),
  team: z.array(z.object({ name: z.string(), roles: z.array(z.string()) })),
  runway: runwayValue.nullable(),
  disclosure,
  /** Units of the sums of money: the currency, or `index` where they are given as one. */
  units: z.object({ sales: z.string(), pipeline: z.string(), spend: z.string() }),
};
