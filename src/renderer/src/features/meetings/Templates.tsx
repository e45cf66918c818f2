import { IconArrowBackUp, IconArrowDown, IconArrowUp, IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import type { MeetingTemplateView } from '../../../../shared/contract/meetings';
import {
  AGENDA_SECTION_IDS,
  AGENDA_SECTIONS,
  type AgendaSection,
  MEETING_RHYTHM_IDS,
  MEETING_RHYTHMS,
  MEETING_TEAM_IDS,
  MEETING_TEAMS,
  MEETING_TEMPLATES,
} from '../../../../shared/domain/meetings';
import { useDraft, useRead, useWrite } from '../../api';
import { Await, Button, Card, IconButton, InlineEdit, Menu, TextField } from '../../ui';
import { CommentsLine } from '../comments';
import styles from './meetings.module.css';

/** The parts of the agenda in their order, moved by buttons. */
const Parts = ({ template }: { template: MeetingTemplateView }) => {
  const set = useWrite('meetings.setTemplate', { done: () => `Changed the agenda of ${template.name}` });
  const { id, sections, name } = template;
  const put = (next: AgendaSection[]): void => set.mutate({ id, sections: next });
  const move = (at: number, by: number): void => {
    const next = [...sections];
    const [one] = next.splice(at, 1);
    if (one !== undefined) next.splice(at + by, 0, one);
    put(next);
  };
  const missing = AGENDA_SECTION_IDS.filter((section) => !sections.includes(section));
  return (
    <>
      <ol className={styles.parts} aria-label={`Agenda of ${name}`}>
        {sections.map((section, at) => (
          <li key={section}>
            <span className="cut">{AGENDA_SECTIONS[section]}</span>
            <span className="push row">
              <IconButton
                small
                icon={IconArrowUp}
                disabled={at === 0}
                label={`Earlier: ${AGENDA_SECTIONS[section]}`}
                onClick={() => move(at, -1)}
              />
              <IconButton
                small
                icon={IconArrowDown}
                disabled={at === sections.length - 1}
                label={`Later: ${AGENDA_SECTIONS[section]}`}
                onClick={() => move(at, 1)}
              />
              <IconButton
                small
                icon={IconX}
                disabled={sections.length === 1}
                label={`Leave out: ${AGENDA_SECTIONS[section]}`}
                onClick={() => put(sections.filter((one) => one !== section))}
              />
            </span>
          </li>
        ))}
      </ol>
      {missing.length > 0 && (
        <Menu
          label={`Add to ${name}`}
          items={missing.map((section) => ({
            label: AGENDA_SECTIONS[section],
            onSelect: () => put([...sections, section]),
          }))}
        >
          <Button small kind="quiet" icon={IconPlus}>
            Part of the agenda
          </Button>
        </Menu>
      )}
    </>
  );
};

const Template = ({ template }: { template: MeetingTemplateView }) => {
  const people = (useRead('people.list', {}).data ?? []).map((one) => ({ value: one.id, label: one.name }));
  const set = useWrite('meetings.setTemplate', { quiet: true });
  const own = !MEETING_TEMPLATES.some((one) => one.id === template.id);
  const remove = useWrite('meetings.removeTemplate', {
    done: () => (own ? `Removed ${template.name}` : `Put ${template.name} back as it was`),
  });
  const { id, name } = template;
  return (
    <Card
      title={name}
      sub={template.changed && !own ? 'changed' : undefined}
      actions={
        template.changed && (
          <IconButton
            small
            icon={own ? IconTrash : IconArrowBackUp}
            label={own ? `Remove ${name}` : `Put ${name} back as it was`}
            onClick={() => remove.mutate({ id })}
          />
        )
      }
    >
      <div className={styles.fields}>
        <span className="ink2">Name</span>
        <InlineEdit
          kind="text"
          needed
          label={`Name of ${name}`}
          value={name}
          onSave={(next) => set.mutateAsync({ id, name: next })}
        />
        <span className="ink2">Whose</span>
        <InlineEdit
          kind="select"
          label={`Whose meeting ${name} is`}
          value={template.team}
          options={MEETING_TEAM_IDS.map((value) => ({ value, label: MEETING_TEAMS[value] }))}
          onSave={(next) => set.mutateAsync({ id, team: MEETING_TEAM_IDS.find((one) => one === next) })}
        />
        <span className="ink2">How often</span>
        <InlineEdit
          kind="select"
          label={`How often ${name} is held`}
          value={template.rhythm}
          options={MEETING_RHYTHM_IDS.map((value) => ({ value, label: MEETING_RHYTHMS[value] }))}
          onSave={(next) => set.mutateAsync({ id, rhythm: MEETING_RHYTHM_IDS.find((one) => one === next) })}
        />
        <span className="ink2">Who</span>
        <InlineEdit
          kind="many"
          label={`Who takes part in ${name}`}
          placeholder="As in the meeting before"
          value={template.people.map((person) => person.id)}
          options={people}
          onSave={(chosen) => set.mutateAsync({ id, people: chosen })}
        />
        <span className="ink2">Questions</span>
        <InlineEdit
          kind="text"
          multiline
          about={id}
          className={styles.grows}
          label={`Questions always asked in ${name}, one a line`}
          placeholder="One a line"
          value={template.standing.join('\n')}
          onSave={(text) => set.mutateAsync({ id, standing: text.split('\n').filter((line) => line.trim() !== '') })}
        />
      </div>
      <Parts template={template} />
      <CommentsLine entity="template" id={id} of={name} />
    </Card>
  );
};

/** The kinds of meetings: who meets how often, and what their agendas are built from. */
export const Templates = () => {
  const query = useRead('meetings.templates', {});
  const [name, setName] = useDraft('New kind of meeting', '');
  const add = useWrite('meetings.setTemplate', { quiet: true, done: () => 'Added the kind of meeting' });
  return (
    <>
      <form
        className={styles.newKind}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') add.mutate({ name: name.trim() }, { onSuccess: () => setName('') });
        }}
      >
        <TextField
          aria-label="New kind of meeting"
          placeholder="New kind of meeting"
          w={240}
          maxLength={200}
          value={name}
          error={add.error?.message}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button submit waits={name.trim() === '' && 'Waits for a name'}>
          Add
        </Button>
      </form>
      <Await query={query}>
        {(templates) => (
          <div className={styles.kinds}>
            {templates.map((template) => (
              <Template key={template.id} template={template} />
            ))}
          </div>
        )}
      </Await>
    </>
  );
};
