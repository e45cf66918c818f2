import { z } from 'zod';
import { read } from './channel';
import { count, id, minor, periodId } from './common';
import { channelLine, pace, source, span, value } from './reports/parts';
import { story } from './story';

const homeView = z.object({
  asOf: z.string(),
  span,
  before: span,
  hasData: z.boolean(),
  week: z.object({ span, value, targetMinor: minor.nullable() }),
  net: value,
  previous: value,
  kpis: z.array(z.object({ name: z.string(), better: z.enum(['up', 'down', 'neither']), value, previous: value })),
  /** Null without a target. */
  pace: pace.nullable(),
  channels: z.array(channelLine),
  /** What moved net sales most against the same days of the period before, by product; the last is the rest, and all sum to the change. */
  movers: z.array(z.object({ name: z.string(), rest: z.boolean(), changeMinor: minor })),
  changes: z.array(
    z.object({
      id: count,
      label: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      entity: z.string(),
      entityId: z.string().nullable(),
      /** The files of one day, imported one after the other: they stand on one line. */
      imported: z.object({ files: count, kinds: z.array(z.string()), rows: count }).nullable(),
    }),
  ),
  changeCount: count,
  /** What people say of the targets; null without a tree. */
  story: story.nullable(),
  /** Moments that are on or ahead, the next first, with what they should add in all. */
  moments: z.array(
    z.object({ id, name: z.string(), starts: z.string(), ends: z.string(), liftMinor: minor.nullable() }),
  ),
  momentCount: count,
  sources: z.array(source),
});
export type HomeView = z.infer<typeof homeView>;

/** A next step of a deal or of an activity without one, a lead that was handed over and waits to be accepted, or an action of a meeting. */
const nextStep = z.object({
  kind: z.enum(['deal', 'activity', 'lead', 'deliverable', 'action']),
  id,
  /** What is to be done; for a lead its name. */
  step: z.string(),
  /** Whom it concerns: company, contact, else the deal's title. */
  about: z.string().nullable(),
  /** The company's or contact's record of an activity, the meeting of an action. */
  record: z.object({ kind: z.enum(['company', 'contact', 'meeting']), id }).nullable(),
  /** When it is due; of a lead the day of the hand-over. */
  day: z.string().nullable(),
});
export type NextStep = z.infer<typeof nextStep>;

export const homeContract = {
  /** Without a period it is the running quarter, which every page shows at first. */
  'home.get': read(z.object({ period: periodId.optional() }), homeView),
  /** What one person, or with null anybody, has to do next, the most urgent first. */
  'home.nextSteps': read(
    z.object({ personId: id.nullable(), limit: z.number().int().min(1).max(100).default(8) }),
    z.array(nextStep),
  ),
};
