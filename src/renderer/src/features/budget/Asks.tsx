import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { BudgetAsk } from '../../../../shared/contract/budget';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { sentence, useDraft, useRead, useWorkspace, useWrite } from '../../api';
import { day, money, number, parseMoney, percent, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Badge, Button, Card, DateField, Dialog, Empty, Select, TakenAs, TextField, Who } from '../../ui';
import styles from './budget.module.css';
import { RecordDecisions } from '../meetings/RecordDecisions';

const recordText = ({ record, person }: BudgetAsk): string => {
  const who = person?.name ?? 'Whoever asks';
  if (record.asked === 0) return `${who} has not asked before.`;
  const came =
    record.ratio === null
      ? 'none is scored yet'
      : `${percent(record.ratio)} of what was expected came, over ${record.scored} scored`;
  return `${who} asked ${plural(record.asked, 'time')} before, ${record.approved} approved; ${came}.`;
};

const New = ({ onClose }: { onClose: () => void }) => {
  const { currency, today } = useWorkspace();
  const { period } = usePeriod();
  const choices = useRead('results.choices', {});
  const ask = useWrite('budget.ask', { quiet: true, done: (_output, input) => `Asked for ${input.name}` });
  const [name, setName, savedName] = useDraft('New ask', '');
  const [amount, setAmount] = useState('');
  const [expected, setExpected] = useState('');
  const [campaign, setCampaign] = useState<string | null>(null);
  const targets = useRead('budget.targets', { period: period.id });
  const [node, setNode] = useState<string | null>('');
  const [from, setFrom] = useState<string | null>('');
  const [due, setDue] = useState<string | null>(today);
  const [reason, setReason, savedReason] = useDraft('Reason of the new ask', '');
  const [error, setError] = useState<string | null>(null);
  const [asked, returned] = [parseMoney(amount, currency), parseMoney(expected, currency)];
  const waits =
    name.trim() === ''
      ? 'Name it'
      : !asked || asked <= 0
        ? 'Write the amount'
        : returned === null
          ? 'Write what it should bring'
          : due === null
            ? 'Choose the day'
            : null;
  const campaigns = (choices.data?.campaigns ?? []).map(({ id, name: label }) => ({ value: id, label }));
  const save = async (): Promise<void> => {
    if (waits !== null || asked === null || returned === null || due === null) return;
    try {
      await ask.mutateAsync({
        name: name.trim(),
        amountMinor: asked,
        campaignId: campaign,
        nodeId: node || null,
        fromCampaignId: from === '' ? null : from,
        takesFrom: from === '' ? 'New money' : '',
        expectedMinor: returned,
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
          { value: '', label: 'None' },
          ...(targets.data ?? []).map(({ id, name: label }) => ({ value: id, label })),
        ]}
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

const Answer = ({ ask }: { ask: BudgetAsk }) => {
  const { currency } = useWorkspace();
  const [text, setText, saved] = useDraft(`Answer to ${ask.name}`, '', `${ask.id} ${ask.status}`);
  const decide = useWrite('budget.decide', {
    done: (_output, input) => (input.status === 'approved' ? `Approved ${ask.name}` : `Declined ${ask.name}`),
  });
  const score = useWrite('budget.score', { done: () => `Scored ${ask.name}` });
  if (ask.status === 'open')
    return (
      <div className="row">
        <TextField
          aria-label={`Reason for the answer to ${ask.name}`}
          placeholder="Reason"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {(['approved', 'declined'] as const).map((status) => (
          <Button
            key={status}
            small
            waits={text.trim() === '' && 'Give a reason'}
            onClick={() => decide.mutate({ id: ask.id, status, reason: text }, { onSuccess: saved })}
          >
            {status === 'approved' ? 'Approve' : 'Decline'}
          </Button>
        ))}
      </div>
    );
  if (ask.status === 'approved' && ask.actualMinor === null) {
    const came = parseMoney(text, currency);
    return (
      <div className="row">
        <TextField
          aria-label={`What ${ask.name} brought`}
          placeholder="What it brought"
          inputMode="decimal"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          small
          waits={came === null && 'Write what it brought'}
          onClick={() => came !== null && score.mutate({ id: ask.id, actualMinor: came })}
        >
          Score
        </Button>
      </div>
    );
  }
  return null;
};

const STATUS = {
  open: { tone: 'warn', shape: 'ring', word: 'Open' },
  approved: { tone: 'good', shape: 'circle', word: 'Approved' },
  declined: { tone: 'plain', shape: 'dash', word: 'Declined' },
} as const;

const AskItem = ({ ask }: { ask: BudgetAsk }) => {
  const { currency, today } = useWorkspace();
  const { tone, shape, word } = STATUS[ask.status];
  return (
    <li className={styles.ask}>
      <div className="row">
        <b>{ask.name}</b>
        <Badge tone={tone} shape={shape}>
          {word}
        </Badge>
        <span className="push num">
          <b>{money(ask.amountMinor, currency)}</b>
        </span>
      </div>
      <p className="s ink2">
        {`Expects ${money(ask.expectedMinor, currency)}${ask.expectedLeads > 0 ? ` and ${number(ask.expectedLeads)} leads` : ''} by ${day(ask.dueDay, { today })}, takes from ${ask.takesFrom || 'nothing'}${ask.target === null ? '' : `, serves ${ask.target}`}.`}
        {ask.reason !== '' && ` ${ask.reason}`}
      </p>
      {ask.status !== 'open' && <p className="s ink2">{`${word}: ${ask.decisionReason}`}</p>}
      {ask.actualMinor !== null && (
        <p className="s">{`It brought ${money(ask.actualMinor, currency)}${ask.expectedMinor === 0 ? '' : `, ${percent(ask.actualMinor / ask.expectedMinor)} of what was expected`}.`}</p>
      )}
      <RecordDecisions kind="budget-ask" id={ask.id} as="line" />
      <div className="row s ink2">
        <Who person={ask.person} /> {recordText(ask)}
      </div>
      <Answer ask={ask} />
    </li>
  );
};

const ASK: readonly SheetColumn<BudgetAsk>[] = [
  { name: 'Day', value: (ask) => ask.day },
  { name: 'What for', value: (ask) => ask.name },
  { name: 'By', value: (ask) => ask.person?.name },
  { name: 'Amount', value: (ask) => ({ minor: ask.amountMinor }) },
  { name: 'Campaign', value: (ask) => ask.campaign },
  { name: 'Target', value: (ask) => ask.target },
  { name: 'Takes from', value: (ask) => ask.takesFrom },
  { name: 'Expected net sales', value: (ask) => ({ minor: ask.expectedMinor }) },
  { name: 'Expected leads', value: (ask) => ask.expectedLeads },
  { name: 'Due', value: (ask) => ask.dueDay },
  { name: 'Why', value: (ask) => ask.reason },
  { name: 'Status', value: (ask) => STATUS[ask.status].word },
  { name: 'Decided by', value: (ask) => ask.decidedBy?.name },
  { name: 'Decided on', value: (ask) => ask.decidedDay },
  { name: 'Decision', value: (ask) => ask.decisionReason },
  { name: 'Brought', value: (ask) => ({ minor: ask.actualMinor }) },
];

/** What people ask for, with how their earlier forecasts came out. */
export const Asks = () => {
  const asks = useRead('budget.asks', {});
  const [open, setOpen] = useState(false);
  return (
    <Card
      title="Budget asks"
      sub="with what the asker’s earlier forecasts came to"
      pad={false}
      actions={
        <Button small icon={IconPlus} onClick={() => setOpen(true)}>
          Ask
        </Button>
      }
    >
      <Await query={asks}>
        {(list) =>
          list.length === 0 ? (
            <Empty inline>Nobody has asked for money yet.</Empty>
          ) : (
            <ul className={styles.asks}>
              <TakenAs label="Budget asks" columns={ASK} rows={list} />
              {list.map((ask) => (
                <AskItem key={ask.id} ask={ask} />
              ))}
            </ul>
          )
        }
      </Await>
      {open && <New onClose={() => setOpen(false)} />}
    </Card>
  );
};
