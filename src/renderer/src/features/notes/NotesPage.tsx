import { IconDownload, IconPlus } from '@tabler/icons-react';
import { call, sentence, useRead, useRows } from '../../api';
import { runCommand, useNewThing } from '../../commands';
import { plural } from '../../format';
import { Await, Button, Page, Segmented, showError, showNote } from '../../ui';
import { csvOfNotes } from './csv';
import { Digest } from './Digest';
import { NoteFilters } from './NoteFilters';
import { NoteList } from './NoteList';
import { NotePanel } from './NotePanel';
import { Themes } from './Themes';
import { type NoteView, useNoteFilter } from './useNoteFilter';

const VIEWS: { value: NoteView; label: string }[] = [
  { value: 'inbox', label: 'Inbox' },
  { value: 'all', label: 'All notes' },
  { value: 'themes', label: 'Themes' },
  { value: 'digest', label: 'Weekly digest' },
];

/** What the field says: an inbox to triage, themes over time, the week's digest, and what came of it. */
export const NotesPage = () => {
  const { view, filter, search, set } = useNoteFilter();
  const lists = view === 'inbox' || view === 'all';
  const waiting = useRead('notes.waiting', {}).data;
  const list = useRows(
    'notes.list',
    filter,
    async (slice) => {
      const { notes, total } = await call('notes.list', { ...filter, ...slice });
      return { rows: notes, total };
    },
    { enabled: lists },
  );
  const one = useRead('notes.list', { id: search.note }, { enabled: search.note !== undefined });
  const opened = one.data?.notes.find((note) => note.id === search.note);
  useNewThing('New field note', () => runCommand('note'));
  const save = async (): Promise<void> => {
    try {
      const { path } = await call('app.saveText', {
        title: 'Save field notes',
        name: 'field-notes.csv',
        extension: 'csv',
        text: csvOfNotes(await list.all()),
      });
      if (path !== null) showNote('Saved the field notes.');
    } catch (error) {
      showError(sentence(error));
    }
  };
  return (
    <Page
      flush={lists}
      title="Field notes"
      sub={
        waiting === undefined
          ? ''
          : waiting.open === 0
            ? 'all triaged'
            : `${plural(waiting.open, 'note')} for ${waiting.lead?.name ?? 'the sales lead'} to triage`
      }
      actions={
        <>
          <Segmented label="View" value={view} options={VIEWS} onChange={(next) => set({ view: next, note: null })} />
          {lists && (
            <Button icon={IconDownload} onClick={() => void save()} disabled={list.total === 0}>
              CSV
            </Button>
          )}
          <Button kind="primary" icon={IconPlus} shortcut="N" onClick={() => runCommand('note')}>
            Field note
          </Button>
        </>
      }
    >
      {lists && <NoteFilters />}
      {lists && (
        <Await query={list.query}>
          {() => (
            <NoteList
              notes={list.rows}
              count={list.total}
              more={list.more}
              all={list.all}
              empty={view === 'inbox' ? 'Nothing waits to be triaged.' : 'No field note says this.'}
            />
          )}
        </Await>
      )}
      {view === 'themes' && <Themes />}
      {view === 'digest' && <Digest />}
      {opened && <NotePanel key={opened.id} note={opened} onClose={() => set({ note: null })} />}
    </Page>
  );
};
