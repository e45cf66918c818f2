import { TandemError } from '../../../shared/contract/errors';
import type { Pipeline, PlaybookItem, Stage } from '../../../shared/contract/pipelines';
import { colorOf, DEAL_FIELD_IDS, STAGE_COLORS } from '../../../shared/domain/stages';
import { fold } from '../../../shared/domain/text';
import type { ServiceOf } from '../context';
import type { ReadDb } from '../store/dialect';
import { listPipelines, listStages, type StageRow } from '../store/repositories/stages';
import { change } from './people';

const kindOf = (kind: string): Stage['kind'] => (kind === 'won' || kind === 'lost' ? kind : 'open');

/** A stage's checklist as it is stored. */
export const playbookOf = (json: string): PlaybookItem[] => {
  const value: unknown = JSON.parse(json);
  if (!Array.isArray(value)) return [];
  return (value as Partial<PlaybookItem>[]).flatMap(({ id, text }) =>
    typeof id === 'string' && typeof text === 'string' ? [{ id, text }] : [],
  );
};

/** A stage as it crosses the wire. */
export const stageOf = (row: StageRow): Stage => {
  const required = JSON.parse(row.required) as unknown[];
  return {
    id: row.id,
    name: row.name,
    kind: kindOf(row.kind),
    probability: row.probability,
    position: row.position,
    deals: row.deals,
    color: STAGE_COLORS.find((color) => color === row.color) ?? colorOf(kindOf(row.kind)),
    required: DEAL_FIELD_IDS.filter((field) => required.includes(field)),
    playbook: playbookOf(row.playbook),
  };
};

/** Pipelines with their stages, in order. */
export const readPipelines = async (db: ReadDb): Promise<Pipeline[]> => {
  const stages = await listStages(db);
  return (await listPipelines(db)).map((pipeline) => ({
    ...pipeline,
    stages: stages.filter((stage) => stage.pipeline_id === pipeline.id).map(stageOf),
  }));
};

/** What a pipeline begins with: one stage of each kind. */
const FIRST = [
  ['New', 'open', 0.2],
  ['Won', 'won', 1],
  ['Lost', 'lost', 0],
] as const;

/** Pipelines, edited in place. Their stages are services/stages. */
export const pipelinesService: ServiceOf<'pipelines'> = {
  'pipelines.list': (_input, context) => readPipelines(context.store.read),
  'pipelines.create': async ({ name }, context) => {
    const id = context.newId();
    const pipelines = await listPipelines(context.store.read);
    if (pipelines.some((one) => fold(one.name) === fold(name)))
      throw new TandemError('conflict', `There is a pipeline ${name} already.`);
    const last = Math.max(0, ...pipelines.map((pipeline) => pipeline.position));
    await change(context, `Added pipeline ${name}`, 'deals', id, async (edit) => {
      await edit.insert('pipelines', { id, name, position: last + 1, deleted_at: null });
      for (const [index, [stage, kind, probability]] of FIRST.entries())
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
    });
    context.touched('deals');
    return { id };
  },
  'pipelines.update': async ({ id, name }, context) => {
    if ((await listPipelines(context.store.read)).some((one) => fold(one.name) === fold(name) && one.id !== id))
      throw new TandemError('conflict', `There is a pipeline ${name} already.`);
    await change(context, `Renamed a pipeline to ${name}`, 'deals', id, (edit) =>
      edit.update('pipelines', id, { name }),
    );
    context.touched('deals');
    return { ok: true };
  },
  'pipelines.remove': async ({ id }, context) => {
    const pipelines = await readPipelines(context.store.read);
    const pipeline = pipelines.find((one) => one.id === id);
    if (!pipeline) throw new TandemError('not-found', 'This pipeline was removed in the meantime.');
    if (pipelines.length === 1) throw new TandemError('rule', `${pipeline.name} is the only pipeline, so it stays.`);
    const deals = pipeline.stages.reduce((sum, stage) => sum + stage.deals, 0);
    if (deals > 0)
      throw new TandemError('rule', `${pipeline.name} holds ${deals} deals. Move them to another pipeline first.`);
    await change(context, `Removed pipeline ${pipeline.name}`, 'deals', id, async (edit) => {
      for (const stage of pipeline.stages) await edit.remove('stages', stage.id);
      await edit.remove('pipelines', id);
    });
    context.touched('deals');
    return { ok: true };
  },
};
