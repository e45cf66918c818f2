import { useId, useState } from 'react';
import { sentence } from '../api/call';
import { DateField } from './DateField';
import { Select } from './Field';
import styles from './InlineEdit.module.css';

export type InlineSelectProps = {
  label: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  onSave: (value: string | null) => unknown;
  /** Offers to choose none, under the words of the placeholder. */
  clearable?: boolean;
  placeholder?: string;
  bare?: boolean;
  disabled?: boolean;
  /** How many are drawn at once; typing finds the others. All without it. */
  limit?: number;
  /** Takes what is typed, where the options are searched elsewhere: they are all shown then. */
  onSearch?: (text: string) => void;
};

export type InlineDateProps = {
  label: string;
  value: string | null;
  onSave: (day: string | null) => unknown;
  clearable?: boolean;
  placeholder?: string;
  bare?: boolean;
};

/** Saves at once, keeps the choice on screen until the answer is there, and says why when it is refused. */
const useChoice = (value: string | null, onSave: (value: string | null) => unknown) => {
  const [pending, setPending] = useState<{ value: string | null } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const save = async (next: string | null): Promise<void> => {
    setPending({ value: next });
    setError(null);
    try {
      await onSave(next);
    } catch (thrown) {
      setError(sentence(thrown));
    } finally {
      setPending(null);
    }
  };
  const choose = (next: string | null): void => {
    if (next !== value) void save(next);
  };
  return { shown: pending ? pending.value : value, error, choose };
};

/** Stands for no choice in a list, which knows only texts. */
const NOTHING = '';

/** One of a list, edited in place and saved when chosen. */
export const InlineSelect = ({
  label,
  value,
  options,
  onSave,
  clearable = false,
  placeholder = 'None',
  bare = false,
  disabled,
  limit = Infinity,
  onSearch,
}: InlineSelectProps) => {
  const { shown, error, choose } = useChoice(value, onSave);
  return (
    <span className={styles.inline} data-bare={bare || undefined}>
      <Select
        aria-label={label}
        data={clearable ? [{ value: NOTHING, label: placeholder }, ...options] : [...options]}
        value={shown}
        onChange={(next) => choose(next === NOTHING ? null : next)}
        searchable={options.length > 8 || onSearch !== undefined}
        limit={limit}
        {...(onSearch
          ? { onSearchChange: onSearch, filter: ({ options: all, limit: most }) => all.slice(0, most) }
          : {})}
        placeholder={placeholder}
        disabled={disabled}
        error={error}
      />
    </span>
  );
};

/** A day, edited in place: typed ("12 May 2026") or chosen; saved when the field is left. */
export const InlineDate = ({
  label,
  value,
  onSave,
  clearable = true,
  placeholder = 'No day',
  bare = false,
}: InlineDateProps) => {
  const id = useId();
  const { shown, error, choose } = useChoice(value, onSave);
  const [draft, setDraft] = useState<{ day: string | null } | null>(null);
  const commit = (): void => {
    if (draft) choose(draft.day);
    setDraft(null);
  };
  return (
    <span className={styles.inline} data-bare={bare || undefined}>
      <DateField
        id={id}
        aria-label={label}
        value={draft ? draft.day : shown}
        clearable={clearable}
        placeholder={placeholder}
        onChange={(day) => setDraft({ day })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
          if (event.key === 'Enter') commit();
        }}
        popoverProps={{ onClose: commit }}
        error={error}
      />
    </span>
  );
};
