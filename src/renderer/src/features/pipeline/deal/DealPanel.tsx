import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead, useWorkspace, useWrite } from '../../../api';
import { Await, Button, buttonClass, InlineEdit, Menu, Panel, Section, STAGE_COLOR } from '../../../ui';
import { useMoves } from '../board/useMoves';
import { type Asked, asksOf, MoveDialog } from '../MoveDialog';
import { ageOf } from '../words';
import styles from './deal.module.css';
import { SECTIONS } from './sections';
import { type Deal, useDeal } from './useDeal';

/** The stage it stands in; choosing another is the same move as on the board. */
const StageMenu = ({ deal }: { deal: Deal }) => {
  const pipelines = useRead('pipelines.list', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const { move, pending } = useMoves();
  const stages = (pipelines.data ?? []).find((one) => one.id === deal.pipelineId)?.stages ?? [];
  const others = (pipelines.data ?? []).filter((one) => one.id !== deal.pipelineId);
  const shown = pending.at(-1)?.stageId ?? deal.stageId;
  const own = stages.find((stage) => stage.id === shown);
  const choose = (stage: (typeof stages)[number]): void => {
    if (asksOf(deal, stage)) setAsked({ card: deal, stage, beforeId: null });
    else void move({ card: deal, stage, beforeId: null });
  };
  return (
    <>
      <Menu
        label="Move to…"
        items={[
          { heading: 'Move to…' },
          ...stages.map((stage) => ({
            label: stage.name,
            checked: stage.id === shown,
            disabled: stage.id === shown,
            onSelect: () => choose(stage),
          })),
          ...others.flatMap((pipeline) => {
            const first = pipeline.stages.find((stage) => stage.kind === 'open');
            return first ? [{ label: `${pipeline.name}: ${first.name}`, onSelect: () => choose(first) }] : [];
          }),
        ]}
      >
        <button type="button" className={buttonClass()}>
          <span className={styles.dot} style={{ background: STAGE_COLOR[own?.color ?? 'teal'] }} aria-hidden />
          {own?.name ?? 'Stage'}
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu>
      {asked && (
        <MoveDialog
          asked={asked}
          onCancel={() => setAsked(null)}
          onMove={(answers) => {
            setAsked(null);
            return move({ ...asked, answers });
          }}
        />
      )}
    </>
  );
};

/** Everything about one deal, edited in place. Its id stands in the address, so that it can be gone back to. */
export const DealPanel = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { today } = useWorkspace();
  const { deal, save } = useDeal(id);
  const remove = useWrite('deals.remove', { done: () => `Removed ${deal.data?.title ?? 'the deal'}` });
  return (
    <Panel
      open
      onClose={onClose}
      title={
        deal.data ? (
          <InlineEdit
            kind="text"
            bare
            needed
            label="Title of the deal"
            value={deal.data.title}
            onSave={(title) => save({ title })}
          />
        ) : (
          'Deal'
        )
      }
    >
      <Await query={deal}>
        {(found) => (
          <div className={styles.sections}>
            <div className="row">
              <StageMenu deal={found} />
              <span className={found.stale ? 'warn' : 'ink3'}>{ageOf(found, today)}</span>
              <span className="push">
                <Button
                  kind="quiet"
                  icon={IconTrash}
                  onClick={() => remove.mutate({ id: found.id }, { onSuccess: onClose })}
                >
                  Remove
                </Button>
              </span>
            </div>
            {SECTIONS.map((section) => (
              <Section key={section.id} title={section.title} sub={section.sub?.(found)}>
                {section.show(found, save)}
              </Section>
            ))}
          </div>
        )}
      </Await>
    </Panel>
  );
};
