import { IconLink, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { MeetingDecision } from '../../../../shared/contract/meetings';
import { useWrite } from '../../api';
import { IconButton, InlineEdit } from '../../ui';
import { useCommentsLine } from '../comments';
import { About, AboutField } from './About';
import styles from './meetings.module.css';

const Decision = ({ decision }: { decision: MeetingDecision }) => {
  const [linking, setLinking] = useState(false);
  const update = useWrite('meetings.updateDecision', { quiet: true });
  const link = useWrite('meetings.updateDecision');
  const remove = useWrite('meetings.removeDecision', { done: () => 'Removed the decision' });
  const { id, what, why, about } = decision;
  const { button, comments } = useCommentsLine({ entity: 'decision', id, of: what });
  return (
    <li className={styles.record}>
      <div className={styles.words}>
        <InlineEdit
          kind="text"
          bare
          multiline
          about={id}
          needed
          className={styles.grows}
          label="What was decided"
          value={what}
          onSave={(text) => update.mutateAsync({ id, what: text })}
        />
        <span className="s">
          <InlineEdit
            kind="text"
            bare
            multiline
            about={id}
            className={styles.grows}
            label={`Why: ${what}`}
            placeholder="Because"
            value={why}
            onSave={(text) => update.mutateAsync({ id, why: text })}
          />
        </span>
        {linking ? (
          <AboutField
            label={`What “${what}” is about`}
            value={about}
            onChange={(next) => {
              link.mutate({ id, about: next && { kind: next.kind, id: next.id } });
              setLinking(false);
            }}
          />
        ) : (
          about && (
            <p className="s cut">
              <span className="ink3">About</span> <About about={about} />
            </p>
          )
        )}
        {comments}
      </div>
      <span className={styles.tools}>
        {button}
        <IconButton
          small
          icon={IconLink}
          aria-expanded={linking}
          label={`Say what “${what}” is about`}
          onClick={() => setLinking(!linking)}
        />
        <IconButton
          small
          icon={IconTrash}
          label={`Remove the decision “${what}”`}
          onClick={() => remove.mutate({ id })}
        />
      </span>
    </li>
  );
};

/** What was decided, each with its reason and the record it is about. */
export const Decisions = ({ decisions, empty }: { decisions: readonly MeetingDecision[]; empty: string }) =>
  decisions.length === 0 ? (
    <p className="s ink3">{empty}</p>
  ) : (
    <ul className={styles.records} aria-label="Decisions">
      {decisions.map((decision) => (
        <Decision key={decision.id} decision={decision} />
      ))}
    </ul>
  );
