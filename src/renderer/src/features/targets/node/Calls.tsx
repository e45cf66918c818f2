import { IconTrash } from '@tabler/icons-react';
import { CALL_IDS, CALLS, type Call, cannotComeTo } from '../../../../../shared/domain/targets';
import { useDraft, useRead, useWorkspace, useWrite } from '../../../api';
import { day, percent } from '../../../format';
import { Button, IconButton, StatusBadge, TextField, Who } from '../../../ui';
import { amountOf, changeOf, readSigned, type Unit } from '../amount';
import { recordWords } from '../../../print/story';
import { callStatus } from '../words';
import type { NodePage } from './page';
import { useCommentsLine } from '../../comments';
import styles from './node.module.css';

type Said = { call: Call; expected: number | null; confidence: number; reason: string };

/** "miss 47.8k 80% the restock is late": the word, what is expected, how sure, and why. Null without a word. */
export const readCall = (unit: Unit, line: string): Said | null => {
  const text = line.trim().replace(/\s+/g, ' ');
  const call = CALL_IDS.find((id) => text.toLowerCase().startsWith(CALLS[id].toLowerCase()));
  if (!call) return null;
  const words = text.slice(CALLS[call].length).trim().split(' ').filter(Boolean);
  const said: Said = { call, expected: null, confidence: 0.7, reason: '' };
  const rest = words.filter((word, index) => {
    const sure = /^(\d{1,3})%,?$/.exec(word);
    if (sure && Number(sure[1]) <= 100) {
      said.confidence = Number(sure[1]) / 100;
      return false;
    }
    if (index >= 2 || said.expected !== null || !/^[-−]?\D?\d[\d.,]*[km]?$/i.test(word)) return true;
    said.expected = readSigned(unit, word.replace(/,$/, ''));
    return said.expected === null;
  });
  return { ...said, reason: rest.join(' ') };
};

/** One call: what was said, how it held, and what others say of it. */
const Line = ({ call, page: { node, tree } }: { call: NodePage['calls'][number]; page: NodePage }) => {
  const { today } = useWorkspace();
  const remove = useWrite('targets.removeCall', { done: () => 'Took the call back' });
  const over = tree.to < today;
  const authors = useRead('targets.record', {}).data?.authors ?? [];
  const recordFor = (id: string | undefined) => authors.find(({ author }) => author?.id === id);
  const of = `the call of ${day(call.at.slice(0, 10), { today })}`;
  const { button, comments } = useCommentsLine({ entity: 'call', id: call.id, of });
  return (
    <li title={call.reason} className={styles.call}>
      <span className={`s ink3 ${styles.day}`}>{day(call.at.slice(0, 10), { today })}</span>
      <StatusBadge status={callStatus(call.call)}>{CALLS[call.call]}</StatusBadge>
      <span>{call.expected === null ? '' : changeOf(node, call.expected - node.target)}</span>
      <span className="push s ink3 nowrap">
        {call.of !== null
          ? `said of ${call.of}, before it became one with this`
          : call.late
            ? 'noted after the close, not scored'
            : call.held === null
              ? [`${percent(call.confidence, { decimals: 0 })} sure`, recordWords(recordFor(call.author?.id))]
                  .filter(Boolean)
                  .join(', ')
              : `${call.held ? 'held' : 'did not hold'}${call.error === null ? '' : `, ${percent(call.error, { signed: true })}`}${call.against === null || call.against === node.target ? '' : ` of ${amountOf(node, call.against)} at close`}`}
      </span>
      <Who person={call.author} />
      {button}
      {!over && call.of === null && (
        <IconButton small icon={IconTrash} label={`Take back ${of}`} onClick={() => remove.mutate({ id: call.id })} />
      )}
      {comments}
    </li>
  );
};

/** What people said of the node, the newest first, and one line for the next. */
export const Calls = ({ page }: { page: NodePage }) => {
  const { node, tree, calls } = page;
  const { today } = useWorkspace();
  const [line, setLine] = useDraft(`Call on ${node.name}`, '', node.id);
  const say = useWrite('targets.call', { done: () => `Made a call on ${node.name}` });
  const said = readCall(node, line);
  const impossible = said && cannotComeTo(node.metric, said.expected);
  const over = tree.to < today;
  return (
    <section className={styles.section} aria-label="Calls">
      <header>
        <h2>Calls</h2>
        <span className="s ink3">scored at close</span>
      </header>
      {over ? (
        <p className="s ink3">
          {calls.some((call) => call.held !== null)
            ? 'The period is over: no more calls, and those that were made are scored.'
            : 'The period is over: no more calls. Those that were made are scored once the data reach its last day, or a month has passed.'}
        </p>
      ) : (
        <>
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              if (said && impossible === null)
                say.mutate({ nodeId: node.id, ...said }, { onSuccess: () => setLine('') });
            }}
          >
            <TextField
              style={{ flex: 1 }}
              aria-label={`Call on ${node.name} in one line`}
              placeholder="at risk 46k 60% the restock is late"
              value={line}
              onChange={(event) => setLine(event.currentTarget.value)}
            />
            <Button submit waits={said === null ? 'Waits for hit, at risk, miss or beat' : (impossible ?? false)}>
              Call
            </Button>
          </form>
          <p className="s ink3">
            {impossible ??
              (said
                ? [
                    CALLS[said.call],
                    said.expected === null ? 'no number' : amountOf(node, said.expected),
                    `${percent(said.confidence, { decimals: 0 })} sure`,
                    said.reason,
                  ]
                    .filter(Boolean)
                    .join(', ')
                : 'Hit, at risk, miss or beat; then what you expect, how sure, and why.')}
          </p>
        </>
      )}
      {calls.length > 0 && (
        <ul className={styles.lines} aria-label="Calls so far">
          {calls.map((call) => (
            <Line key={call.id} call={call} page={page} />
          ))}
        </ul>
      )}
    </section>
  );
};
