import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWrite } from '../../api';
import { exact } from '../../format';
import { Card, type Column, DataTable, IconButton, InlineEdit, Menu, Money } from '../../ui';
import { AddLine } from './AddLine';
import styles from './proposals.module.css';
import { Totals } from './Totals';
import type { Proposal, ProposalLine, SaveProposal } from './useProposal';
import { discountText } from './words';

type Props = { proposal: Proposal; save: SaveProposal };
type Update = (line: ProposalLine, patch: Partial<ProposalLine>) => Promise<unknown>;

const nameOf = (line: ProposalLine): string => line.product ?? line.text;

/** Columns of a version that was sent: text alone. */
const readColumns = ({ currency, totals }: Proposal): Column<ProposalLine>[] => [
  {
    key: 'what',
    header: 'What',
    cut: true,
    value: nameOf,
    also: [{ name: 'Remark', value: (line) => (line.product === null ? null : line.text) }],
    cell: (line) => (
      <>
        {nameOf(line)}
        {line.product !== null && line.text !== '' && <span className="ink3"> {line.text}</span>}
      </>
    ),
  },
  {
    key: 'quantity',
    header: 'Quantity',
    numeric: true,
    value: (line) => line.quantity,
    cell: (line) => exact(line.quantity),
  },
  {
    key: 'unit',
    header: 'Price',
    numeric: true,
    value: (line) => ({ minor: line.unitMinor, currency }),
    cell: (line) => <Money minor={line.unitMinor} currency={currency} cents="always" />,
  },
  {
    key: 'discount',
    header: 'Discount',
    numeric: true,
    value: (line) => line.discountBp / 10_000,
    cell: (line) => discountText(line.discountBp),
  },
  {
    key: 'net',
    header: 'Amount',
    numeric: true,
    value: (_line, index) => ({ minor: totals.lines[index]?.netMinor ?? 0, currency }),
    cell: (_line, index) => <Money minor={totals.lines[index]?.netMinor ?? 0} currency={currency} cents="always" />,
  },
];

/** The same as fields; each is saved as it is left. */
const editColumns = (
  { currency, totals }: Proposal,
  update: Update,
  act: (line: ProposalLine, what: 'up' | 'down' | 'remove') => void,
): Column<ProposalLine>[] => [
  {
    key: 'what',
    header: 'What',
    cut: true,
    edits: true,
    value: nameOf,
    also: [{ name: 'Remark', value: (line) => (line.product === null ? null : line.text) }],
    cell: (line, index) => (
      <span className={styles.what}>
        {line.product !== null && <span className={styles.product}>{line.product}</span>}
        <InlineEdit
          kind="text"
          bare
          needed={line.product === null}
          label={`${line.product === null ? 'Text' : 'Remark'} of line ${index + 1}`}
          placeholder="Remark"
          value={line.text}
          onSave={(text) => update(line, { text })}
        />
      </span>
    ),
  },
  {
    key: 'quantity',
    header: 'Quantity',
    numeric: true,
    edits: true,
    width: 96,
    value: (line) => line.quantity,
    cell: (line, index) => (
      <span data-quantity={line.id}>
        <InlineEdit
          kind="number"
          bare
          whole={false}
          min={0.001}
          label={`Quantity of line ${index + 1}`}
          value={line.quantity}
          onSave={(quantity) => update(line, { quantity })}
        />
      </span>
    ),
  },
  {
    key: 'unit',
    header: 'Price',
    numeric: true,
    edits: true,
    width: 112,
    value: (line) => ({ minor: line.unitMinor, currency }),
    cell: (line, index) => (
      <InlineEdit
        kind="money"
        bare
        label={`Price of line ${index + 1}`}
        value={line.unitMinor}
        currency={currency}
        onSave={(unitMinor) => update(line, { unitMinor: unitMinor ?? 0 })}
      />
    ),
  },
  {
    key: 'discount',
    header: 'Discount',
    numeric: true,
    edits: true,
    width: 88,
    value: (line) => line.discountBp / 10_000,
    cell: (line, index) => (
      <InlineEdit
        kind="number"
        bare
        whole={false}
        min={0}
        max={100}
        suffix="%"
        label={`Discount of line ${index + 1}, in percent`}
        value={line.discountBp / 100}
        onSave={(percent) => update(line, { discountBp: Math.round(percent * 100) })}
      />
    ),
  },
  {
    key: 'net',
    header: 'Amount',
    numeric: true,
    width: 112,
    value: (_line, index) => ({ minor: totals.lines[index]?.netMinor ?? 0, currency }),
    cell: (_line, index) => <Money minor={totals.lines[index]?.netMinor ?? 0} currency={currency} cents="always" />,
  },
  {
    key: 'more',
    header: <span className="unseen">More</span>,
    width: 44,
    value: null,
    cell: (line, index) => (
      <Menu
        label={`Line ${index + 1}`}
        position="bottom-end"
        items={[
          { label: 'Move up', icon: IconArrowUp, disabled: index === 0, onSelect: () => act(line, 'up') },
          {
            label: 'Move down',
            icon: IconArrowDown,
            disabled: index === totals.lines.length - 1,
            onSelect: () => act(line, 'down'),
          },
          { label: 'Remove', icon: IconTrash, onSelect: () => act(line, 'remove') },
        ]}
      >
        <IconButton icon={IconDots} kind="quiet" label={`More for line ${index + 1}`} />
      </Menu>
    ),
  },
];

/** The cursor goes to the quantity of a line as soon as it is there. */
const useNewLine = (lines: readonly ProposalLine[]) => {
  const [wanted, setWanted] = useState<string | null>(null);
  const table = useRef<HTMLDivElement>(null);
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (wanted === null || done.current === wanted || !lines.some((line) => line.id === wanted)) return;
    const quantity = table.current?.querySelector<HTMLInputElement>(`[data-quantity="${wanted}"] input`);
    quantity?.focus();
    quantity?.select();
    done.current = wanted;
  }, [wanted, lines]);
  return { table, setWanted };
};

/** What is offered: lines with quantity, price and discount, and what they come to. */
export const Lines = ({ proposal, save }: Props) => {
  const { lines, state } = proposal;
  const update = useWrite('proposals.updateLine', { quiet: true });
  const move = useWrite('proposals.moveLine');
  const remove = useWrite('proposals.removeLine', { done: () => 'Removed the line' });
  const field = useRef<HTMLInputElement>(null);
  const { table, setWanted } = useNewLine(lines);
  const columns =
    state === 'draft'
      ? editColumns(
          proposal,
          (line, patch) => update.mutateAsync({ id: line.id, ...patch }),
          (line, what) =>
            what === 'remove'
              ? remove.mutate({ id: line.id })
              : move.mutate({ id: line.id, by: what === 'up' ? -1 : 1 }),
        )
      : readColumns(proposal);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) field.current?.focus();
  };
  return (
    <Card title="Lines" pad={false}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears Enter from the fields in it */}
      <div ref={table} onKeyDown={onKeyDown} className={styles.lines}>
        <DataTable
          label="Lines"
          columns={columns}
          rows={lines}
          rowKey={(line) => line.id}
          empty="Nothing is offered yet."
        />
      </div>
      {state === 'draft' && <AddLine proposalId={proposal.id} onAdded={setWanted} field={field} />}
      <Totals proposal={proposal} save={save} />
    </Card>
  );
};
