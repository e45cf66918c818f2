import { IconTrash } from '@tabler/icons-react';
import type { FieldNote } from '../../../../shared/contract/notes';
import { NOTE_STATUSES, NOTE_TYPES } from '../../../../shared/domain/note-line';
import { useDraft, useWrite } from '../../api';
import { Badge, Button, Day, InlineEdit, Panel, Section, TextArea, Who } from '../../ui';
import { Comments } from '../comments';
import { RecordDecisions } from '../meetings/RecordDecisions';
import { Links } from './Links';
import { NoteFields } from './NoteFields';
import styles from './notes.module.css';
import { StartMenu } from './StartMenu';

/** How an issue was settled; without words it stays open. */
const Resolve = ({ note }: { note: FieldNote }) => {
  const [text, setText, saved] = useDraft('How it was resolved', note.resolution, note.id);
  const update = useWrite('notes.update', { quiet: true, done: () => 'Saved the issue' });
  const resolved = note.status === 'resolved';
  return (
    <Section title="Resolution" sub={resolved ? 'resolved' : 'not resolved'}>
      <TextArea
        autosize={false}
        rows={3}
        aria-label="How it was resolved"
        placeholder="What was done about it"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {update.error && (
        <p className="bad" role="alert">
          {update.error.message}
        </p>
      )}
      <div className="row">
        {resolved ? (
          <Button onClick={() => update.mutate({ ids: [note.id], status: 'triaged' })}>Open it again</Button>
        ) : (
          <Button
            waits={text.trim() === '' && 'Waits for how it was resolved'}
            onClick={() =>
              update.mutate({ ids: [note.id], status: 'resolved', resolution: text.trim() }, { onSuccess: saved })
            }
          >
            Resolved
          </Button>
        )}
      </div>
    </Section>
  );
};

/** One note: its words, what came of it, and what the team says to it. */
export const NotePanel = ({ note, onClose }: { note: FieldNote; onClose: () => void }) => {
  const update = useWrite('notes.update', { quiet: true });
  const remove = useWrite('notes.remove', { done: () => 'Removed the field note' });
  return (
    <Panel open onClose={onClose} title={NOTE_TYPES[note.type]}>
      <div className={styles.sections}>
        <div className="row">
          <Badge>{NOTE_STATUSES[note.status]}</Badge>
          <Who person={note.author} name />
          <span className="s ink3">
            <Day day={note.day} />
          </span>
          <span className="push row">
            <StartMenu from={{ noteId: note.id }} of="this note" />
            <Button
              kind="quiet"
              icon={IconTrash}
              onClick={() => remove.mutate({ ids: [note.id] }, { onSuccess: onClose })}
            >
              Remove
            </Button>
          </span>
        </div>
        <InlineEdit
          kind="text"
          multiline
          about={note.id}
          needed
          label="Words of the note"
          value={note.text}
          onSave={(text) => update.mutateAsync({ ids: [note.id], text })}
        />
        <NoteFields note={note} />
        {note.type === 'issue' && <Resolve key={`${note.id} ${note.rev}`} note={note} />}
        {note.links.length > 0 && (
          <Section title="What came of it">
            <Links links={note.links} from={{ noteId: note.id }} />
          </Section>
        )}
        <RecordDecisions kind="note" id={note.id} />
        <Section title="Comments">
          <Comments entity="note" id={note.id} />
        </Section>
      </div>
    </Panel>
  );
};
