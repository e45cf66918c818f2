import { type ReactNode, useId, useState } from 'react';
import { sentence } from '../../api';
import { Button } from '../../ui';
import styles from './Settings.module.css';

type AddLineProps = {
  /** Names the field: "New person". */
  label: string;
  placeholder: string;
  /** Choices beside the name. */
  children?: ReactNode;
  /** Adds it; a rejection is said under the line, and what was typed stays. */
  onAdd: (name: string) => Promise<unknown>;
};

/** One line and Enter make a new thing. */
export const AddLine = ({ label, placeholder, children, onAdd }: AddLineProps) => {
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const id = useId();
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
      <input
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
