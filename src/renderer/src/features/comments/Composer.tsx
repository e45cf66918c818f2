import { Combobox, useCombobox } from '@mantine/core';
import { useRef, useState } from 'react';
import { useDraft, useRead } from '../../api';
import { TextField } from '../../ui';
import styles from './comments.module.css';

/** The name being typed after the last `@` before the cursor; null when there is none. */
const typedName = (text: string, cursor: number): { from: number; word: string } | null => {
  const from = text.lastIndexOf('@', cursor - 1);
  if (from < 0 || /[\p{L}\p{N}]/u.test(text[from - 1] ?? '')) return null;
  return { from, word: text.slice(from + 1, cursor).toLowerCase() };
};

/** One line and Enter; `@` opens a list of people, walked with the arrow keys. */
export const Composer = ({
  label,
  initial = '',
  about,
  onSave,
  onCancel,
}: {
  label: string;
  /** The record or comment that the words are for. */
  about: string;
  initial?: string;
  /** May reject: its sentence is shown and the text stays. */
  onSave: (text: string) => Promise<unknown>;
  onCancel?: () => void;
}) => {
  const people = useRead('people.list', {}).data ?? [];
  const field = useRef<HTMLInputElement>(null);
  const [text, setText, saved] = useDraft(label, initial, about);
  const [typed, setTyped] = useState<ReturnType<typeof typedName>>(null);
  const [error, setError] = useState<string | null>(null);
  const list = useCombobox();
  const shown = typed
    ? people.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${typed.word}`)).slice(0, 6)
    : [];
  const change = (next: string, cursor: number): void => {
    const at = typedName(next, cursor);
    setText(next);
    setError(null);
    setTyped(at);
    if (at) list.openDropdown();
    else list.closeDropdown();
    list.resetSelectedOption();
  };
  const choose = (name: string): void => {
    if (!typed) return;
    const after = text.slice(typed.from + 1 + typed.word.length);
    setText(`${text.slice(0, typed.from)}@${name} ${after.trimStart()}`);
    setTyped(null);
    list.closeDropdown();
    field.current?.focus();
  };
  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    try {
      await onSave(text.trim());
      setText('');
      saved();
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason));
    }
  };
  const open = list.dropdownOpened && shown.length > 0;
  return (
    <Combobox
      store={list}
      onOptionSubmit={choose}
      withinPortal
      transitionProps={{ duration: 0 }}
      position="bottom-start"
    >
      <Combobox.Target>
        <TextField
          ref={field}
          className={styles.composer}
          aria-label={label}
          placeholder="Write a comment, @ names somebody"
          value={text}
          error={error}
          autoComplete="off"
          maxLength={4000}
          onChange={(event) =>
            change(event.currentTarget.value, event.currentTarget.selectionStart ?? event.currentTarget.value.length)
          }
          onBlur={() => list.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && open) {
              event.stopPropagation();
              list.closeDropdown();
            } else if (event.key === 'Escape' && onCancel) {
              event.stopPropagation();
              saved();
              onCancel();
            } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && list.getSelectedOptionIndex() < 0) {
              event.preventDefault();
              const only = open && shown.length === 1 ? shown[0] : undefined;
              if (only) choose(only.name);
              else void save();
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!open}>
        <Combobox.Options aria-label="People to name">
          {shown.map((person) => (
            <Combobox.Option value={person.name} key={person.id}>
              {person.name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};
