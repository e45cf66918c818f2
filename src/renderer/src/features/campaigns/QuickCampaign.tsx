import { type FormEvent, useState } from 'react';
import { sentence, useDraft, useWrite } from '../../api';
import { Button } from '../../ui';
import styles from './campaigns.module.css';

/** One line and Enter make a campaign and open it. Escape closes the line. */
export const QuickCampaign = ({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) => {
  const [name, setName] = useDraft('New campaign', '');
  const [error, setError] = useState<string | null>(null);
  const create = useWrite('campaigns.create', { done: (_output, input) => `Added ${input.name}`, quiet: true });
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return setError('A campaign needs a name.');
    try {
      const { id } = await create.mutateAsync({ name: name.trim() });
      setName('');
      onClose();
      onMade(id);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    // Escape closes the line from any of its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.quick}
      aria-label="New campaign"
      onSubmit={(event) => void add(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <input
        aria-label="Name of the new campaign"
        placeholder="Name of the campaign"
        value={name}
        // The line was asked for by a key or a click, so the next key belongs to it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button submit>Add</Button>
      <Button kind="quiet" onClick={onClose}>
        Cancel
      </Button>
      {error && (
        <p role="alert" className="s bad">
          {error}
        </p>
      )}
    </form>
  );
};
