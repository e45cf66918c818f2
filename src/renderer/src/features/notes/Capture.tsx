import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { NOTE_TYPE_IDS, NOTE_TYPES, type NoteType, parseNoteLine } from '../../../../shared/domain/note-line';
import { useDraft, useRead, useWrite } from '../../api';
import { Button, Day, Select } from '../../ui';
import styles from './notes.module.css';

const NONE = { products: [], channels: [], themes: [], competitors: [] };
const BY_WORD = '';

/** One line and Enter make a field note. Below it stand how the line is read and the notes that are like it. */
export const Capture = ({ onSaved }: { onSaved: () => void }) => {
  const [line, setLine] = useDraft('Field note', '');
  const [chosen, setChosen] = useState<NoteType | null>(null);
  const [asked] = useDebouncedValue(line.trim(), 150);
  const field = useRef<HTMLInputElement>(null);
  const choices = useRead('notes.choices', {}).data ?? NONE;
  const similar = useRead('notes.similar', { text: asked }, { enabled: asked.length > 3 });
  const create = useWrite('notes.create', { done: () => 'Added the field note', quiet: true });
  useEffect(() => field.current?.focus(), []);
  const read = parseNoteLine(line, choices);
  const parts: [string, string][] = [
    ['Type', NOTE_TYPES[chosen ?? read.type]],
    ['Product', read.product?.name ?? ''],
    ['Channel', read.channel?.name ?? ''],
    ['Theme', read.theme?.name ?? ''],
    ['Competitor', read.competitor],
    ['Tags', read.tags.join(', ')],
    ['No store or channel', read.unknown.join(', ')],
  ];
  const alike = line.trim().length > 3 ? (similar.data ?? []) : [];
  return (
    <form
      className={styles.capture}
      aria-label="New field note"
      onSubmit={(event) => {
        event.preventDefault();
        if (line.trim() === '') return;
        create.mutate(
          { line: line.trim(), ...(chosen === null ? {} : { type: chosen }) },
          {
            onSuccess: () => {
              setLine('');
              setChosen(null);
              onSaved();
            },
          },
        );
      }}
    >
      <input
        ref={field}
        data-autofocus
        aria-label="Field note in one line"
        aria-describedby="note-line"
        placeholder="They ask for a travel size #dry-shampoo @brightwell !rival"
        maxLength={2000}
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
      />
      <Select
        aria-label="Type"
        w={160}
        value={chosen ?? BY_WORD}
        data={[
          { value: BY_WORD, label: 'Type by its word' },
          ...NOTE_TYPE_IDS.map((value) => ({ value, label: NOTE_TYPES[value] })),
        ]}
        onChange={(value) => setChosen(NOTE_TYPE_IDS.find((one) => one === value) ?? null)}
      />
      <Button kind="primary" submit waits={line.trim() === '' && 'Waits for what was said'}>
        Add note
      </Button>
      <p id="note-line" className={styles.read}>
        {create.error ? (
          <span className="bad" role="alert">
            {create.error.message}
          </span>
        ) : line.trim() === '' ? (
          <span className="ink2">
            # product, theme or tag, @ store or channel, ! competitor. Begin with voice: request: competitor: or issue:
          </span>
        ) : (
          parts
            .filter(([, value]) => value !== '')
            .map(([label, value]) => (
              <span key={label}>
                <span className="ink3">{label}</span> {value}
              </span>
            ))
        )}
      </p>
      {alike.length > 0 && (
        <div className={styles.alike}>
          <p className="s ink3">Noted before</p>
          <ul aria-label="Similar notes">
            {alike.map((one) => (
              <li key={one.id}>
                <span className="cut">{one.text}</span>
                {one.theme !== null && <span className="s ink2 nowrap">{one.theme}</span>}
                <span className="s ink3 nowrap">
                  <Day day={one.day} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
};
