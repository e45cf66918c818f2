import type { Pipeline } from '../../../../shared/contract/pipelines';
import { useRead, useWrite } from '../../api';
import { IconTrash } from '@tabler/icons-react';
import { Await, Card, IconButton, InlineEdit } from '../../ui';
import { useCommentsLine } from '../comments';
import { AddLine } from './AddLine';
import styles from './Settings.module.css';
import { StageRow } from './StageRow';

/** One pipeline: its name and its stages in order. */
const PipelineCard = ({ pipeline }: { pipeline: Pipeline }) => {
  const update = useWrite('pipelines.update', { quiet: true });
  const create = useWrite('stages.create', { quiet: true });
  const remove = useWrite('pipelines.remove', { done: () => `Removed ${pipeline.name}` });
  const { button, comments } = useCommentsLine({
    entity: 'pipeline',
    id: pipeline.id,
    of: `pipeline ${pipeline.name}`,
  });
  const stages = pipeline.stages.toSorted((a, b) => a.position - b.position);
  return (
    <Card
      label={`Pipeline ${pipeline.name}`}
      title={
        <InlineEdit
          kind="text"
          bare
          needed
          label={`Name of pipeline ${pipeline.name}`}
          value={pipeline.name}
          onSave={(name) => update.mutateAsync({ id: pipeline.id, name })}
        />
      }
      actions={
        <>
          {button}
          <IconButton
            small
            icon={IconTrash}
            label={`Remove pipeline ${pipeline.name}`}
            onClick={() => remove.mutate({ id: pipeline.id })}
          />
        </>
      }
      pad={false}
    >
      {comments && <div className={styles.said}>{comments}</div>}
      <div className={styles.stageHead} aria-hidden>
        <span />
        <span>Stage</span>
        <span>Kind</span>
        <span className="num">Odds</span>
        <span className="num">Deals</span>
        <span />
        <span />
      </div>
      <ol aria-label={`Stages of ${pipeline.name}`}>
        {stages.map((stage, index) => (
          <StageRow key={stage.id} stage={stage} stages={stages} index={index} />
        ))}
      </ol>
      <AddLine
        label={`New stage of ${pipeline.name}`}
        about={pipeline.id}
        placeholder="Add a stage"
        onAdd={(name) => create.mutateAsync({ pipelineId: pipeline.id, name, kind: 'open', probability: 0.5 })}
      />
    </Card>
  );
};

/** Pipelines and their stages: names, chances, order. */
export const PipelinesSection = () => {
  const pipelines = useRead('pipelines.list', {});
  const create = useWrite('pipelines.create', { quiet: true });
  return (
    <>
      <Await query={pipelines}>
        {(list) => list.map((pipeline) => <PipelineCard key={pipeline.id} pipeline={pipeline} />)}
      </Await>
      <Card label="Another pipeline" pad={false}>
        <AddLine
          main={false}
          label="New pipeline"
          placeholder="Add a pipeline"
          onAdd={(name) => create.mutateAsync({ name })}
        />
      </Card>
    </>
  );
};
