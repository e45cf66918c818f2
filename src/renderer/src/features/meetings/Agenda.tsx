import { IconFlag, IconFlagFilled, IconGavel, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { MeetingLineView, MeetingView } from '../../../../shared/contract/meetings';
import { factKey } from '../../../../shared/domain/comments';
import { AGENDA_SECTIONS, isDepartment, subjectOf } from '../../../../shared/domain/meetings';
import { useWrite } from '../../api';
import { plural } from '../../format';
import { Card, cx, IconButton, InlineEdit } from '../../ui';
import { useCommentsLine } from '../comments';
import type { AboutLine } from './Capture';
import styles from './meetings.module.css';
import { useOpenLine } from './useOpenLine';

const NOTHING: Record<MeetingLineView['section'], string> = {
  standing: 'No standing questions.',
  feeds: 'The departments have not met since.',
  own: 'Nobody has brought anything. Put an agenda item below.',
  actions: 'Nothing is open.',
  targets: 'There are no targets for this quarter.',
  changes: 'Nothing was changed.',
  leads: 'Every lead is answered.',
  experiments: 'No experiment waits for a decision.',
  budget: 'Nobody asks for money.',
  notes: 'No field notes since.',
  sources: 'Every source is up to date.',
};

const TONE_WORDS = { plain: '', good: 'Good: ', warn: 'Look: ', bad: 'Late or short: ' } as const;

const Line = ({
  line,
  meeting,
  onAbout,
}: {
  line: MeetingLineView;
  meeting: MeetingView;
  onAbout: (about: AboutLine) => void;
}) => {
  const open = useOpenLine();
  const [writing, setWriting] = useState(false);
  const mark = useWrite('meetings.mark', { quiet: true });
  const flag = useWrite('meetings.mark');
  const remove = useWrite('meetings.removeItem', { done: () => 'Took the line off the agenda' });
  const tick = useWrite('meetings.updateAction', { done: () => 'Marked the action as done' });
  const { leads, key } = line;
  const at = { meetingId: meeting.id, key };
  const kind = subjectOf(leads?.kind ?? null);
  const settled = line.section === 'own' || line.section === 'feeds';
  const { actionId } = line;
  const { button, comments } = useCommentsLine({ entity: 'agenda', id: factKey(meeting.id, key), of: line.text });
  return (
    <li className={cx(styles.line, line.done && styles.done)}>
      {actionId !== null ? (
        <input
          type="checkbox"
          aria-label={`Done: ${line.text}`}
          checked={false}
          onChange={() => tick.mutate({ id: actionId, done: true })}
        />
      ) : settled ? (
        <input
          type="checkbox"
          aria-label={`Dealt with: ${line.text}`}
          checked={line.done}
          onChange={() => flag.mutate({ ...at, done: !line.done })}
        />
      ) : (
        <span className={cx(styles.mark, styles[line.tone])} aria-hidden />
      )}
      <div className={styles.words}>
        <p>
          {TONE_WORDS[line.tone] !== '' && <span className="unseen">{TONE_WORDS[line.tone]}</span>}
          {leads === null ? (
            line.text
          ) : (
            <button type="button" className={styles.opens} onClick={() => open(leads)}>
              {line.text}
            </button>
          )}
        </p>
        {line.detail !== '' && (
          <p className={cx('s', line.tone === 'bad' ? 'bad' : line.tone === 'warn' ? 'warn' : 'ink2')}>{line.detail}</p>
        )}
        {(writing || line.note !== '') && (
          <div
            ref={(box) => {
              if (writing && line.note === '') box?.querySelector('textarea')?.focus();
            }}
            onBlur={() => setWriting(false)}
          >
            <InlineEdit
              kind="text"
              bare
              multiline
              about={`${meeting.id} ${key}`}
              className={styles.grows}
              label={`Note on ${line.text}`}
              placeholder="Note"
              value={line.note}
              onSave={(note) => mark.mutateAsync({ ...at, note })}
            />
          </div>
        )}
      </div>
      <span className={styles.tools}>
        {line.note === '' && (
          <IconButton small icon={IconPencil} label={`Note on ${line.text}`} onClick={() => setWriting(true)} />
        )}
        {kind !== null && leads !== null && (
          <IconButton
            small
            icon={IconGavel}
            label={`Decide or agree about ${line.text}`}
            onClick={() => onAbout({ kind, id: leads.id, name: line.text })}
          />
        )}
        {isDepartment(meeting.template.team) && (
          <IconButton
            small
            icon={line.forTeam ? IconFlagFilled : IconFlag}
            aria-pressed={line.forTeam}
            label={line.forTeam ? `For the team: ${line.text}` : `Bring to the team: ${line.text}`}
            onClick={() => flag.mutate({ ...at, forTeam: !line.forTeam })}
          />
        )}
        {/* What is on the agenda by itself is commented on where it leads. */}
        {line.own && button}
        {line.own && (
          <IconButton small icon={IconTrash} label={`Take off: ${line.text}`} onClick={() => remove.mutate(at)} />
        )}
      </span>
      {comments}
    </li>
  );
};

/** The agenda by its parts; a line leads to its record, takes a note, and can be brought to the team. */
export const Agenda = ({ meeting, onAbout }: { meeting: MeetingView; onAbout: (about: AboutLine) => void }) => (
  <div className={styles.agenda}>
    {meeting.sections.map((section) => {
      const lines = meeting.lines.filter((line) => line.section === section);
      // What a held meeting had nothing on is not shown: its agenda is what was on it.
      if (lines.length === 0 && (meeting.held || section === 'standing')) return null;
      return (
        <Card
          key={section}
          title={AGENDA_SECTIONS[section]}
          sub={lines.length > 0 && plural(lines.length, 'line')}
          pad={false}
        >
          {lines.length === 0 ? (
            <p className={cx(styles.nothing, 's ink3')}>{NOTHING[section]}</p>
          ) : (
            <ul className={styles.lines} aria-label={AGENDA_SECTIONS[section]}>
              {lines.map((line) => (
                <Line key={line.key} line={line} meeting={meeting} onAbout={onAbout} />
              ))}
            </ul>
          )}
        </Card>
      );
    })}
  </div>
);
