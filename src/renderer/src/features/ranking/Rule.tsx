import { useState } from 'react';
import type { VerdictRuleView } from '../../../../shared/contract/ranking';
import { sentence, useWrite } from '../../api';
import { Button, Dialog, TextField } from '../../ui';

type Key = keyof VerdictRuleView;

const FIELDS: readonly { key: Key; label: string; percent?: true }[] = [
  { key: 'scaleRoas', label: 'Scale from a ROAS of' },
  { key: 'goodShare', label: 'Scale from this share of leads qualified, in %', percent: true },
  { key: 'pullBackRoas', label: 'Pull back under a ROAS of' },
  { key: 'poorShare', label: 'Pull back under this share of leads qualified, in %', percent: true },
  { key: 'enoughLeads', label: 'Leads from which a share is believed' },
];

const textOf = (value: number, percent: boolean): string => String(percent ? Math.round(value * 1000) / 10 : value);

/** The rule of this page and of the weekly report, to be changed. */
export const RuleDialog = ({ rule, onClose }: { rule: VerdictRuleView; onClose: () => void }) => {
  const [texts, setTexts] = useState<Record<Key, string>>(
    () =>
      Object.fromEntries(FIELDS.map(({ key, percent }) => [key, textOf(rule[key], percent === true)])) as Record<
        Key,
        string
      >,
  );
  const [error, setError] = useState<string | null>(null);
  const set = useWrite('ranking.setRule', { quiet: true, done: () => 'Changed the rule for scale and stop' });
  const numbers = FIELDS.map(({ key, percent }) => Number(texts[key].replace(',', '.')) / (percent ? 100 : 1));
  const wrong = FIELDS.find(({ key }, index) => texts[key].trim() === '' || !Number.isFinite(numbers[index]));
  const save = async (): Promise<void> => {
    const at = (key: Key): number => numbers[FIELDS.findIndex((field) => field.key === key)] ?? 0;
    try {
      await set.mutateAsync({
        scaleRoas: at('scaleRoas'),
        pullBackRoas: at('pullBackRoas'),
        goodShare: at('goodShare'),
        poorShare: at('poorShare'),
        enoughLeads: at('enoughLeads'),
      });
      onClose();
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="What to scale and what to stop"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            waits={wrong !== undefined && `${wrong.label}: write a number`}
            onClick={() => void save()}
          >
            Change
          </Button>
        </>
      }
    >
      <p className="ink2">The same rule judges the campaigns of the weekly report.</p>
      {FIELDS.map(({ key, label }) => (
        <TextField
          key={key}
          label={label}
          inputMode="decimal"
          value={texts[key]}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTexts((old) => ({ ...old, [key]: text }));
          }}
        />
      ))}
      {error && (
        <p role="alert" className="bad">
          {error}
        </p>
      )}
    </Dialog>
  );
};
