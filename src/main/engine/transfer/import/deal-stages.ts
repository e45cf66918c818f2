import type { ImportMap } from '../../../../shared/contract/imports';
import { fold } from '../../../../shared/domain/text';
import type { Job } from './job';

export type Kind = 'open' | 'won' | 'lost';
type StageRule = { kind: Kind; probability: number | null };

/** A chance as 0 … 1: 20 means percent. */
export const share = (value: number | undefined): number | null =>
  value === undefined ? null : value > 1 ? value / 100 : value;

const rulesOf = (stages: ImportMap['stages']): Map<string, StageRule> => {
  const rules = new Map<string, StageRule>();
  if (Array.isArray(stages))
    for (const stage of stages)
      rules.set(fold(stage.name), { kind: stage.kind, probability: share(stage.probability) });
  else
    for (const [name, rule] of Object.entries(stages ?? {})) {
      if (typeof rule === 'string') rules.set(fold(name), { kind: rule, probability: null });
      else
        rules.set(fold(name), {
          kind: rule.kind ?? rule.is ?? rule.type ?? rule.status ?? 'open',
          probability: share(rule.probability),
        });
    }
  return rules;
};

const guess = (folded: string): StageRule => ({
  kind: /\bwon\b|closedwon/.test(folded) ? 'won' : /\blost\b|closedlost/.test(folded) ? 'lost' : 'open',
  probability: null,
});

export type Stage = { id: string; kind: Kind; probability: number | null };

/** Finds the stages that a file names, or makes them with the kind and chance that its map gives. */
export const dealStages = (job: Job, map: ImportMap) => {
  const { driver } = job;
  const rules = rulesOf(map.stages);
  const findPipeline = driver.prepare(
    "SELECT id FROM pipelines WHERE deleted_at IS NULL AND (? = '' OR lower(name) = lower(?)) ORDER BY position LIMIT 1",
  );
  const findStage = driver.prepare(
    'SELECT id, kind FROM stages WHERE pipeline_id = ? AND natural_key = ? AND deleted_at IS NULL',
  );
  const addStage = driver.prepare(
    'INSERT INTO stages (id, pipeline_id, name, natural_key, kind, probability, position) VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM stages WHERE pipeline_id = ?))',
  );
  const findClosing = driver.prepare(
    'SELECT id, kind FROM stages WHERE pipeline_id = ? AND kind = ? AND deleted_at IS NULL ORDER BY position LIMIT 1',
  );
  const findFirst = driver.prepare(
    "SELECT id, kind FROM stages WHERE pipeline_id = ? AND kind = 'open' AND deleted_at IS NULL ORDER BY position LIMIT 1",
  );
  const stages = new Map<string, Stage>();

  const stageOf = (pipelineName: string, name: string) => {
    const at = `${pipelineName}\u0001${name}`;
    const known = stages.get(at);
    if (known) return known;
    const folded = fold(name);
    const rule = rules.get(folded) ?? undefined;
    let pipeline = findPipeline.get(pipelineName, pipelineName) as { id: string } | undefined;
    if (!pipeline) {
      pipeline = { id: job.newId() };
      job.changes.made('pipelines', pipeline.id, { name: pipelineName });
      driver
        .prepare(
          'INSERT INTO pipelines (id, name, position) VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM pipelines))',
        )
        .run(pipeline.id, pipelineName);
    }
    const found = findStage.get(pipeline.id, folded) as { id: string; kind: Kind } | undefined;
    const wanted = rule ?? (found ? { kind: found.kind, probability: null } : guess(folded));
    let stage: { id: string; kind: Kind; probability: number | null };
    if (found && found.kind === wanted.kind)
      stage = { id: found.id, kind: found.kind, probability: wanted.probability };
    else {
      stage = { id: job.newId(), kind: wanted.kind, probability: wanted.probability };
      job.changes.made('stages', stage.id, { name, kind: wanted.kind });
      addStage.run(
        stage.id,
        pipeline.id,
        name,
        folded,
        wanted.kind,
        wanted.probability ?? (wanted.kind === 'won' ? 1 : wanted.kind === 'lost' ? 0 : 0.1),
        pipeline.id,
      );
    }
    stages.set(at, stage);
    return stage;
  };

  /** The stage in which deals of a pipeline are won or lost, whatever the stage is called that they were in before. */
  const closingOf = (pipelineName: string, kind: 'won' | 'lost'): Stage => {
    const pipeline = findPipeline.get(pipelineName, pipelineName) as { id: string } | undefined;
    const found = pipeline && (findClosing.get(pipeline.id, kind) as { id: string; kind: Kind } | undefined);
    return found
      ? { id: found.id, kind: found.kind, probability: null }
      : stageOf(pipelineName, kind === 'won' ? 'Won' : 'Lost');
  };

  /** Where deals of a pipeline begin. */
  const firstOf = (pipelineName: string): Stage => {
    const pipeline = findPipeline.get(pipelineName, pipelineName) as { id: string } | undefined;
    const found = pipeline && (findFirst.get(pipeline.id) as { id: string; kind: Kind } | undefined);
    return found ? { id: found.id, kind: found.kind, probability: null } : stageOf(pipelineName, 'New');
  };
  return { stageOf, closingOf, firstOf };
};
