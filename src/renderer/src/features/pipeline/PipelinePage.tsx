import { useState } from 'react';
import type { DealCard } from '../../../../shared/contract/deals';
import type { Stage } from '../../../../shared/contract/pipelines';
import { useRead, useWrite } from '../../api';
import { number, periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Button, Dialog, Money, Page, Select, TextField } from '../../ui';
import { Column } from './Column';
import styles from './pipeline.module.css';

type Asked = { card: DealCard; stage: Stage };

/** The board: one filtered set of deals by stage. A move is one undoable command, by mouse, keyboard or menu. */
export const PipelinePage = () => {
  const { period } = usePeriod();
  const pipelines = useRead('pipelines.list', {});
  const [pipelineId, setPipelineId] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [reason, setReason] = useState('');
  const board = useRead('deals.board', { period: period.id, ...(pipelineId ? { pipelineId } : {}) });
  const create = useWrite('deals.create', { done: () => `Added ${title}` });
  const move = useWrite('deals.move', {
    done: (_output, input) =>
      `Moved to ${board.data?.pipeline.stages.find((stage) => stage.id === input.stageId)?.name ?? 'its stage'}`,
  });

  const onMove = (card: DealCard, stage: Stage, beforeId: string | null): void => {
    if (stage.kind === 'lost' && card.stageId !== stage.id) setAsked({ card, stage });
    else move.mutate({ id: card.id, stageId: stage.id, beforeId });
  };
  return (
    <Page
      flush
      title="Pipeline"
      sub={`won and lost in ${periodName(period)}`}
      beside={
        <Select
          aria-label="Pipeline"
          data={(pipelines.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={pipelineId ?? board.data?.pipeline.id ?? null}
          onChange={(value: string | null) => setPipelineId(value)}
        />
      }
      actions={
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() === '') return;
            create.mutate({ title: title.trim(), ...(board.data ? { pipelineId: board.data.pipeline.id } : {}) });
            setTitle('');
          }}
        >
          <TextField
            aria-label="New deal"
            placeholder="New deal"
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button kind="primary" submit>
            Add deal
          </Button>
        </form>
      }
    >
      <Await query={board}>
        {({ pipeline, columns, totals }) => (
          <>
            <p className={styles.totals}>
              <span>{number(totals.open)} open</span>
              <span>
                <Money minor={totals.sumMinor} />
              </span>
              <span>
                <Money minor={totals.weightedMinor} /> weighted
              </span>
              <span className={totals.stale > 0 ? 'warn' : undefined}>{number(totals.stale)} stale</span>
            </p>
            <div className={styles.board}>
              {columns.map((column) => (
                <Column key={column.stage.id} column={column} stages={pipeline.stages} onMove={onMove} />
              ))}
            </div>
          </>
        )}
      </Await>
      <Dialog
        title={`Why was ${asked?.card.title ?? 'the deal'} lost?`}
        open={asked !== null}
        onClose={() => setAsked(null)}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!asked || reason.trim() === '') return;
            move.mutate({ id: asked.card.id, stageId: asked.stage.id, lostReason: reason.trim() });
            setAsked(null);
            setReason('');
          }}
        >
          <TextField
            label="Reason"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <p className="row">
            <Button submit kind="primary" disabled={reason.trim() === ''}>
              Mark as lost
            </Button>
            <Button onClick={() => setAsked(null)}>Cancel</Button>
          </p>
        </form>
      </Dialog>
    </Page>
  );
};
