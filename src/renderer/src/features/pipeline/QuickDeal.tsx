import { type FormEvent, useState } from 'react';
import { sentence, useDraft, useWorkspace, useWrite } from '../../api';
import { parseMoney } from '../../format';
import { Button } from '../../ui';
import styles from './pipeline.module.css';

type QuickDealProps = { pipelineId: string | undefined; onClose: () => void };

/** One line and Enter make a deal, at the top of the first stage. Escape closes the line. */
export const QuickDeal = ({ pipelineId, onClose }: QuickDealProps) => {
  const { currency } = useWorkspace();
  const [title, setTitle] = useDraft('New deal', '');
  const [company, setCompany] = useDraft('Company of the new deal', '');
  const [value, setValue] = useDraft('Value of the new deal', '');
  const [error, setError] = useState<string | null>(null);
  const create = useWrite('deals.create', { done: (_output, input) => `Added ${input.title}`, quiet: true });
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const valueMinor = value.trim() === '' ? null : parseMoney(value, currency);
    if (title.trim() === '') return setError('A deal needs a title.');
    if (value.trim() !== '' && (valueMinor === null || valueMinor < 0))
      return setError('The value is an amount, such as 2,400.');
    try {
      await create.mutateAsync({
        title: title.trim(),
        ...(company.trim() ? { company: company.trim() } : {}),
        ...(valueMinor === null ? {} : { valueMinor }),
        ...(pipelineId ? { pipelineId } : {}),
      });
      for (const empty of [setTitle, setCompany, setValue]) empty('');
      onClose();
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    // Escape closes the line from any of its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.quick}
      aria-label="New deal"
      onSubmit={(event) => void add(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <input
        aria-label="Title of the new deal"
        placeholder="What it is about"
        value={title}
        // The line was asked for by a key or a click, so the next key belongs to it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <input
        aria-label="Company of the new deal"
        placeholder="Company"
        value={company}
        onChange={(event) => setCompany(event.currentTarget.value)}
      />
      <input
        aria-label={`Value of the new deal in ${currency}`}
        placeholder={`Value, ${currency}`}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
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
