import { useState } from 'react';
import { number, plural } from '../../../format';
import { Button, Card, Segmented } from '../../../ui';
import styles from './importing.module.css';
import type { DryRun } from './useImport';

type Doubt = DryRun['doubts'][number];
type Decision = Doubt['decision'];

const SHOWN = 20;
const MORE = 100;
const CHOICES = [
  { value: 'new', label: 'New' },
  { value: 'same', label: 'The same' },
] as const;

/** Rows that may be a record that is there already. Nothing is merged that nobody decided. */
export const Doubts = ({
  doubts,
  onDecide,
}: {
  doubts: readonly Doubt[];
  onDecide: (decisions: Readonly<Record<string, Decision>>) => void;
}) => {
  const [shown, setShown] = useState(SHOWN);
  if (doubts.length === 0) return null;
  const hidden = Math.max(0, doubts.length - shown);
  const every = doubts.length > SHOWN ? `All ${number(doubts.length)}` : 'All';
  const all = (decision: Decision): Record<string, Decision> =>
    Object.fromEntries(doubts.map((doubt) => [String(doubt.line), decision]));
  return (
    <Card
      title={plural(doubts.length, 'doubtful match', 'doubtful matches')}
      sub="they come in as new unless you say otherwise"
      pad={false}
      actions={
        <>
          <Button small onClick={() => onDecide(all('same'))}>
            {every} the same
          </Button>
          <Button small onClick={() => onDecide(all('new'))}>
            {every} new
          </Button>
        </>
      }
    >
      <ul className={styles.groups} aria-label="Doubtful matches">
        {doubts.slice(0, shown).map((doubt) => (
          <li key={doubt.line}>
            <span className={styles.doubt}>
              <span>
                <b>{doubt.name}</b> on line {number(doubt.line)} may be <b>{doubt.match}</b>
              </span>
              <span className="s ink3">{doubt.why}</span>
            </span>
            <span className="push">
              <Segmented
                label={`What ${doubt.name} on line ${doubt.line} is`}
                value={doubt.decision}
                options={CHOICES}
                onChange={(decision: Decision) => onDecide({ [String(doubt.line)]: decision })}
              />
            </span>
          </li>
        ))}
        {hidden > 0 && (
          <li>
            <span className="s ink3">{number(hidden)} more, further down in the file.</span>
            <span className="push">
              <Button small onClick={() => setShown(shown + MORE)}>
                Show {hidden > MORE ? `${number(MORE)} more` : 'them'}
              </Button>
            </span>
          </li>
        )}
      </ul>
    </Card>
  );
};
