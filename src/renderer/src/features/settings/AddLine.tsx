import { type ReactNode, useId, useRef, useState } from 'react';
import { sentence, useDraft } from '../../api';
import { useNewThing } from '../../commands';
import { Button } from '../../ui';
import styles from './Settings.module.css';

type AddLineProps = {
  /** Names the field: "New person". */
  label: string;
  /** Whose line it is, where more than one record has it: an id. */
  about?: string;
  placeholder: string;
  /** Choices beside the name. */
  children?: ReactNode;
  /** Adds it; a rejection is said under the line, and what was typed stays. */
  onAdd: (name: string) => Promise<unknown>;
  /** False where another line of the section is the one that N goes to. */
  main?: boolean;
};

const GoThere = ({ label, go }: { label: string; go: () => void }) => {
  useNewThing(label, go);
  return null;
};

/** One line and Enter make a new thing. */
export const AddLine = ({ label, about, placeholder, children, onAdd, main = true }: AddLineProps) => {
  const [name, setName] = useDraft(label, '', about);
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const add = async (): Promise<void> => {
    if (name.trim() === '') return;
    try {
      await onAdd(name.trim());
      setName('');
      setError(null);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      {main && <GoThere label={label} go={() => field.current?.focus()} />}
      <input
        ref={field}
        aria-label={label}
        aria-invalid={error !== null || undefined}
        aria-describedby={error ? id : undefined}
        placeholder={placeholder}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {children}
      <Button submit>Add</Button>
      {error && (
        <p id={id} role="alert" className="s bad">
          {error}
        </p>
      )}
    </form>
  );
};
