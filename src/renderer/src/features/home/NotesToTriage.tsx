import { Link } from '@tanstack/react-router';
import { useRead, useWorkspace } from '../../api';
import { day, number } from '../../format';
import { usePreferences } from '../../frame/preferences';
import { Item, List, Section } from '../../ui';
import styles from './home.module.css';

const MOST = 3;

/** What the field noted and nobody has triaged, for who leads sales: nobody else's Home has it. */
export const NotesToTriage = () => {
  const { today } = useWorkspace();
  const { preferences } = usePreferences();
  const waiting = useRead('notes.waiting', {}).data;
  const lead = waiting?.lead?.id;
  const mine = waiting !== undefined && waiting.open > 0 && lead !== undefined && lead === preferences?.personId;
  const notes = useRead('notes.list', { status: 'open', limit: MOST }, { enabled: mine }).data?.notes ?? [];
  if (!mine || notes.length === 0) return null;
  return (
    <Section
      title="Field notes to triage"
      sub={waiting.open > MOST ? `newest ${MOST} of ${number(waiting.open)}` : undefined}
    >
      <List label="Field notes to triage">
        {notes.map((note) => (
          <Item key={note.id} two>
            <Link to="/field-notes" search={{ view: 'inbox', note: note.id }} className={styles.step} title={note.text}>
              {note.text}
            </Link>
            <span className="push s ink3 nowrap">{day(note.day, { today })}</span>
          </Item>
        ))}
      </List>
    </Section>
  );
};
