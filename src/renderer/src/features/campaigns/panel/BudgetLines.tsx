import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { BudgetLine, CampaignDetail } from '../../../../../shared/contract/campaigns';
import { sentence, useWorkspace, useWrite } from '../../../api';
import { money } from '../../../format';
import { Button, type Column, DataTable, IconButton, InlineEdit, TextField } from '../../../ui';
import { useCommentsColumn } from '../../comments';
import styles from './panel.module.css';

const KINDS = [
  ['plannedMinor', 'Planned'],
  ['committedMinor', 'Committed'],
  ['spentMinor', 'Spent'],
  ['paidMinor', 'Paid'],
] as const;

/** What the budget goes to. What an ad file brings counts as spent by itself: a line says what no file does. */
export const BudgetLines = ({ campaign }: { campaign: CampaignDetail }) => {
  const { currency } = useWorkspace();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const add = useWrite('campaigns.addLine', { done: (_output, input) => `Added ${input.name}`, quiet: true });
  const update = useWrite('campaigns.updateLine', { quiet: true });
  const remove = useWrite('campaigns.removeLine', { done: () => 'Removed a line of the budget' });
  const sum = (key: (typeof KINDS)[number][0]): number => campaign.lines.reduce((total, line) => total + line[key], 0);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return setError('Say what it is for.');
    try {
      await add.mutateAsync({ campaignId: campaign.id, name: name.trim() });
      setName('');
      setError(null);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  const comments = useCommentsColumn<BudgetLine>('budget-line', ({ id, name: of }) => ({ id, of }));
  const columns: Column<BudgetLine>[] = [
    {
      key: 'name',
      header: 'Line',
      cut: true,
      edits: true,
      total: 'All lines',
      value: (line) => line.name,
      cell: (line) => (
        <InlineEdit
          kind="text"
          bare
          needed
          label="Name of the line"
          value={line.name}
          onSave={(next) => update.mutateAsync({ id: line.id, name: next })}
        />
      ),
    },
    {
      key: 'day',
      header: 'Day',
      edits: true,
      width: 104,
      value: (line) => line.day,
      cell: (line) => (
        <InlineEdit
          kind="date"
          bare
          clearable
          label={`Day of ${line.name}`}
          placeholder="Spread"
          value={line.day}
          onSave={(day) => update.mutateAsync({ id: line.id, day })}
        />
      ),
    },
    ...KINDS.map(
      ([key, header]): Column<BudgetLine> => ({
        key,
        header,
        numeric: true,
        edits: true,
        width: 80,
        total: money(sum(key), currency),
        value: (line) => ({ minor: line[key], currency }),
        cell: (line) => (
          <InlineEdit
            kind="money"
            bare
            label={`${header}: ${line.name}`}
            value={line[key]}
            currency={currency}
            onSave={(minor) => update.mutateAsync({ id: line.id, [key]: minor ?? 0 })}
          />
        ),
      }),
    ),
    comments.column,
    {
      key: 'remove',
      header: <span className="unseen">Remove</span>,
      width: 32,
      value: null,
      cell: (line) => (
        <IconButton
          small
          icon={IconTrash}
          label={`Remove ${line.name}`}
          onClick={() => remove.mutate({ id: line.id })}
        />
      ),
    },
  ];
  const own = campaign.ownBudgetMinor;
  const left = own === null ? null : own - sum('plannedMinor');
  return (
    <div className={styles.section}>
      {campaign.lines.length > 0 && (
        <DataTable
          tight
          total
          label="Budget lines"
          rows={campaign.lines}
          rowKey={(line) => line.id}
          columns={columns}
          under={comments.under}
        />
      )}
      {left !== null && campaign.lines.length > 0 && (
        <p className={left < 0 ? 's bad' : 's ink2'}>
          {left === 0
            ? 'The lines are the whole budget.'
            : left > 0
              ? `${money(left, currency)} of the budget has no line yet.`
              : `The lines plan ${money(-left, currency)} more than the budget.`}
        </p>
      )}
      <form className="row" onSubmit={(event) => void save(event)}>
        <TextField
          style={{ flex: 1 }}
          aria-label="New line of the budget"
          placeholder="What else it costs: fees, samples, a booth"
          value={name}
          error={error}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button submit>Add</Button>
      </form>
    </div>
  );
};
