import type { ImportMap } from '../../../../../shared/contract/imports';
import { Button, Card } from '../../../ui';
import { bothWays } from './words';

/** Asks once, in plain words, what no value of the file shows: whether the day or the month comes first. */
export const AskDates = ({
  example,
  onSay,
}: {
  example: string;
  onSay: (order: NonNullable<ImportMap['dates']>) => void;
}) => {
  const { dmy, mdy } = bothWays(example);
  return (
    <Card title="Which day is this?">
      <p>
        The dates in this file can be read two ways. Is <b>{example}</b> the {dmy} or {mdy}?
      </p>
      <p className="row" style={{ marginTop: 'var(--space-3)' }}>
        <Button onClick={() => onSay('dmy')}>{dmy}, the day first</Button>
        <Button onClick={() => onSay('mdy')}>{mdy}, the month first</Button>
      </p>
    </Card>
  );
};
