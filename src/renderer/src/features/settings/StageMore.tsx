import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { Stage } from '../../../../shared/contract/pipelines';
import { DEAL_FIELDS, DEAL_FIELD_IDS, STAGE_COLORS } from '../../../../shared/domain/stages';
import { useWrite } from '../../api';
import { IconButton, InlineEdit } from '../../ui';
import { CommentsLine } from '../comments';
import { AddLine } from './AddLine';
import styles from './Stages.module.css';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const FIELDS = DEAL_FIELD_IDS.map((field) => ({ value: field, label: capital(DEAL_FIELDS[field]) }));
const COLORS = STAGE_COLORS.map((color) => ({ value: color, label: capital(color) }));

/** What a stage asks for, how it looks, and the checklist that deals in it go through. */
export const StageMore = ({ stage }: { stage: Stage }) => {
  const update = useWrite('stages.update', { quiet: true });
  const set = (playbook: { id?: string; text: string }[]): Promise<unknown> =>
    update.mutateAsync({ id: stage.id, playbook });
  const items = stage.playbook;
  const swap = (index: number, step: number): void => {
    const order = [...items];
    const [moved] = order.splice(index, 1);
    if (moved) void set(order.toSpliced(index + step, 0, moved));
  };
  return (
    <div className={styles.more}>
      <div className={styles.line}>
        <span className="ink3">Colour</span>
        <InlineEdit
          kind="select"
          bare
          label={`Colour of ${stage.name}`}
          value={stage.color}
          options={COLORS}
          onSave={(color) => update.mutateAsync({ id: stage.id, color: STAGE_COLORS.find((one) => one === color) })}
        />
      </div>
      {stage.kind !== 'lost' && (
        <div className={styles.line}>
          <span className="ink3">Asks for</span>
          <InlineEdit
            kind="many"
            bare
            label={`Fields that ${stage.name} asks for`}
            placeholder="Nothing"
            value={stage.required}
            options={FIELDS}
            onSave={(fields) =>
              update.mutateAsync({ id: stage.id, required: DEAL_FIELD_IDS.filter((field) => fields.includes(field)) })
            }
          />
        </div>
      )}
      <div className={styles.line}>
        <span className="ink3">Checklist</span>
        <div>
          <ol className={styles.items} aria-label={`Checklist of ${stage.name}`}>
            {items.map((item, index) => (
              <li key={item.id}>
                <InlineEdit
                  kind="text"
                  bare
                  needed
                  label={`Line ${index + 1} of ${stage.name}`}
                  value={item.text}
                  onSave={(text) => set(items.map((one) => (one.id === item.id ? { ...one, text } : one)))}
                />
                <IconButton
                  small
                  icon={IconArrowUp}
                  label={`Move "${item.text}" up`}
                  disabled={index === 0}
                  onClick={() => swap(index, -1)}
                />
                <IconButton
                  small
                  icon={IconArrowDown}
                  label={`Move "${item.text}" down`}
                  disabled={index === items.length - 1}
                  onClick={() => swap(index, 1)}
                />
                <IconButton
                  small
                  icon={IconX}
                  label={`Remove "${item.text}"`}
                  onClick={() => void set(items.filter((one) => one.id !== item.id))}
                />
              </li>
            ))}
          </ol>
          <AddLine
            main={false}
            label={`New line for ${stage.name}`}
            about={stage.id}
            placeholder="Add a line"
            onAdd={(text) => set([...items, { text }])}
          />
        </div>
      </div>
      <CommentsLine entity="stage" id={stage.id} of={stage.name} />
    </div>
  );
};
