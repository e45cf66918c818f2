import { IconCheck } from '@tabler/icons-react';
import type { FieldNote } from '../../../../shared/contract/notes';
import { NOTE_STATUSES, NOTE_TYPE_IDS, NOTE_TYPES } from '../../../../shared/domain/note-line';
import { useRead, useWrite } from '../../api';
import { Badge, Button, Card, type Column, Day, InlineEdit, VirtualTable } from '../../ui';
import { useSelection } from '../customers/useSelection';
import { NoteBulk } from './NoteBulk';
import styles from './notes.module.css';
import { StartMenu } from './StartMenu';
import { useNoteFilter } from './useNoteFilter';

const options = (list: readonly { id: string; name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

const Status = ({ note, onTriage }: { note: FieldNote; onTriage: () => void }) =>
  note.status === 'open' ? (
    <Button small icon={IconCheck} aria-label={`Triaged: ${note.text}`} onClick={onTriage}>
      Triaged
    </Button>
  ) : (
    <Badge
      tone={note.status === 'resolved' ? 'good' : note.type === 'issue' ? 'warn' : 'plain'}
      shape={note.status === 'resolved' ? 'circle' : undefined}
    >
      {note.status === 'triaged' && note.type === 'issue' ? 'Not resolved' : NOTE_STATUSES[note.status]}
    </Badge>
  );

/** Notes with what is decided about each edited in the row. */
export const NoteList = ({
  notes,
  count,
  more,
  all,
  empty,
}: {
  /** The first of them. */
  notes: readonly FieldNote[];
  /** How many there are. */
  count: number;
  /** Reads on when the last of those that are here comes into sight. */
  more: () => void;
  all: () => Promise<readonly FieldNote[]>;
  empty: string;
}) => {
  const { search, set } = useNoteFilter();
  const choices = useRead('notes.choices', {}).data;
  const update = useWrite('notes.update');
  const triage = useWrite('notes.update', { done: () => 'Triaged the note' });
  const save =
    (note: FieldNote) =>
    (fields: Omit<Parameters<typeof update.mutateAsync>[0], 'ids'>): Promise<unknown> =>
      update.mutateAsync({ ids: [note.id], ...fields });
  const selection = useSelection<FieldNote>(
    (note) => note.id,
    (note) => note.text,
    notes,
  );
  const columns: Column<FieldNote>[] = [
    selection.column,
    {
      key: 'text',
      header: 'Note',
      cut: true,
      value: (note) => note.text,
      also: [
        { name: 'Day', value: (note) => note.day },
        { name: 'By', value: (note) => note.author?.name },
      ],
      cell: (note) => (
        <span className={styles.words}>
          <button type="button" className={styles.text} onClick={() => set({ note: note.id })} title={note.text}>
            {note.text}
          </button>
          <span className="s ink3 nowrap">
            <Day day={note.day} />
            {note.author && `, ${note.author.name}`}
          </span>
        </span>
      ),
    },
    {
      key: 'type',
      header: 'Type',
      width: 136,
      edits: true,
      value: (note) => NOTE_TYPES[note.type],
      cell: (note) => (
        <InlineEdit
          kind="select"
          bare
          label={`Type of ${note.text}`}
          value={note.type}
          options={NOTE_TYPE_IDS.map((value) => ({ value, label: NOTE_TYPES[value] }))}
          onSave={(value) => save(note)({ type: NOTE_TYPE_IDS.find((one) => one === value) })}
        />
      ),
    },
    {
      key: 'product',
      header: 'Product',
      width: 122,
      edits: true,
      value: (note) => note.product?.name,
      cell: (note) => (
        <InlineEdit
          kind="select"
          bare
          clearable
          label={`Product of ${note.text}`}
          value={note.product?.id ?? null}
          options={options(choices?.products ?? [])}
          onSave={(productId) => save(note)({ productId })}
        />
      ),
    },
    {
      key: 'channel',
      header: 'Store or channel',
      width: 132,
      wide: true,
      edits: true,
      value: (note) => note.channel?.name,
      cell: (note) => (
        <InlineEdit
          kind="select"
          bare
          clearable
          label={`Store or channel of ${note.text}`}
          value={note.channel?.id ?? null}
          options={options(choices?.channels ?? [])}
          onSave={(channelId) => save(note)({ channelId })}
        />
      ),
    },
    {
      key: 'competitor',
      header: 'Competitor',
      width: 76,
      wide: true,
      edits: true,
      value: (note) => note.competitor,
      cell: (note) => (
        <InlineEdit
          kind="text"
          bare
          label={`Competitor in ${note.text}`}
          placeholder="None"
          value={note.competitor}
          onSave={(competitor) => save(note)({ competitor })}
        />
      ),
    },
    {
      key: 'theme',
      header: 'Theme',
      width: 106,
      edits: true,
      value: (note) => note.theme?.name,
      cell: (note) => (
        <InlineEdit
          kind="select"
          bare
          clearable
          label={`Theme of ${note.text}`}
          value={note.theme?.id ?? null}
          options={options(choices?.themes ?? [])}
          onSave={(themeId) => save(note)({ themeId })}
        />
      ),
    },
    {
      key: 'status',
      header: 'Status',
      width: 116,
      value: (note) => NOTE_STATUSES[note.status],
      also: [
        { name: 'Resolution', value: (note) => note.resolution },
        { name: 'Tags', value: (note) => note.tags.join(' ') },
      ],
      cell: (note) => (
        <span className={styles.status}>
          <Status note={note} onTriage={() => triage.mutate({ ids: [note.id], status: 'triaged' })} />
          <StartMenu from={{ noteId: note.id }} of={note.text} />
        </span>
      ),
    },
  ];
  return (
    <Card pad={false} label="Field notes" className={styles.list}>
      {selection.ids.length > 0 && <NoteBulk ids={selection.ids} onClear={selection.clear} />}
      <VirtualTable
        columns={columns}
        rows={notes}
        count={count}
        onEnd={more}
        all={all}
        rowKey={(note) => note.id}
        chosen={selection.ids}
        rowHeight={64}
        label="Field notes"
        selected={search.note ?? null}
        empty={empty}
      />
    </Card>
  );
};
