import { useState } from 'react';
import { ASSUMED_ERROR, OUTLOOK_METHODS } from '../../../../../shared/domain/targets';
import { useRead, useWorkspace, useWrite } from '../../../api';
import { day, number, percent } from '../../../format';
import { methodSentence } from '../../../print/story';
import { Badge, Button, DataTable, TextField, Who } from '../../../ui';
import { amountCell, amountOf, readAmount, type Unit } from '../amount';
import type { NodePage } from './page';
import { useCommentsLine } from '../../comments';
import styles from './node.module.css';

const nameOf = ({ method }: Pick<NodePage['methods'][number], 'method'>): string => OUTLOOK_METHODS[method];

/** The likely range of one method, and what it rests on. */
const rangeTitle = (unit: Unit, { low, high, reason }: NodePage['methods'][number]): string =>
  [`Likely ${amountOf(unit, low)} to ${amountOf(unit, high)}.`, reason].filter(Boolean).join(' ');

/** A number that somebody expects. */
const OwnNumber = ({ one, node }: { one: NodePage['numbers'][number]; node: NodePage['node'] }) => {
  const { today } = useWorkspace();
  const of = `the number of ${day(one.at.slice(0, 10), { today })}`;
  const { button, comments } = useCommentsLine({ entity: 'forecast', id: one.id, of });
  return (
    <li title={one.reason} className={styles.call}>
      <span className={`s ink3 ${styles.day}`}>{day(one.at.slice(0, 10), { today })}</span>
      <span>{amountOf(node, one.amount)}</span>
      <span className="push s ink3 nowrap">
        {[
          `${percent(one.confidence, { decimals: 0 })} sure`,
          one.of !== null && `said of ${one.of}, before it became one with this`,
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      <Who person={one.author} />
      {button}
      {comments}
    </li>
  );
};

/** How the rest of the period is foretold, each method with its error in past periods, and a number of one's own. */
export const Methods = ({ page: { node, tree, methods, numbers } }: { page: NodePage }) => {
  const [own, setOwn] = useState('');
  const update = useWrite('targets.updateNode', { done: () => `Changed how ${node.name} is foretold` });
  const { today } = useWorkspace();
  const over = tree.to < today;
  const forecast = useWrite('targets.forecast', { done: () => `Kept your number for ${node.name}` });
  const scored = useRead('targets.record', {}).data?.methods ?? [];
  const amount = readAmount(node, own);
  const scoreOf = ({ method }: NodePage['methods'][number]) => scored.find((one) => one.method === method);
  const best = methods.find((one) => one.best);
  const assumed = [0, 1].map((periods) =>
    methods.filter((one) => one.periods === periods && one.reason?.includes('assumed')).map(nameOf),
  );
  const [none = [], once = []] = assumed;
  return (
    <section className={styles.section} aria-label="Outlook">
      <header>
        <h2>Outlook</h2>
        {best && best.method !== node.method && (
          <span className="push">
            <Button small onClick={() => update.mutate({ id: node.id, method: best.method })}>
              Use {OUTLOOK_METHODS[best.method]}, the best so far
            </Button>
          </span>
        )}
      </header>
      <DataTable
        tight
        label="Ways to foretell it"
        rows={methods}
        rowKey={(one) => one.method}
        selected={node.method}
        columns={[
          {
            key: 'method',
            header: 'By',
            value: nameOf,
            // The panel has no room for four columns in which the names can be read.
            also: [
              { name: 'Past error', value: (one) => one.error },
              { name: 'Past periods', value: (one) => one.periods },
              { name: 'Likely from', value: (one) => amountCell(node, one.low) },
              { name: 'Likely to', value: (one) => amountCell(node, one.high) },
              { name: 'Held', value: (one) => scoreOf(one)?.held },
              { name: 'Outlooks', value: (one) => scoreOf(one)?.outlooks },
            ],
            cell: (one) => {
              const score = scoreOf(one);
              return (
                <span className={styles.planned}>
                  <span className="row">
                    <button
                      type="button"
                      style={{ padding: 0, border: 0, background: 'none' }}
                      aria-pressed={one.method === node.method}
                      onClick={() => update.mutate({ id: node.id, method: one.method })}
                    >
                      {OUTLOOK_METHODS[one.method]}
                    </button>
                    {one.best && <Badge tone="good">Best</Badge>}
                  </span>
                  <span className={`s ink3 ${styles.errors}`}>
                    <span title={rangeTitle(node, one)}>
                      {one.error === null ? 'no past error' : `past error ${percent(one.error)}`}
                    </span>
                    {score && (
                      <span title={methodSentence(score)}>
                        , {number(score.held)} of {number(score.outlooks)} held
                      </span>
                    )}
                  </span>
                </span>
              );
            },
          },
          {
            key: 'outlook',
            header: 'Comes to',
            numeric: true,
            value: (one) => amountCell(node, one.outlook),
            cell: (one) => amountOf(node, one.outlook),
          },
        ]}
      />
      {none.length + once.length > 0 && (
        <p className="s ink2">
          {[
            none.length > 0 && `No past yet: ${none.join(', ')}.`,
            once.length > 0 && `Only one past period: ${once.join(', ')}.`,
          ]
            .filter(Boolean)
            .join(' ')}{' '}
          Their range is ±{percent(ASSUMED_ERROR, { decimals: 0 })} of the rest, which is assumed.
        </p>
      )}
      {numbers.length > 0 && (
        <ul className={styles.lines} aria-label="Own numbers so far">
          {numbers.map((one) => (
            <OwnNumber key={one.id} one={one} node={node} />
          ))}
        </ul>
      )}
      {!over && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (amount !== null && own.trim() !== '')
              forecast.mutate({ nodeId: node.id, amount }, { onSuccess: () => setOwn('') });
          }}
        >
          <TextField
            style={{ flex: 1 }}
            aria-label="Own number for the whole period"
            placeholder="Own number for the whole period"
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <Button submit waits={(own.trim() === '' || amount === null) && 'Waits for an amount'}>
            Keep
          </Button>
        </form>
      )}
    </section>
  );
};
