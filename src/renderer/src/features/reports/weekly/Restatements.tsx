import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Because, Restatement, Snapshot } from '../../../../../shared/contract/snapshots';
import { useRead } from '../../../api';
import { plural, quantityCell } from '../../../format';
import { restatedText } from '../../../print/restated-text';
import { becauseText, type Facts, restatedLabel, UNEXPLAINED } from '../../../print/weekly/Restated';
import { Await, Button, Card, type Column, DataTable } from '../../../ui';
import styles from '../reports.module.css';

const SHORT = 5;

/** An import leads to its batch, an edit to its entry in the history. */
const Cause = ({ of, facts }: { of: Because; facts: Facts }) => {
  const text = becauseText(of, facts);
  if (of.kind === 'definition' || of.id === null) return <span>{text}</span>;
  const id = String(of.id);
  return (
    <Link to="/data" search={of.kind === 'edit' ? { tab: 'history', step: id } : { batch: id }} className={styles.link}>
      {text}
    </Link>
  );
};

const columnsFor = (facts: Facts): Column<Restatement>[] => [
  {
    key: 'figure',
    header: 'Figure',
    value: (of) => restatedLabel(of, facts),
    also: [{ name: 'Group', value: (of) => of.group }],
    cell: (of) => (
      <>
        {restatedLabel(of, facts)}
        {of.group !== null && <span className="ink2">, {of.group}</span>}
      </>
    ),
  },
  {
    key: 'was',
    header: 'Was',
    numeric: true,
    value: (of) => quantityCell(of.was, of.unit),
    cell: (of) => restatedText(of, 'was'),
  },
  {
    key: 'now',
    header: 'Now',
    numeric: true,
    value: (of) => quantityCell(of.now, of.nowUnit),
    cell: (of) => <b>{restatedText(of, 'now')}</b>,
  },
  {
    key: 'because',
    header: 'Because of',
    value: ({ because }) => because.map((of) => becauseText(of, facts)).join('; ') || UNEXPLAINED,
    cell: ({ because }) =>
      because.length === 0 ? (
        <span className="ink2">{UNEXPLAINED}</span>
      ) : (
        <span className={styles.causes}>
          {because.map((of) => (
            <Cause key={`${of.kind} ${of.id ?? of.label}`} of={of} facts={facts} />
          ))}
        </span>
      ),
  },
];

/** What the frozen report said, what its figures are now, and which import or edit is behind each; nothing where all is as it was. */
export const Restatements = ({ kept, facts }: { kept: Snapshot; facts: Facts }) => {
  const [all, setAll] = useState(false);
  const restated = useRead('reports.restatements', { id: kept.id });
  return (
    <Await query={restated}>
      {({ restatements, compared }) =>
        restatements.length === 0 ? (
          <p className="s ink2">{`Nothing has changed since: all ${compared} figures that speak of days are as they were.`}</p>
        ) : (
          <Card
            title="Restated since"
            sub={`${plural(restatements.length, 'figure')} of ${compared}`}
            pad={false}
            actions={
              restatements.length > SHORT && (
                <Button small kind="quiet" onClick={() => setAll(!all)}>
                  {all ? 'Show the first' : `Show all ${restatements.length}`}
                </Button>
              )
            }
          >
            <DataTable
              columns={columnsFor(facts)}
              rows={all ? restatements : restatements.slice(0, SHORT)}
              rowKey={(of) => `${of.metric} ${of.period} ${of.group ?? ''} ${of.label}`}
              label="Restated figures"
              count={restatements.length}
              all={() => Promise.resolve(restatements)}
            />
          </Card>
        )
      }
    </Await>
  );
};
