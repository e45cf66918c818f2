import { z } from 'zod';
import { COMPARATOR_IDS, DECISION_IDS } from '../domain/campaigns';
import { read, write } from './channel';
import { count, day, id, idOnly, minor, ok, personRef, shortText } from './common';

const decision = z.enum(DECISION_IDS);
const comparator = z.enum(COMPARATOR_IDS);
const cost = minor.min(0, 'The cap of an experiment cannot be negative');

export const experiment = z.object({
  id,
  campaignId: id.nullable(),
  campaign: z.string().nullable(),
  hypothesis: z.string(),
  platform: z.string(),
  capMinor: z.number().int().nullable(),
  /** Spent on its days until today, and what that leads to by its last day; null where no campaign says it. */
  spentMinor: z.number().int().nullable(),
  headingMinor: z.number().int().nullable(),
  /** Whether rows of its platform are counted, or all that its campaign spent. */
  spentOn: z.enum(['platform', 'campaign']).nullable(),
  /** Null without a cap. */
  cap: z.enum(['within', 'near', 'reached']).nullable(),
  starts: z.string().nullable(),
  ends: z.string().nullable(),
  metric: z.string(),
  /** A figure's unit, that of its metric: a currency, 'ratio', 'count' …; '' where the metric is none that is known. */
  unit: z.string(),
  comparator,
  /**
   * What is aimed for, or where the range begins; in `unit`, like the result. Money in major units (20 for $20), as it was
   * always typed, and a share as a part of one.
   */
  aim: z.number().nullable(),
  /** Where the range ends; null for what is no range. */
  aimHigh: z.number().nullable(),
  /**
   * What the worksheet that its campaign was made from assumes of it now, in the same units; null where that is what it aims
   * for, and where no worksheet says anything.
   */
  assumed: z
    .object({
      sheetId: id,
      sheet: z.string(),
      comparator,
      aim: z.number().nullable(),
      aimHigh: z.number().nullable(),
    })
    .nullable(),
  result: z.number().nullable(),
  /** Whether the result meets the aim; null while either is missing. */
  met: z.boolean().nullable(),
  decision: decision.nullable(),
  decidedDay: z.string().nullable(),
  author: personRef.nullable(),
  /** Past its last day and not decided. */
  overdue: z.boolean(),
  rev: count,
});
export type Experiment = z.infer<typeof experiment>;

const experimentFields = z.object({
  campaignId: id.nullable(),
  hypothesis: z.string().trim().min(1, 'Say what you expect').max(2_000),
  platform: shortText,
  capMinor: cost.nullable(),
  starts: day.nullable(),
  ends: day.nullable(),
  metric: shortText,
  comparator,
  aim: z.number().finite().nullable(),
  aimHigh: z.number().finite().nullable(),
  result: z.number().finite().nullable(),
});

/** Experiments: what is expected, how much it may cost, until when, and what was decided. */
export const experimentsContract = {
  'experiments.list': read(z.object({ open: z.boolean().default(false) }), z.array(experiment)),
  'experiments.create': write(
    z.object({ ...experimentFields.partial().shape, hypothesis: experimentFields.shape.hypothesis }),
    idOnly,
  ),
  'experiments.update': write(z.object({ id, ...experimentFields.partial().shape }), ok),
  /** Null opens it again. */
  'experiments.decide': write(z.object({ id, decision: decision.nullable() }), ok),
  'experiments.remove': write(idOnly, ok),
};
