import { IconTrash } from '@tabler/icons-react';
import { timesWords } from '../../../../shared/domain/meeting-agenda/words';
import type { MeetingAction } from '../../../../shared/contract/meetings';
import { useRead, useWorkspace, useWrite } from '../../api';
import { day } from '../../format';
import { cx, IconButton, InlineEdit } from '../../ui';
import { useCommentsLine } from '../comments';
import { About } from './About';
import styles from './meetings.module.css';

const Action = ({ action, people }: { action: MeetingAction; people: readonly { value: string; label: string }[] }) => {
  const { today } = useWorkspace();
  const update = useWrite('meetings.updateAction', { quiet: true });
  const tick = useWrite('meetings.updateAction', {
    done: (_output, { done }) => (done ? 'Marked the action as done' : 'Opened the action again'),
  });
  const remove = useWrite('meetings.removeAction', { done: () => 'Removed the action' });
  const { id, what, about } = action;
  const { button, comments } = useCommentsLine({ entity: 'action', id, of: what });
  const done = action.doneDay !== null;
  const late = !done && action.due !== null && action.due < today;
  return (
    <li className={cx(styles.record, done && styles.done)}>
      <input
        type="checkbox"
        aria-label={`Done: ${what}`}
        checked={done}
        onChange={() => tick.mutate({ id, done: !done })}
      />
      <div className={styles.words}>
        <InlineEdit
          kind="text"
          bare
          multiline
          about={id}
          needed
          className={styles.grows}
          label="What is to be done"
          value={what}
          onSave={(text) => update.mutateAsync({ id, what: text })}
        />
        <div className={styles.when}>
          <InlineEdit
            kind="select"
            bare
            clearable
            label={`Owner of ${what}`}
            placeholder="Nobody"
            value={action.owner?.id ?? null}
            options={people}
            onSave={(ownerId) => update.mutateAsync({ id, ownerId })}
          />
          <span className={late ? 'bad' : undefined}>
            <InlineEdit
              kind="date"
              bare
              clearable
              label={`Due: ${what}`}
              placeholder="No date"
              value={action.due}
              onSave={(due) => update.mutateAsync({ id, due })}
            />
          </span>
        </div>
        {(done || late || action.carried > 0 || about) && (
          <p className="s ink3 cut">
            {[
              done && `done ${day(action.doneDay, { today })}`,
              late && 'overdue',
              action.carried > 0 && `carried over ${timesWords(action.carried)}`,
            ]
              .filter(Boolean)
              .join(', ')}
            {about && (
              <>
                {done || late || action.carried > 0 ? ', about ' : 'about '}
                <About about={about} />
              </>
            )}
          </p>
        )}
        {comments}
      </div>
      <span className={styles.tools}>
        {button}
        <IconButton
          small
          icon={IconTrash}
          label={`Remove the action “${what}”`}
          onClick={() => remove.mutate({ id })}
        />
      </span>
    </li>
  );
};

/** What was agreed: who does it until when. A tick does it. */
export const Actions = ({ actions, empty }: { actions: readonly MeetingAction[]; empty: string }) => {
  const people = (useRead('people.list', {}).data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return actions.length === 0 ? (
    <p className="s ink3">{empty}</p>
  ) : (
    <ul className={styles.records} aria-label="Actions">
      {actions.map((action) => (
        <Action key={action.id} action={action} people={people} />
      ))}
    </ul>
  );
};
