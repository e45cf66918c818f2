import { useState } from 'react';
import { compareLines, proposalTotals } from '../../../../shared/domain/proposals';
import { useRead } from '../../api';
import { exact } from '../../format';
import { Await, Button, type Column, DataTable, Dialog, Money, Select } from '../../ui';
import styles from './proposals.module.css';
import type { Proposal, ProposalLine } from './useProposal';
import { discountText } from './words';

type Side = ProposalLine & { netMinor: number };
type Row = { key: string; what: string; before: Side | null; after: Side | null };

const sidesOf = ({ lines, discountBp }: Proposal): Side[] => {
  const totals = proposalTotals(lines, discountBp);
  return lines.map((line, index) => ({ ...line, netMinor: totals.lines[index]?.netMinor ?? 0 }));
};

/** `12 → 24`; one value where both are the same. */
const Change = ({ before, after }: { before: string; after: string }) =>
  before === after ? (
    <>{after}</>
  ) : (
    <span className="strong">
      {before || '–'} → {after || '–'}
    </span>
  );

const WORDS = { before: '–', after: '–' };

const columnsOf = (currency: string, before: Proposal, after: Proposal): Column<Row>[] => {
  const each = (row: Row, text: (side: Side) => string) => (
    <Change before={row.before ? text(row.before) : WORDS.before} after={row.after ? text(row.after) : WORDS.after} />
  );
  const change = (minor: number) => <Money minor={minor} currency={currency} cents="always" signed />;
  const sum = (from: number, to: number) => (
    <>
      <Money minor={from} currency={currency} cents="always" /> →{' '}
      <Money minor={to} currency={currency} cents="always" />
    </>
  );
  return [
    {
      key: 'what',
      header: 'What',
      cut: true,
      total: 'Total',
      value: ({ what }) => what,
      also: [
        {
          name: 'Change of line',
          value: (row) => (row.before === null ? 'added' : row.after === null ? 'left out' : null),
        },
      ],
      cell: ({ what, before: was, after: is }) => (
        <>
          {what}
          {was === null && <span className="good"> added</span>}
          {is === null && <span className="bad"> left out</span>}
        </>
      ),
    },
    {
      key: 'quantity',
      header: 'Quantity',
      numeric: true,
      value: (row) => row.after?.quantity,
      also: [{ name: 'Quantity before', value: (row) => row.before?.quantity }],
      cell: (row) => each(row, (side) => exact(side.quantity)),
    },
    {
      key: 'discount',
      header: 'Discount',
      numeric: true,
      value: (row) => row.after && row.after.discountBp / 10_000,
      also: [{ name: 'Discount before', value: (row) => row.before && row.before.discountBp / 10_000 }],
      cell: (row) => each(row, (side) => discountText(side.discountBp) || '0%'),
      total: <Change before={discountText(before.discountBp) || '0%'} after={discountText(after.discountBp) || '0%'} />,
    },
    {
      key: 'amount',
      header: 'Amount',
      numeric: true,
      value: (row) => ({ minor: row.after?.netMinor ?? null, currency }),
      also: [{ name: 'Amount before', value: (row) => ({ minor: row.before?.netMinor ?? null, currency }) }],
      cell: (row) => sum(row.before?.netMinor ?? 0, row.after?.netMinor ?? 0),
      total: sum(before.totals.totalMinor, after.totals.totalMinor),
    },
    {
      key: 'change',
      header: 'Change',
      numeric: true,
      value: (row) => ({ minor: (row.after?.netMinor ?? 0) - (row.before?.netMinor ?? 0), currency }),
      cell: (row) => change((row.after?.netMinor ?? 0) - (row.before?.netMinor ?? 0)),
      total: change(after.totals.totalMinor - before.totals.totalMinor),
    },
  ];
};

const Table = ({ before, after }: { before: Proposal; after: Proposal }) => {
  const rows = compareLines(sidesOf(before), sidesOf(after)).map((pair, index) => {
    const one = pair.after ?? pair.before;
    return { key: `${index} ${one?.id ?? ''}`, what: one?.product ?? one?.text ?? '', ...pair };
  });
  return (
    <DataTable
      label="What changed"
      columns={columnsOf(after.currency, before, after)}
      rows={rows}
      rowKey={(row) => row.key}
      total
    />
  );
};

/** Two versions line by line: what was added, left out, or offered otherwise. */
export const Compare = ({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) => {
  const { versions } = proposal;
  const [newest, older] = versions;
  const [from, setFrom] = useState(older?.id ?? proposal.id);
  const [to, setTo] = useState(newest?.id ?? proposal.id);
  const before = useRead('proposals.get', { id: from });
  const after = useRead('proposals.get', { id: to });
  const data = versions.map((one) => ({ value: one.id, label: `Version ${one.version}` }));
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${proposal.number}: two versions`}
      width={880}
      actions={
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className={styles.compare}>
        <Select label="From" data={data} value={from} onChange={(id) => id && setFrom(id)} />
        <Select label="To" data={data} value={to} onChange={(id) => id && setTo(id)} />
      </div>
      <Await query={before}>
        {(first) => <Await query={after}>{(second) => <Table before={first} after={second} />}</Await>}
      </Await>
    </Dialog>
  );
};
