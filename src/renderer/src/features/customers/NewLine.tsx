import { useRef, useState } from 'react';
import { sentence } from '../../api';
import { useNewThing } from '../../commands';
import { Button, TextField } from '../../ui';

type Props = {
  /** "New company": names the field and the command. */
  label: string;
  /** A rejection is said under the field, and what was typed stays. */
  onAdd: (name: string) => Promise<unknown>;
};

/** One line and Enter make a new thing; N goes there. */
export const NewLine = ({ label, onAdd }: Props) => {
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useNewThing(label, () => field.current?.focus());
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
        ref={field}
        aria-label={label}
        placeholder={label}
        value={name}
        error={error}
        w={168}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button kind="primary" submit shortcut="N">
        Add
      </Button>
    </form>
  );
};
