import { useState } from 'react';
import { Button, Select } from '../../ui';
import { type Goal, goalChoices, type Heading } from './headings';
import styles from './results.module.css';

const NOWHERE = '';

type Props = {
  headings: readonly Heading[];
  /** Where each column of the block goes, in their order. */
  onPaste: (goals: readonly Goal[]) => void;
  onCancel: () => void;
};

/**
 * Asks where the columns of a pasted block go whose headings name none. It is no form: Enter chooses in a list, and pastes
 * on the button alone.
 */
export const PasteMap = ({ headings, onPaste, onCancel }: Props) => {
  const [goals, setGoals] = useState<readonly Goal[]>(() => headings.map(({ goal }) => goal));
  const choices = goalChoices();
  return (
    <section className={styles.map} aria-label="Columns of what was pasted">
      <p>Some headings of what was pasted are no columns here. Say where they go.</p>
      <div className={styles.goals}>
        {headings.map(({ text, goal }, index) =>
          goal === null && text !== '' ? (
            <Select
              key={`${text} ${index}`}
              small
              searchable
              label={text}
              data={[
                { value: NOWHERE, label: 'Leave out' },
                ...choices.filter(({ value }) => goals[index] === value || !goals.some((one) => one === value)),
              ]}
              placeholder="Leave out"
              value={goals[index] ?? null}
              onChange={(value) =>
                setGoals(
                  goals.map((one, at) =>
                    at === index ? (choices.find((choice) => choice.value === value)?.value ?? null) : one,
                  ),
                )
              }
            />
          ) : null,
        )}
      </div>
      <div className="row">
        <Button small kind="primary" onClick={() => onPaste(goals)}>
          Paste
        </Button>
        <Button small onClick={onCancel}>
          Do not paste
        </Button>
      </div>
    </section>
  );
};
