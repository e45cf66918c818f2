import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { BudgetAsk } from '../../../../shared/contract/budget';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { useDraft, useRead, useWorkspace, useWrite } from '../../api';
import { day, money, number, parseMoney, percent, plural } from '../../format';
import { countedWords } from '../../print/story';
import { Await, Badge, Button, Card, Empty, TakenAs, TextField, Who } from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import styles from './budget.module.css';
import { CommentsLine } from '../comments';
import { RecordDecisions } from '../meetings/RecordDecisions';
import { NewAsk } from './NewAsk';

const STATUS = {
  open: { tone: 'warn', shape: 'ring', word: 'Open' },
  approved: { tone: 'good', shape: 'circle', word: 'Approved' },
  declined: { tone: 'plain', shape: 'dash', word: 'Declined' },
} as const;

/** What the asker's earlier asks and calls came to, in a line. */
export const recordText = ({ record, person }: Pick<BudgetAsk, 'record' | 'person'>): string => {
  const who = person?.name ?? 'Whoever asks';
  const came =
    record.ratio === null
      ? 'none is scored yet'
      : `${percent(record.ratio)} of what was expected came, over ${record.scored} scored`;
  const asks =
    record.asked === 0
      ? `${who} had not asked before.`
      : `${who} had asked ${plural(record.asked, 'time')} before, ${record.approved} approved, ${record.declined} declined; ${came}.`;
  const calls =
    record.calls === 0
      ? 'No call on a target of a closed period is known.'
      : `Calls on targets: ${record.callsHeld} of ${record.calls} held.`;
  const numbers =
    record.accuracy === null || record.bias === null
      ? ''
      : ` Forecasts for targets: ${percent(record.accuracy)} accurate, ${percent(Math.abs(record.bias))} too ${record.bias < 0 ? 'low' : 'high'} in all.`;
  const counted = countedWords(record.counted).map((words) => ` In ${words}.`);
  return `${asks} ${calls}${numbers}${counted.join('')}`;
};

/** The asker's earlier asks one by one, with what each was to bring and brought. */
const Earlier = ({ ask }: { ask: BudgetAsk }) => {
  const { currency, today } = useWorkspace();
  const { earlier } = ask.record;
  if (earlier.length === 0) return null;
  return (
    <details className="s">
      <summary>{`Earlier asks of ${ask.person?.name ?? 'the same person'}`}</summary>
      <ul aria-label={`Earlier asks beside ${ask.name}`} className="ink2">
        {earlier.map((one) => (
          <li key={one.id}>
            {`${day(one.day, { today })}: ${one.name}, ${money(one.amountMinor, currency)}, ${STATUS[one.status].word.toLowerCase()}; expected ${money(one.expectedMinor, currency)}, ${one.actualMinor === null ? 'not scored' : `brought ${money(one.actualMinor, currency)}`}.`}
          </li>
        ))}
      </ul>
    </details>
  );
};

const Answer = ({ ask }: { ask: BudgetAsk }) => {
  const { currency, today } = useWorkspace();
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
        {ask.ownMinor !== null && (
          <>
            <span className="s ink2">
              {`Own orders of ${ask.campaign} from the yes until ${day(ask.dueDay, { today })}: ${money(ask.ownMinor, currency)}, also what would have come anyway.`}
            </span>
            <Button small onClick={() => setText(money(ask.ownMinor, currency, { bare: true, cents: 'always' }))}>
              Take it
            </Button>
          </>
        )}
      </div>
    );
  }
  return null;
};

const AskItem = ({ ask }: { ask: BudgetAsk }) => {
  const { currency, today } = useWorkspace();
  const { tone, shape, word } = STATUS[ask.status];
  return (
    <li className={styles.ask}>
      <div className="row">
        <b>{ask.name}</b>
        {ask.target === null && <NoTarget />}
        <Badge tone={tone} shape={shape}>
          {word}
        </Badge>
        {ask.scoreDue && (
          <Badge tone="warn" shape="triangle">
            {`Not scored, due ${day(ask.dueDay, { today, weekday: 'never' })}`}
          </Badge>
        )}
        <span className="push num">
          <b>{money(ask.amountMinor, currency)}</b>
        </span>
      </div>
      <p className="s ink2">
        {`${ask.campaign === null ? 'For no campaign, so that saying yes changes no budget but what it takes from' : `For ${ask.campaign}`}. Expects ${money(ask.expectedMinor, currency)}${ask.expectedLeads > 0 ? ` and ${number(ask.expectedLeads)} leads` : ''} by ${day(ask.dueDay, { today })}, takes from ${ask.takesFrom || 'nothing'}${ask.target === null ? ', serves no target' : `, serves ${ask.target}`}.`}
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
      <Earlier ask={ask} />
      <Answer ask={ask} />
      <CommentsLine entity="ask" id={ask.id} of={ask.name} />
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
  { name: 'Score due', value: (ask) => (ask.scoreDue ? 'yes' : null) },
  { name: 'Record', value: recordText },
];

/** What people ask for, with how their earlier forecasts came out. */
export const Asks = () => {
  const asks = useRead('budget.asks', {});
  const [open, setOpen] = useState(false);
  return (
    <Card
      title="Budget asks"
      sub="with what the asker’s earlier asks and calls came to"
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
      {open && <NewAsk onClose={() => setOpen(false)} />}
    </Card>
  );
};
