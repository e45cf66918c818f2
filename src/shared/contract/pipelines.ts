import { z } from 'zod';
import { DEAL_FIELD_IDS, STAGE_COLORS } from '../domain/stages';
import { read, write } from './channel';
import { count, id, idOnly, name, none, ok } from './common';

export const stageKind = z.enum(['open', 'won', 'lost']);
const probability = z.number().min(0, 'Odds lie between 0% and 100%').max(1, 'Odds lie between 0% and 100%');

/** One line of a stage's checklist. A deal remembers which of them are done. */
export const playbookItem = z.object({ id, text: name });
export type PlaybookItem = z.infer<typeof playbookItem>;

export const stage = z.object({
  id,
  name: z.string(),
  kind: stageKind,
  /** Odds of being won, 0 … 1. */
  probability,
  position: z.number(),
  deals: count,
  color: z.enum(STAGE_COLORS),
  /** Fields that a deal must have before it may stand here. */
  required: z.array(z.enum(DEAL_FIELD_IDS)),
  playbook: z.array(playbookItem),
});
export type Stage = z.infer<typeof stage>;
export const pipeline = z.object({ id, name: z.string(), position: z.number(), stages: z.array(stage) });
export type Pipeline = z.infer<typeof pipeline>;

export const pipelinesContract = {
  'pipelines.list': read(none, z.array(pipeline)),
  'pipelines.create': write(z.object({ name }), idOnly),
  'pipelines.update': write(z.object({ id, name }), ok),
  /** Refused while the pipeline holds deals, and for the last one. */
  'pipelines.remove': write(idOnly, ok),
  'stages.create': write(z.object({ pipelineId: id, name, kind: stageKind, probability }), idOnly),
  'stages.update': write(
    z.object({
      id,
      name: name.optional(),
      kind: stageKind.optional(),
      probability: probability.optional(),
      color: z.enum(STAGE_COLORS).optional(),
      required: z.array(z.enum(DEAL_FIELD_IDS)).max(DEAL_FIELD_IDS.length).optional(),
      /** The whole checklist in its order; a line without an id is new. */
      playbook: z
        .array(z.object({ id: id.optional(), text: name }))
        .max(40)
        .optional(),
      beforeId: id.nullable().optional(),
    }),
    ok,
  ),
  /** Deals of a removed stage go to `moveTo`; refused while the stage holds deals and no other is named. */
  'stages.remove': write(z.object({ id, moveTo: id.optional() }), ok),
};
