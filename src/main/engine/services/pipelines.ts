import type { Output } from '../../../shared/contract';
import { TandemError } from '../../../shared/contract/errors';
import { positionBetween } from '../../../shared/domain/stages';
import { fold } from '../../../shared/domain/text';
import type { ServiceOf } from '../context';
import type { ReadDb } from '../store/dialect';
import { listPipelines, listStages, type StageRow } from '../store/repositories/stages';
import { change } from './people';

type Pipeline = Output<'pipelines.list'>[number];

const kindOf = (kind: string): 'open' | 'won' | 'lost' => (kind === 'won' || kind === 'lost' ? kind : 'open');

/** Pipelines with their stages, in order. */
export const readPipelines = async (db: ReadDb): Promise<Pipeline[]> => {
  const stages = await listStages(db);
  return (await listPipelines(db)).map((pipeline) => ({
    ...pipeline,
    stages: stages
      .filter((stage) => stage.pipeline_id === pipeline.id)
      .map(({ id, name, kind, probability, position, deals }) => ({
        id,
        name,
        kind: kindOf(kind),
        probability,
        position,
        deals,
      })),
  }));
};

const found = (stages: readonly StageRow[], id: string): StageRow => {
  const stage = stages.find((one) => one.id === id);
  if (!stage) throw new TandemError('not-found', 'This stage was removed in the meantime.');
  return stage;
};

const assertFree = (stages: readonly StageRow[], pipelineId: string, name: string, except?: string): void => {
  if (
    stages.some((stage) => stage.pipeline_id === pipelineId && fold(stage.name) === fold(name) && stage.id !== except)
  )
    throw new TandemError('conflict', `There is a stage ${name} already.`);
};

/** A pipeline keeps at least one stage of each kind, so that deals can be open, won and lost. */
const assertNotLast = (stages: readonly StageRow[], stage: StageRow): void => {
  if (stages.filter((one) => one.pipeline_id === stage.pipeline_id && one.kind === stage.kind).length === 1)
    throw new TandemError('rule', `${stage.name} is the only ${stage.kind} stage of this pipeline, so it stays.`);
};

/** Pipelines and their stages, edited in place; deals survive every edit. */
export const pipelinesService: ServiceOf<'pipelines'> & ServiceOf<'stages'> = {
  'pipelines.list': (_input, context) => readPipelines(context.store.read),
  'pipelines.create': async ({ name }, context) => {
    const id = context.newId();
    const last = Math.max(0, ...(await listPipelines(context.store.read)).map((pipeline) => pipeline.position));
    await change(context, `Added pipeline ${name}`, 'deals', id, async (edit) => {
      await edit.insert('pipelines', { id, name, position: last + 1, deleted_at: null });
      for (const [index, [stage, kind, probability]] of (
        [
          ['New', 'open', 0.2],
          ['Won', 'won', 1],
          ['Lost', 'lost', 0],
        ] as const
      ).entries()) {
        await edit.insert('stages', {
          id: context.newId(),
          pipeline_id: id,
          name: stage,
          natural_key: fold(stage),
          kind,
          probability,
          position: index + 1,
          deleted_at: null,
        });
      }
    });
    context.touched('deals');
    return { id };
  },
  'pipelines.update': async ({ id, name }, context) => {
    await change(context, `Renamed a pipeline to ${name}`, 'deals', id, (edit) =>
      edit.update('pipelines', id, { name }),
    );
    context.touched('deals');
    return { ok: true };
  },
  'stages.create': async ({ pipelineId, name, kind, probability }, context) => {
    const stages = (await listStages(context.store.read)).filter((stage) => stage.pipeline_id === pipelineId);
    if (stages.length === 0) throw new TandemError('not-found', 'This pipeline was removed in the meantime.');
    assertFree(stages, pipelineId, name);
    // A new open stage goes after the last open one, before won and lost.
    const before = kind === 'open' ? stages.find((stage) => stage.kind !== 'open') : undefined;
    const above = before ? stages[stages.indexOf(before) - 1] : stages.at(-1);
    const id = context.newId();
    await change(context, `Added stage ${name}`, 'deals', id, (edit) =>
      edit.insert('stages', {
        id,
        pipeline_id: pipelineId,
        name,
        natural_key: fold(name),
        kind,
        probability,
        position: positionBetween(above?.position ?? null, before?.position ?? null) ?? (above?.position ?? 0) + 1,
        deleted_at: null,
      }),
    );
    context.touched('deals');
    return { id };
  },
  'stages.update': async ({ id, name, kind, probability, beforeId }, context) => {
    const all = await listStages(context.store.read);
    const stage = found(all, id);
    if (name !== undefined) assertFree(all, stage.pipeline_id, name, id);
    if (kind !== undefined && kind !== stage.kind) {
      assertNotLast(all, stage);
      if (stage.deals > 0)
        throw new TandemError(
          'rule',
          `${stage.name} holds ${stage.deals} deals. Move them first, then change what the stage means.`,
        );
    }
    let position: number | undefined;
    if (beforeId !== undefined) {
      const rest = all.filter((one) => one.pipeline_id === stage.pipeline_id && one.id !== id);
      const below = beforeId === null ? undefined : found(rest, beforeId);
      const above = below ? rest[rest.indexOf(below) - 1] : rest.at(-1);
      position = positionBetween(above?.position ?? null, below?.position ?? null);
    }
    await change(context, `Changed stage ${name ?? stage.name}`, 'deals', id, (edit) =>
      edit.update('stages', id, {
        ...(name === undefined ? {} : { name, natural_key: fold(name) }),
        ...(kind === undefined ? {} : { kind }),
        ...(probability === undefined ? {} : { probability }),
        ...(position === undefined ? {} : { position }),
      }),
    );
    context.touched('deals');
    return { ok: true };
  },
  'stages.remove': async ({ id, moveTo }, context) => {
    const all = await listStages(context.store.read);
    const stage = found(all, id);
    assertNotLast(all, stage);
    if (stage.deals > 0 && moveTo === undefined)
      throw new TandemError('rule', `${stage.name} holds ${stage.deals} deals. Choose the stage they go to.`);
    const target = moveTo === undefined ? undefined : found(all, moveTo);
    if (target && target.kind !== stage.kind)
      throw new TandemError('rule', `Deals of ${stage.name} can only go to another ${stage.kind} stage.`);
    const deals = await context.store.read.selectFrom('deals').select('id').where('stage_id', '=', id).execute();
    await change(context, `Removed stage ${stage.name}`, 'deals', id, async (edit) => {
      for (const deal of deals)
        if (target) await edit.update('deals', deal.id, { stage_id: target.id, entered_stage_at: context.at() });
      await edit.remove('stages', id);
    });
    context.touched('deals');
    return { ok: true };
  },
};
