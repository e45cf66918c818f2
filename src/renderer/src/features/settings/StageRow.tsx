import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconGripVertical,
  IconTrash,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Stage } from '../../../../shared/contract/pipelines';
import { useWrite } from '../../api';
import { number } from '../../format';
import { buttonClass, cx, IconButton, InlineEdit, Menu, type MenuItem, STAGE_COLOR, useRowDrag } from '../../ui';
import styles from './Settings.module.css';
import { StageMore } from './StageMore';
import own from './Stages.module.css';

const KINDS = [
  { value: 'open', label: 'Open' },
  { value: 'won', label: 'Won' },
  { value: 'lost', label: 'Lost' },
];

type StageRowProps = { stage: Stage; stages: readonly Stage[]; index: number };

/** One stage: dragged by its handle, or moved and removed by its menu. */
export const StageRow = ({ stage, stages, index }: StageRowProps) => {
  const update = useWrite('stages.update', { quiet: true });
  const move = useWrite('stages.update', { done: () => `Moved ${stage.name}` });
  const remove = useWrite('stages.remove', { done: () => `Removed ${stage.name}` });
  const [open, setOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  /** `beforeId` null is the end. */
  const moveBefore = (id: string, beforeId: string | null): void => move.mutate({ id, beforeId });
  const edge = useRowDrag({ kind: 'stage', row, handle, id: stage.id, rows: stages, onMove: moveBefore });

  // Deals go on to a stage of the same kind: what is won stays won.
  const others = stages.filter((one) => one.id !== stage.id && one.kind === stage.kind);
  const items: MenuItem[] = [
    {
      label: 'Move up',
      icon: IconArrowUp,
      disabled: index === 0,
      onSelect: () => moveBefore(stage.id, stages[index - 1]?.id ?? null),
    },
    {
      label: 'Move down',
      icon: IconArrowDown,
      disabled: index === stages.length - 1,
      onSelect: () => moveBefore(stage.id, stages[index + 2]?.id ?? null),
    },
    'line',
    ...(stage.deals === 0
      ? [{ label: 'Remove', icon: IconTrash, danger: true, onSelect: () => remove.mutate({ id: stage.id }) }]
      : [
          { heading: `Remove, and move its ${number(stage.deals)} deals to` },
          ...others.map(
            (to): MenuItem => ({ label: to.name, onSelect: () => remove.mutate({ id: stage.id, moveTo: to.id }) }),
          ),
        ]),
  ];
  return (
    <li
      ref={row}
      className={cx(styles.stage, edge === 'top' && styles.dropAbove, edge === 'bottom' && styles.dropBelow)}
    >
      <span ref={handle} className={styles.handle} aria-hidden>
        <IconGripVertical size={16} />
      </span>
      <span className={own.name}>
        <i className={own.dot} style={{ background: STAGE_COLOR[stage.color] }} aria-hidden />
        <InlineEdit
          kind="text"
          bare
          needed
          label={`Name of stage ${stage.name}`}
          value={stage.name}
          onSave={(name) => update.mutateAsync({ id: stage.id, name })}
        />
      </span>
      <InlineEdit
        kind="select"
        bare
        label={`Kind of ${stage.name}`}
        value={stage.kind}
        options={KINDS}
        onSave={(kind) => update.mutateAsync({ id: stage.id, kind: kind === 'won' || kind === 'lost' ? kind : 'open' })}
      />
      <InlineEdit
        kind="number"
        bare
        label={`Odds of ${stage.name}, in percent`}
        value={Math.round(stage.probability * 100)}
        min={0}
        max={100}
        suffix="%"
        onSave={(percent) => update.mutateAsync({ id: stage.id, probability: percent / 100 })}
      />
      <span className="num ink2">{number(stage.deals)}</span>
      <IconButton
        small
        icon={open ? IconChevronUp : IconChevronDown}
        label={`${open ? 'Hide' : 'Show'} colour, fields and checklist of ${stage.name}`}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      <Menu label={`More for ${stage.name}`} items={items} position="bottom-end">
        <button
          type="button"
          className={buttonClass({ kind: 'quiet', small: true }, true)}
          aria-label={`More for ${stage.name}`}
        >
          <IconDots size={16} aria-hidden />
        </button>
      </Menu>
      {open && <StageMore stage={stage} />}
    </li>
  );
};
