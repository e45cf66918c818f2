import { IconLink, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type Decision as Verdict, DECISION_IDS, DECISIONS } from '../../../../shared/domain/campaigns';
import type { MeetingDecision } from '../../../../shared/contract/meetings';
import { useRead, useWrite } from '../../api';
import { cx, IconButton, InlineEdit, Segmented } from '../../ui';
import { useCommentsLine } from '../comments';
import { About, AboutField } from './About';
import styles from './meetings.module.css';

/** What became of the experiment that a decision is about, or the four ways while nothing did. */
const OfExperiment = ({ id }: { id: string }) => {
  const one = useRead('experiments.list', {}).data?.find((row) => row.id === id);
  const decide = useWrite('experiments.decide', { done: () => 'Decided the experiment' });
  // The buttons go with the one that was pressed; what it says takes their focus.
  const pressed = useRef(false);
  if (!one) return null;
  if (one.decision !== null)
    return (
      <p
        ref={(said) => {
          if (pressed.current && document.activeElement === document.body) said?.focus();
          pressed.current = false;
        }}
        className="s"
        tabIndex={-1}
      >
        <span className="ink3">Experiment</span> {DECISIONS[one.decision]}
      </p>
    );
  return (
    <div className="s">
      <span className="warn">The experiment is still undecided.</span>
      <Segmented<Verdict | ''>
        label={`Decision on ${one.hypothesis}`}
        value=""
        options={DECISION_IDS.map((value) => ({ value, label: DECISIONS[value] }))}
        onChange={(value) => {
          if (value === '') return;
          pressed.current = true;
          decide.mutate({ id, decision: value }, { onError: () => (pressed.current = false) });
        }}
      />
    </div>
  );
};

const Decision = ({ decision }: { decision: MeetingDecision }) => {
  const [linking, setLinking] = useState(false);
  const update = useWrite('meetings.updateDecision', { quiet: true });
  const link = useWrite('meetings.updateDecision');
  const remove = useWrite('meetings.removeDecision', {
    done: ({ tookBack, stays }) =>
      tookBack
        ? 'Removed the decision and what it decided'
        : stays
          ? 'Removed the decision. Its experiment stays decided'
          : 'Removed the decision',
  });
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
            <p className={cx('s', styles.subject)}>
              <span className="ink3">About</span>
              <About about={about} />
            </p>
          )
        )}
        {about?.kind === 'experiment' && <OfExperiment id={about.id} />}
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
