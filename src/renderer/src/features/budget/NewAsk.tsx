import { useState } from 'react';
import { sentence, useDraft, useRead, useWorkspace, useWrite } from '../../api';
import { parseMoney, parseNumber } from '../../format';
import { usePeriod } from '../../frame/period';
import { Button, DateField, Dialog, Select, TextField } from '../../ui';
import { campaignOptions } from '../campaigns/untargeted';

/** Chosen when an ask serves no target: said on purpose, never by leaving the field alone. */
const NO_TARGET = 'none';

/** Asks for money: how much, for which target, what comes back by when, and what it takes from. */
export const NewAsk = ({ onClose }: { onClose: () => void }) => {
  const { currency, today } = useWorkspace();
  const { period } = usePeriod();
  const choices = useRead('results.choices', {});
  const ask = useWrite('budget.ask', { quiet: true, done: (_output, input) => `Asked for ${input.name}` });
  const [name, setName, savedName] = useDraft('New ask', '');
  const [amount, setAmount] = useState('');
  const [expected, setExpected] = useState('');
  const [leads, setLeads] = useState('');
  const [campaign, setCampaign] = useState<string | null>(null);
  const targets = useRead('budget.targets', { period: period.id });
  const [node, setNode] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>('');
  const [due, setDue] = useState<string | null>(today);
  const [reason, setReason, savedReason] = useDraft('Reason of the new ask', '');
  const [error, setError] = useState<string | null>(null);
  const [asked, returned] = [parseMoney(amount, currency), parseMoney(expected, currency)];
  const people = leads.trim() === '' ? 0 : parseNumber(leads);
  const readable = people !== null && Number.isInteger(people) && people >= 0;
  const waits =
    name.trim() === ''
      ? 'Name it'
      : !asked || asked <= 0
        ? 'Write the amount'
        : node === null
          ? 'Choose the target it serves, or say that it serves none'
          : returned === null
            ? 'Write what it should bring'
            : !readable
              ? 'Write leads as a whole number'
              : due === null
                ? 'Choose the day'
                : null;
  const campaigns = campaignOptions(choices.data?.campaigns ?? []);
  const save = async (): Promise<void> => {
    if (waits !== null || asked === null || returned === null || due === null || node === null) return;
    try {
      await ask.mutateAsync({
        name: name.trim(),
        amountMinor: asked,
        campaignId: campaign,
        nodeId: node === NO_TARGET ? null : node,
        fromCampaignId: from === '' ? null : from,
        takesFrom: from === '' ? 'New money' : '',
        expectedMinor: returned,
        expectedLeads: people ?? 0,
        dueDay: due,
        reason,
      });
      savedName();
      savedReason();
      onClose();
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Ask for budget"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" waits={waits} onClick={() => void save()}>
            Ask
          </Button>
        </>
      }
    >
      <TextField label="What for" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextField
        label={`Amount in ${currency}`}
        inputMode="decimal"
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
      />
      <Select label="Campaign" searchable data={campaigns} value={campaign} onChange={setCampaign} placeholder="None" />
      <Select
        label="Target it serves"
        searchable
        data={[
          ...(targets.data ?? []).map(({ id, name: label }) => ({ value: id, label })),
          { value: NO_TARGET, label: 'No target (it will be flagged)' },
        ]}
        placeholder="Choose"
        value={node}
        onChange={setNode}
      />
      <Select
        label="Takes from"
        searchable
        data={[{ value: '', label: 'New money' }, ...campaigns]}
        value={from}
        onChange={setFrom}
      />
      <TextField
        label={`Expected net sales in ${currency}`}
        inputMode="decimal"
        value={expected}
        onChange={(event) => setExpected(event.currentTarget.value)}
      />
      <TextField
        label="Expected leads"
        inputMode="numeric"
        placeholder="0"
        value={leads}
        onChange={(event) => setLeads(event.currentTarget.value)}
      />
      <DateField label="By" value={due} onChange={setDue} />
      <TextField label="Why" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      {error && (
        <p role="alert" className="bad">
          {error}
        </p>
      )}
    </Dialog>
  );
};
