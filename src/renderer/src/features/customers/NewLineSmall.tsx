import { useState } from 'react';
import { sentence } from '../../api';
import { Button, TextField } from '../../ui';
import styles from './customers.module.css';

/** One line and Enter, at the foot of a list on a record. */
export const NewLineSmall = ({ label, onAdd }: { label: string; onAdd: (name: string) => Promise<unknown> }) => {
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
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
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        aria-label={label}
        placeholder={label}
        value={name}
        error={error}
        className={styles.grow}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button small submit>
        Add
      </Button>
    </form>
  );
};
