import { type Ref, useState } from 'react';
import { sentence, useDraft } from '../../api';
import { Button, TextField } from '../../ui';
import styles from './customers.module.css';

type Props = {
  /** "New contact": names the field. */
  label: string;
  /** Whose line it is, where more than one record has it: an id. */
  about?: string;
  /** A rejection is said under the field, and what was typed stays, as it does where the answer is `false`. */
  onAdd: (name: string) => Promise<unknown>;
  /** At the head of a page, where N goes to its field; else at the foot of a list on a record. */
  head?: Ref<HTMLInputElement>;
};

/** One line and Enter make a new thing. */
export const LineForm = ({ label, about, onAdd, head }: Props) => {
  const [name, setName] = useDraft(label, '', about);
  const [error, setError] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    if (name.trim() === '') return;
    try {
      if ((await onAdd(name.trim())) === false) return;
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
        ref={head}
        aria-label={label}
        placeholder={label}
        value={name}
        error={error}
        {...(head ? { w: 168 } : { className: styles.grow })}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {head ? (
        <Button kind="primary" submit shortcut="N">
          Add
        </Button>
      ) : (
        <Button small submit>
          Add
        </Button>
      )}
    </form>
  );
};
