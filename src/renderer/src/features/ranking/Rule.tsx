import { useState } from 'react';
import type { VerdictRuleView } from '../../../../shared/contract/ranking';
import { sentence, useWorkspace, useWrite } from '../../api';
import { money, parseMoney } from '../../format';
import { Button, Dialog, TextField } from '../../ui';

type Key = Exclude<keyof VerdictRuleView, 'wastedFromMinor'>;

const FIELDS: readonly { key: Key; label: string; percent?: true }[] = [
  { key: 'scaleReturn', label: 'Scale from a return of' },
  { key: 'goodShare', label: 'Scale from this share of leads qualified, in %', percent: true },
  { key: 'pullBackReturn', label: 'Pull back under a return of' },
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
  const { currency } = useWorkspace();
  const [wasted, setWasted] = useState(() =>
    rule.wastedFromMinor === null ? '' : money(rule.wastedFromMinor, currency, { bare: true, cents: 'always' }),
  );
  const [error, setError] = useState<string | null>(null);
  const set = useWrite('ranking.setRule', { quiet: true, done: () => 'Changed the rule for scale and stop' });
  const numbers = FIELDS.map(({ key, percent }) => Number(texts[key].replace(',', '.')) / (percent ? 100 : 1));
  const wrong = FIELDS.find(({ key }, index) => texts[key].trim() === '' || !Number.isFinite(numbers[index]));
  const wastedFromMinor = wasted.trim() === '' ? null : parseMoney(wasted, currency);
  const waits =
    wrong !== undefined
      ? `${wrong.label}: write a number`
      : wasted.trim() !== '' && (wastedFromMinor ?? 0) <= 0
        ? 'Write what a qualified lead may cost, or leave it empty'
        : false;
  const save = async (): Promise<void> => {
    const at = (key: Key): number => numbers[FIELDS.findIndex((field) => field.key === key)] ?? 0;
    try {
      await set.mutateAsync({
        scaleReturn: at('scaleReturn'),
        pullBackReturn: at('pullBackReturn'),
        goodShare: at('goodShare'),
        poorShare: at('poorShare'),
        enoughLeads: at('enoughLeads'),
        wastedFromMinor,
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
          <Button kind="primary" waits={waits} onClick={() => void save()}>
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
      <TextField
        label={`Wasted from this cost of a qualified lead, in ${currency}`}
        inputMode="decimal"
        placeholder="Any cost without one"
        value={wasted}
        onChange={(event) => setWasted(event.currentTarget.value)}
      />
      {error && (
        <p role="alert" className="bad">
          {error}
        </p>
      )}
    </Dialog>
  );
};
