import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { FORMAT_NAMES } from '../../../../shared/contract/formats';
import { useRead, useWorkspace } from '../../api';
import { day, moment, number } from '../../format';
import { Await, Badge, Card, type Column, Empty, VirtualTable } from '../../ui';
import { factKey } from '../../../../shared/domain/comments';
import { CommentsLine } from '../comments';
import styles from './data.module.css';
import { Place } from './importing/Place';
import { Inbox } from './Inbox';
import { Sources } from './Sources';
import { TakeBack } from './TakeBack';

type Batch = Output<'imports.list'>[number];

const columnsFor = (today: string, timeZone: string): Column<Batch>[] => [
  {
    key: 'file',
    header: 'File',
    cut: true,
    value: (row) => row.file,
    also: [
      { name: 'What', value: (row) => FORMAT_NAMES[row.format] },
      { name: 'By', value: (row) => row.by },
    ],
    cell: (row) => (
      <span className={styles.twoLines}>
        <span className="cut" title={row.file}>
          {row.file}
        </span>
        <span className="s ink2">{FORMAT_NAMES[row.format]}</span>
      </span>
    ),
  },
  {
    key: 'at',
    header: 'Imported',
    width: 104,
    value: (row) => row.at,
    cell: (row) => <span className="ink2">{moment(row.at, today, timeZone)}</span>,
  },
  {
    key: 'rows',
    header: 'Rows',
    numeric: true,
    width: 64,
    value: (row) => row.rows,
    also: [
      { name: 'New', value: (row) => row.created },
      { name: 'Updated', value: (row) => row.updated },
      { name: 'No change', value: (row) => row.unchanged },
      { name: 'Left out', value: (row) => row.skipped },
    ],
    cell: (row) => number(row.rows),
  },
  {
    key: 'until',
    header: 'Reaches',
    width: 104,
    value: (row) => row.reaches,
    also: [{ name: 'Taken back', value: (row) => (row.undone ? 'yes' : 'no') }],
    cell: (row) => (row.undone ? <Badge>Taken back</Badge> : day(row.reaches, { today })),
  },
];

/** What one import did, and the way back: one Undo, for the import that is chosen. */
const One = ({ batch }: { batch: Batch }) => {
  const { today, timeZone } = useWorkspace();
  return (
    <Card
      title="This import"
      actions={batch.undone ? <Badge>Taken back</Badge> : <TakeBack batch={batch.id} file={batch.file} label="Undo" />}
    >
      <dl className={styles.facts}>
        <dt>File</dt>
        <dd className={styles.whole}>{batch.file}</dd>
        <dt>What</dt>
        <dd>{FORMAT_NAMES[batch.format]}</dd>
        <dt>By</dt>
        <dd>{batch.by ?? 'nobody named'}</dd>
        <dt>Imported</dt>
        <dd>{moment(batch.at, today, timeZone)}</dd>
        <dt>Period</dt>
        <dd>
          {batch.firstDay && batch.lastDay
            ? `${day(batch.firstDay, { today })} to ${day(batch.lastDay, { today })}`
            : 'no days in it'}
        </dd>
        <dt>Rows</dt>
        <dd>{number(batch.rows)}</dd>
        <dt>New</dt>
        <dd>{number(batch.created)}</dd>
        <dt>Updated</dt>
        <dd>{number(batch.updated)}</dd>
        <dt>No change</dt>
        <dd>{number(batch.unchanged)}</dd>
        <dt>Left out</dt>
        <dd>{number(batch.skipped)}</dd>
      </dl>
      {!batch.undone && (
        <p className="row" style={{ marginTop: 'var(--space-3)', flexWrap: 'wrap' }}>
          <Place batch={batch.id} format={batch.format} from={batch.firstDay} to={batch.lastDay} />
        </p>
      )}
      <CommentsLine entity="import" id={factKey(batch.at, batch.file)} of={batch.file} />
    </Card>
  );
};

/** Every import, newest first; the one that is chosen can be taken back. */
export const Imports = () => {
  const { today, timeZone } = useWorkspace();
  const batches = useRead('imports.list', {});
  const { batch: asked } = useSearch({ from: '/data' });
  const [chosen, setChosen] = useState<string | null>(asked ?? null);
  return (
    <Await query={batches}>
      {(rows) => {
        const batch = rows.find((row) => String(row.id) === chosen);
        return (
          <div className={styles.split}>
            <Card title="Imports" sub={`${number(rows.length)}, newest first`} pad={false} className={styles.fill}>
              {rows.length === 0 ? (
                <Empty inline>
                  Nothing has been imported yet. Orders, deals, leads, ad spend, products and stock come in as CSV and
                  Excel files.
                </Empty>
              ) : (
                <div className={styles.list}>
                  <VirtualTable
                    columns={columnsFor(today, timeZone)}
                    rows={rows}
                    rowKey={(row) => String(row.id)}
                    label="Imports"
                    rowHeight={48}
                    selected={chosen}
                    onOpen={(row) => setChosen(String(row.id) === chosen ? null : String(row.id))}
                  />
                </div>
              )}
            </Card>
            <div className={styles.rail}>
              {batch && <One key={batch.id} batch={batch} />}
              <Inbox />
              <Sources />
            </div>
          </div>
        );
      }}
    </Await>
  );
};
