import { useNavigate, useParams } from '@tanstack/react-router';
import { IconCheck, IconChevronLeft, IconChevronRight, IconDots, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { MeetingView } from '../../../../shared/contract/meetings';
import { useRead, useWorkspace, useWrite } from '../../api';
import { useNewThing } from '../../commands';
import { day } from '../../format';
import { Await, Badge, Button, IconButton, InlineEdit, Menu, Page, Section } from '../../ui';
import { Comments } from '../comments';
import { Actions } from './Actions';
import { Agenda } from './Agenda';
import { type AboutLine, Capture } from './Capture';
import { Decisions } from './Decisions';
import styles from './meetings.module.css';
import { useMinutes } from './useMinutes';

const focusLine = (): void => document.getElementById('meeting-line')?.focus();

const Around = ({ meeting }: { meeting: MeetingView }) => {
  const navigate = useNavigate();
  const { today } = useWorkspace();
  const go = (id: string) => () => void navigate({ to: '/meetings/$id', params: { id } });
  return (
    <>
      {meeting.before && (
        <IconButton
          icon={IconChevronLeft}
          label={`The one before, ${day(meeting.before.day, { today })}`}
          onClick={go(meeting.before.id)}
        />
      )}
      {meeting.after && (
        <IconButton
          icon={IconChevronRight}
          label={`The one after, ${day(meeting.after.day, { today })}`}
          onClick={go(meeting.after.id)}
        />
      )}
    </>
  );
};

const Body = ({ meeting }: { meeting: MeetingView }) => {
  const navigate = useNavigate();
  const { today } = useWorkspace();
  const people = (useRead('people.list', {}).data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const [about, setAbout] = useState<AboutLine | null>(null);
  const update = useWrite('meetings.update', { quiet: true });
  const hold = useWrite('meetings.hold', { done: () => 'Closed the meeting; its agenda stays as it is' });
  const remove = useWrite('meetings.remove', { done: () => `Removed ${meeting.title}` });
  const { id } = meeting;
  const print = useMinutes(meeting);
  useNewThing('Take down', focusLine);
  return (
    <Page
      title={meeting.title}
      sub={day(meeting.day, { today, weekday: 'always', year: 'auto' })}
      crumbs={[{ label: 'Meetings', to: '/meetings' }]}
      beside={
        meeting.held ? (
          <Badge tone="good" shape="circle">
            Held
          </Badge>
        ) : (
          <Badge shape="ring">Planned</Badge>
        )
      }
      actions={
        <>
          <Around meeting={meeting} />
          <Menu
            label={meeting.held ? 'Export the minutes' : 'Export the agenda'}
            position="bottom-end"
            items={[
              { label: 'On A4', onSelect: () => void print('A4') },
              { label: 'On US Letter', onSelect: () => void print('Letter') },
            ]}
          >
            <Button icon={IconDownload}>Export PDF</Button>
          </Menu>
          <Menu
            label="More for this meeting"
            position="bottom-end"
            items={[
              {
                label: 'Remove the meeting',
                danger: true,
                onSelect: () => remove.mutate({ id }, { onSuccess: () => void navigate({ to: '/meetings' }) }),
              },
            ]}
          >
            <IconButton icon={IconDots} label="More for this meeting" />
          </Menu>
          {!meeting.held && (
            <Button kind="primary" icon={IconCheck} onClick={() => hold.mutate({ id })}>
              Close the meeting
            </Button>
          )}
        </>
      }
    >
      <Capture meeting={meeting} about={about} onAbout={setAbout} />
      <div className={styles.meeting}>
        <Agenda
          meeting={meeting}
          onAbout={(line) => {
            setAbout(line);
            focusLine();
          }}
        />
        <aside className={styles.rail} aria-label="What came of it">
          <Section title="Decisions">
            <Decisions
              decisions={meeting.decisions}
              empty="None yet. Choose Decision above and write what was decided."
            />
          </Section>
          <Section title="Actions">
            <Actions actions={meeting.actions} empty="None yet. Write who does what until when, above." />
          </Section>
          <Section title="Notes">
            <InlineEdit
              kind="text"
              multiline
              about={id}
              className={styles.notes}
              label="Notes of the meeting"
              placeholder="What was said"
              value={meeting.notes}
              onSave={(notes) => update.mutateAsync({ id, notes })}
            />
          </Section>
          <Section title="Comments">
            <Comments entity="meeting" id={id} />
          </Section>
          <Section title="About this meeting">
            <div className={styles.fields}>
              <span className="ink2">Title</span>
              <InlineEdit
                kind="text"
                needed
                label="Title of the meeting"
                value={meeting.title}
                onSave={(title) => update.mutateAsync({ id, title })}
              />
              <span className="ink2">Day</span>
              <InlineEdit
                kind="date"
                label="Day of the meeting"
                value={meeting.day}
                onSave={(next) => (next === null ? undefined : update.mutateAsync({ id, day: next }))}
              />
              <span className="ink2">Who</span>
              <InlineEdit
                kind="many"
                label="Who takes part"
                placeholder="Nobody is named"
                value={meeting.people.map((person) => person.id)}
                options={people}
                onSave={(chosen) => update.mutateAsync({ id, people: chosen })}
              />
              <span className="ink2">Kind</span>
              <span>{meeting.template.name}</span>
            </div>
          </Section>
        </aside>
      </div>
    </Page>
  );
};

/** One meeting: its agenda, what is taken down, and what came of it. */
export const MeetingPage = () => {
  const { id } = useParams({ from: '/meetings/$id' });
  const query = useRead('meetings.get', { id });
  return <Await query={query}>{(meeting) => <Body key={id} meeting={meeting} />}</Await>;
};
