import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react';
import type { Input } from '../../../../shared/contract';
import type { Criterion } from '../../../../shared/contract/leads';
import { useRead, useWorkspace, useWrite } from '../../api';
import { number, WEEKDAY_CHOICES } from '../../format';
import { Await, buttonClass, Card, InlineEdit, Menu } from '../../ui';
import { useCommentsLine } from '../comments';
import { AddLine } from './AddLine';
import { Setting } from './Setting';
import styles from './Settings.module.css';

const QUARTERS_OF_AN_HOUR = 96;
/** Times of day by their minutes after midnight, a quarter of an hour apart. */
const TIMES = Array.from({ length: QUARTERS_OF_AN_HOUR + 1 }, (_, index) => ({
  value: String(index * 15),
  label: `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`,
}));

const CriterionRow = ({
  criterion,
  all,
  index,
}: {
  criterion: Criterion;
  all: readonly Criterion[];
  index: number;
}) => {
  const update = useWrite('criteria.update', { quiet: true });
  const move = useWrite('criteria.update', { done: () => `Moved ${criterion.name}` });
  const remove = useWrite('criteria.remove', { done: () => `Removed ${criterion.name}` });
  const { button, comments } = useCommentsLine({ entity: 'criterion', id: criterion.id, of: criterion.name });
  return (
    <li className={styles.criterion}>
      <InlineEdit
        kind="text"
        bare
        needed
        label={`Name of criterion ${criterion.name}`}
        value={criterion.name}
        onSave={(name) => update.mutateAsync({ id: criterion.id, name })}
      />
      <InlineEdit
        kind="select"
        bare
        label={`Weight of ${criterion.name}`}
        value={criterion.needed ? 'needed' : 'optional'}
        options={[
          { value: 'needed', label: 'Needed' },
          { value: 'optional', label: 'Optional' },
        ]}
        onSave={(value) => update.mutateAsync({ id: criterion.id, needed: value === 'needed' })}
      />
      <span className="num ink2">{number(criterion.met)}</span>
      {button}
      <Menu
        label={`More for ${criterion.name}`}
        position="bottom-end"
        items={[
          {
            label: 'Move up',
            icon: IconArrowUp,
            disabled: index === 0,
            onSelect: () => move.mutate({ id: criterion.id, beforeId: all[index - 1]?.id ?? null }),
          },
          {
            label: 'Move down',
            icon: IconArrowDown,
            disabled: index === all.length - 1,
            onSelect: () => move.mutate({ id: criterion.id, beforeId: all[index + 2]?.id ?? null }),
          },
          'line',
          { label: 'Remove', icon: IconTrash, danger: true, onSelect: () => remove.mutate({ id: criterion.id }) },
        ]}
      >
        <button
          type="button"
          className={buttonClass({ kind: 'quiet', small: true }, true)}
          aria-label={`More for ${criterion.name}`}
        >
          <IconDots size={16} aria-hidden />
        </button>
      </Menu>
      {comments}
    </li>
  );
};

/** The checklist by which marketing qualifies, and the office hours in which leads are answered. */
export const LeadsSection = () => {
  const workspace = useWorkspace();
  const criteria = useRead('criteria.list', {});
  const create = useWrite('criteria.create', { quiet: true });
  const update = useWrite('workspace.update', { quiet: true });
  const save = (part: Input<'workspace.update'>) => update.mutateAsync(part);
  return (
    <>
      <Card title="Qualification checklist" sub="a lead can be qualified once all needed ones are ticked" pad={false}>
        <div className={styles.criterionHead} aria-hidden>
          <span>Criterion</span>
          <span>Weight</span>
          <span className="num">Met by</span>
          <span />
          <span />
        </div>
        <Await query={criteria}>
          {(list) => (
            <ol aria-label="Qualification checklist">
              {list.map((criterion, index) => (
                <CriterionRow key={criterion.id} criterion={criterion} all={list} index={index} />
              ))}
            </ol>
          )}
        </Await>
        <AddLine label="New criterion" placeholder="Add a criterion" onAdd={(name) => create.mutateAsync({ name })} />
      </Card>
      <Card title="Response clock" sub="runs in office hours from sign-up to first contact">
        <Setting name="Office days">
          <InlineEdit
            kind="many"
            label="Office days"
            value={workspace.workDays.map(String)}
            options={WEEKDAY_CHOICES}
            onSave={(days) => save({ workDays: days.map(Number) })}
          />
        </Setting>
        <Setting name="Opens at" hint="In the company’s time zone.">
          <InlineEdit
            kind="select"
            label="Opens at"
            value={String(workspace.workFrom)}
            options={TIMES.slice(0, -1)}
            onSave={(minutes) => save({ workFrom: Number(minutes) })}
          />
        </Setting>
        <Setting name="Closes at">
          <InlineEdit
            kind="select"
            label="Closes at"
            value={String(workspace.workTo)}
            options={TIMES.slice(1)}
            onSave={(minutes) => save({ workTo: Number(minutes) })}
          />
        </Setting>
        <Setting name="Answer promised within" hint="A lead that waits longer is overdue.">
          <InlineEdit
            kind="number"
            label="Answer promised within, in office hours"
            value={workspace.promiseHours}
            min={1}
            max={500}
            suffix=" hours"
            onSave={(promiseHours) => save({ promiseHours })}
          />
        </Setting>
      </Card>
    </>
  );
};
