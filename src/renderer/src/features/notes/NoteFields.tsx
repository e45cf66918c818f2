import type { FieldNote } from '../../../../shared/contract/notes';
import { NOTE_TYPE_IDS, NOTE_TYPES } from '../../../../shared/domain/note-line';
import { useRead, useWrite } from '../../api';
import { InlineEdit } from '../../ui';
import styles from './notes.module.css';

const options = (list: readonly { id: string; name: string }[] = []) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

/** What a note is about, each edited in place. */
export const NoteFields = ({ note }: { note: FieldNote }) => {
  const choices = useRead('notes.choices', {}).data;
  const update = useWrite('notes.update', { quiet: true });
  const save = (fields: Omit<Parameters<typeof update.mutateAsync>[0], 'ids'>) =>
    update.mutateAsync({ ids: [note.id], ...fields });
  const refs = [
    ['Product', note.product, choices?.products, (productId: string | null) => save({ productId })],
    ['Store or channel', note.channel, choices?.channels, (channelId: string | null) => save({ channelId })],
    ['Theme', note.theme, choices?.themes, (themeId: string | null) => save({ themeId })],
  ] as const;
  return (
    <div className={styles.fields}>
      <span className="ink2">Type</span>
      <InlineEdit
        kind="select"
        label="Type of the note"
        value={note.type}
        options={NOTE_TYPE_IDS.map((value) => ({ value, label: NOTE_TYPES[value] }))}
        onSave={(value) => save({ type: NOTE_TYPE_IDS.find((one) => one === value) })}
      />
      {refs.map(([label, ref, list, put]) => (
        <div key={label} style={{ display: 'contents' }}>
          <span className="ink2">{label}</span>
          <InlineEdit
            kind="select"
            clearable
            label={`${label} of the note`}
            value={ref?.id ?? null}
            options={options(list)}
            onSave={put}
          />
        </div>
      ))}
      <span className="ink2">Competitor</span>
      <InlineEdit
        kind="text"
        label="Competitor in the note"
        placeholder="None"
        value={note.competitor}
        onSave={(competitor) => save({ competitor })}
      />
      <span className="ink2">Tags</span>
      <InlineEdit
        kind="text"
        label="Tags of the note"
        placeholder="None, words between commas"
        value={note.tags.join(', ')}
        onSave={(text) =>
          save({
            tags: text
              .split(',')
              .map((tag) => tag.trim())
              .filter(Boolean),
          })
        }
      />
    </div>
  );
};
