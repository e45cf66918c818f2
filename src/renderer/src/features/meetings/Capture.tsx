import { useRef, useState } from 'react';
import type { MeetingView } from '../../../../shared/contract/meetings';
import { LINE_TYPES, type LineType, parseMeetingLine } from '../../../../shared/domain/meeting-line';
import { type Decision, DECISION_IDS, DECISIONS } from '../../../../shared/domain/campaigns';
import { isJudged, type SubjectKind } from '../../../../shared/domain/meetings';
import { useDraft, useRead, useWorkspace, useWrite } from '../../api';
import { dueDay } from '../../format';
import { Button, Segmented } from '../../ui';
import styles from './meetings.module.css';

const TYPES = (['action', 'decision', 'item'] as const).map((value) => ({ value, label: LINE_TYPES[value] }));

export type AboutLine = { kind: SubjectKind; id: string; name: string };

/** Which of the four a decision says; pressing the pressed one again leaves it open. */
const Verdict = ({
  about,
  value,
  onChange,
}: {
  about: AboutLine;
  value: Decision | null;
  onChange: (value: Decision | null) => void;
}) => (
  <span className={styles.verdict}>
    <Segmented<Decision | ''>
      label={`What becomes of ${about.name}`}
      value={value ?? ''}
      options={DECISION_IDS.map((one) => ({ value: one, label: DECISIONS[one] }))}
      onChange={(one) => onChange(one === '' || one === value ? null : one)}
    />
    {value === null && about.kind === 'experiment' && <span className="ink2">Undecided without one of these</span>}
  </span>
);

const HINTS: Record<LineType, string> = {
  action: 'Send the deck to Oak @Priya by Friday',
  decision: 'Hold the price until June because margin comes first',
  item: 'What else is to be talked about',
};

/** One line and Enter for each action, decision or agenda item; the field stays ready for the next. */
export const Capture = ({
  meeting,
  about,
  onAbout,
}: {
  meeting: MeetingView;
  about: AboutLine | null;
  onAbout: (about: AboutLine | null) => void;
}) => {
  const { today } = useWorkspace();
  const people = useRead('people.list', {}).data ?? [];
  const [line, setLine] = useDraft('Line of the meeting', '', meeting.id);
  const [type, setType] = useState<LineType>('action');
  // With the record that it was pressed for: it says nothing of the next.
  const [pressed, setPressed] = useState<{ id: string; verdict: Decision | null } | null>(null);
  const verdict = pressed !== null && pressed.id === about?.id ? pressed.verdict : null;
  const field = useRef<HTMLInputElement>(null);
  const agree = useWrite('meetings.agree', { quiet: true });
  const decide = useWrite('meetings.decide', { quiet: true });
  const add = useWrite('meetings.addItem', { quiet: true });
  const error = agree.error ?? decide.error ?? add.error;
  const read = parseMeetingLine(line, people, today, type);
  const judged = read.type === 'decision' && about !== null && isJudged(about.kind) ? about : null;
  const put = (): void => {
    if (read.what === '') return;
    const done = {
      onSuccess: () => {
        setLine('');
        onAbout(null);
        setPressed(null);
        field.current?.focus();
      },
    };
    const subject = about === null ? null : { kind: about.kind, id: about.id };
    const { what, why, owner, due } = read;
    if (read.type === 'action')
      agree.mutate({ meetingId: meeting.id, what, ownerId: owner?.id ?? null, due, about: subject }, done);
    else if (read.type === 'decision')
      decide.mutate({ meetingId: meeting.id, what, why, about: subject, verdict: judged ? verdict : null }, done);
    else add.mutate({ meetingId: meeting.id, text: what }, done);
  };
  return (
    <form
      className={styles.capture}
      aria-label="Take down"
      onSubmit={(event) => {
        event.preventDefault();
        put();
      }}
    >
      <Segmented label="What it is" value={read.type} options={TYPES} onChange={setType} />
      <input
        ref={field}
        id="meeting-line"
        aria-label="Action, decision or item in one line"
        aria-describedby="meeting-line-read"
        placeholder={HINTS[read.type]}
        maxLength={1000}
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
      />
      <Button kind="primary" submit waits={read.what === '' && 'Waits for words'}>
        Add
      </Button>
      {judged && (
        <Verdict about={judged} value={verdict} onChange={(one) => setPressed({ id: judged.id, verdict: one })} />
      )}
      <p id="meeting-line-read" className={styles.read}>
        {error ? (
          <span className="bad" role="alert">
            {error.message}
          </span>
        ) : line.trim() === '' && about === null ? (
          <span className="ink2">
            {read.type === 'action'
              ? '@ names who does it, “by Friday” or “by 12 June” until when. Enter adds it.'
              : read.type === 'decision'
                ? '“because” begins the reason. Enter adds it.'
                : 'Enter puts it on the agenda.'}
          </span>
        ) : (
          <>
            {read.type === 'action' && (
              <>
                <span>
                  <span className="ink3">Owner</span> {read.owner?.name ?? 'nobody yet'}
                </span>
                <span>
                  <span className="ink3">Due</span> {read.due === null ? 'no date' : dueDay(read.due, today)}
                </span>
              </>
            )}
            {read.why !== '' && (
              <span>
                <span className="ink3">Because</span> {read.why}
              </span>
            )}
            {about !== null && read.type !== 'item' && (
              <span>
                <span className="ink3">About</span> {about.name}{' '}
                <button type="button" className="open" onClick={() => onAbout(null)}>
                  Not about it
                </button>
              </span>
            )}
          </>
        )}
      </p>
    </form>
  );
};
