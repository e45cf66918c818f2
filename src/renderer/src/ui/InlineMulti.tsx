import { useState } from 'react';
import { sentence } from '../api/call';
import { MultiSelect } from './Field';
import styles from './InlineEdit.module.css';

export type InlineMultiProps = {
  label: string;
  value: readonly string[];
  options: readonly { value: string; label: string }[];
  onSave: (value: string[]) => unknown;
  placeholder?: string;
  bare?: boolean;
};

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

/** Several of a list, edited in place; saved once, when the list is left, so that one undo takes it all back. */
export const InlineMulti = ({ label, value, options, onSave, placeholder, bare = false }: InlineMultiProps) => {
  const [draft, setDraft] = useState<string[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const save = async (next: string[]): Promise<void> => {
    try {
      await onSave(next);
      setDraft(null);
      setError(null);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  const commit = (): void => {
    if (draft === null) return;
    if (same(draft, value)) setDraft(null);
    else void save(draft);
  };
  return (
    <span className={styles.inline} data-bare={bare || undefined}>
      <MultiSelect
        aria-label={label}
        data={[...options]}
        value={draft ?? [...value]}
        onChange={setDraft}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
        }}
        searchable
        placeholder={(draft ?? value).length === 0 ? placeholder : undefined}
        error={error}
      />
    </span>
  );
};
