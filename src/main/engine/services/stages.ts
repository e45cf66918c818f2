import { TandemError } from '../../../shared/contract/errors';
import { positionBetween } from '../../../shared/domain/stages';
import { fold } from '../../../shared/domain/text';
import type { Context, ServiceOf } from '../context';
import { beginEdit } from '../store/history';
import { listStages, type StageRow } from '../store/repositories/stages';
import { change } from './people';

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

/** Won and lost are certain; an open stage has a chance in between. */
const assertChance = (kind: string, probability: number | undefined): void => {
  if (probability === undefined || kind === 'open' || probability === (kind === 'won' ? 1 : 0)) return;
  throw new TandemError('rule', kind === 'won' ? 'A won stage has odds of 100%.' : 'A lost stage has odds of 0%.');
};

/** The place of a stage above `beforeId`, null for the end; the others are numbered anew when there is no room left. */
const place = (rest: readonly StageRow[], beforeId: string | null): number | undefined => {
  const below = beforeId === null ? undefined : found(rest, beforeId);
  const above = below ? rest[rest.indexOf(below) - 1] : rest.at(-1);
  return positionBetween(above?.position ?? null, below?.position ?? null);
};

/** Takes a stage away and puts its deals into another one, with their history, as one step. */
const removeStage = async (context: Context, stage: StageRow, target: StageRow | undefined): Promise<void> => {
  await context.store.write(async (db) => {
    const author = { personId: context.personId, at: context.at() };
    const deals = await db
      .selectFrom('deals')
      .select('id')
      .where('stage_id', '=', stage.id)
      .where('deleted_at', 'is', null)
      .execute();
    if (deals.length > 0 && !target)
      throw new TandemError('rule', `${stage.name} holds ${deals.length} deals. Choose the stage they go to.`);
    const edit = await beginEdit(db, author, `Removed stage ${stage.name}`, 'deals', stage.id);
    for (const deal of deals) {
      if (!target) continue;
      await edit.update('deals', deal.id, { stage_id: target.id, entered_stage_at: context.at() });
      await edit.insert('deal_stages', {
        id: context.newId(),
        deal_id: deal.id,
        stage_id: target.id,
        entered_at: context.at(),
        person_id: context.personId,
      });
    }
    await edit.remove('stages', stage.id);
  });
};

/** Stages of pipelines, edited in place; deals survive every edit. */
export const stagesService: ServiceOf<'stages'> = {
  'stages.create': async ({ pipelineId, name, kind, probability }, context) => {
    const stages = (await listStages(context.store.read)).filter((stage) => stage.pipeline_id === pipelineId);
    if (stages.length === 0) throw new TandemError('not-found', 'This pipeline was removed in the meantime.');
    assertFree(stages, pipelineId, name);
    assertChance(kind, probability);
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
  'stages.update': async ({ id, name, kind, probability, color, required, playbook, beforeId }, context) => {
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
    const meaning = kind ?? stage.kind;
    assertChance(meaning, probability);
    // What is won is certain, and what is lost is not to come: the chance follows the kind.
    const chance =
      kind === undefined || kind === stage.kind
        ? probability
        : kind === 'won'
          ? 1
          : kind === 'lost'
            ? 0
            : (probability ?? 0.5);
    const rest = all.filter((one) => one.pipeline_id === stage.pipeline_id && one.id !== id);
    const position = beforeId === undefined ? undefined : place(rest, beforeId);
    await change(context, `Changed stage ${name ?? stage.name}`, 'deals', id, async (edit) => {
      await edit.update('stages', id, {
        ...(name === undefined ? {} : { name, natural_key: fold(name) }),
        ...(kind === undefined ? {} : { kind }),
        ...(chance === undefined ? {} : { probability: chance }),
        ...(color === undefined ? {} : { color }),
        ...(required === undefined ? {} : { required: JSON.stringify([...new Set(required)]) }),
        ...(playbook === undefined
          ? {}
          : {
              playbook: JSON.stringify(playbook.map((item) => ({ id: item.id ?? context.newId(), text: item.text }))),
            }),
        ...(position === undefined ? {} : { position }),
      });
      if (beforeId === undefined || position !== undefined) return;
      const order = rest.toSpliced(
        beforeId === null ? rest.length : rest.findIndex((one) => one.id === beforeId),
        0,
        stage,
      );
      for (const [index, one] of order.entries()) await edit.update('stages', one.id, { position: index + 1 });
    });
    context.touched('deals');
    return { ok: true };
  },
  'stages.remove': async ({ id, moveTo }, context) => {
    const all = await listStages(context.store.read);
    const stage = found(all, id);
    assertNotLast(all, stage);
    const target = moveTo === undefined ? undefined : found(all, moveTo);
    if (target && target.kind !== stage.kind)
      throw new TandemError('rule', `Deals of ${stage.name} can only go to another ${stage.kind} stage.`);
    await removeStage(context, stage, target);
    context.touched('deals', 'history');
    return { ok: true };
  },
};
