import type { Output } from '../../../../shared/contract';
import { useRead, useWorkspace } from '../../api';
import { day, periodName, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Badge, Card, DataTable, Select } from '../../ui';
import type { Pending } from './ChangeDialog';

type SharedOrder = Output<'attribution.shared'>[number];

/** Gives an order to one of its creators: a rule by hand that names both. */
const chosen = ({ order, ruleId, creators }: SharedOrder, id: string | null): Pending | null => {
  const creator = creators.find((one) => one.id === id);
  if (!creator || creator.campaignId === null || creator.paid) return null;
  return {
    title: `Order ${order} earns for ${creator.name}`,
    change: {
      save: {
        id: ruleId,
        kind: 'hand',
        match: order,
        campaignId: creator.campaignId,
        creatorId: creator.id,
        from: null,
        to: null,
        note: `Earns for ${creator.name}`,
      },
    },
  };
};

/** Orders with codes of several creators: only one of them earns, and it is said which, to be chosen otherwise. */
export const Shared = ({ onChoose }: { onChoose: (pending: Pending) => void }) => {
  const { today } = useWorkspace();
  const { period } = usePeriod();
  const found = useRead('attribution.shared', { period: period.id });
  const rows = found.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Card
      title="Orders of several creators"
      sub={`${plural(rows.length, 'order')} in ${periodName(period)}; each earns for one, the first that its codes name unless you choose`}
      pad={false}
    >
      <DataTable
        label="Orders of several creators"
        tight
        rows={rows}
        rowKey={(row) => `${row.day} ${row.order}`}
        columns={[
          { key: 'day', header: 'Day', width: 96, value: (row) => row.day, cell: (row) => day(row.day, { today }) },
          { key: 'order', header: 'Order', width: 120, value: (row) => row.order, cell: (row) => row.order },
          {
            key: 'codes',
            header: 'Carries',
            cut: true,
            value: (row) => row.creators.map(({ name, code }) => `${code} of ${name}`).join(', '),
            cell: (row) => row.creators.map(({ name, code }) => `${code} of ${name}`).join(', '),
          },
          {
            key: 'chosen',
            header: 'Decided',
            width: 120,
            value: (row) => (row.ruleId === null ? 'by its codes' : 'by hand'),
            cell: (row) =>
              row.ruleId === null ? (
                <Badge tone="warn" shape="ring">
                  by its codes
                </Badge>
              ) : (
                'by hand'
              ),
          },
          {
            key: 'earns',
            header: 'Earns for',
            width: 200,
            edits: true,
            value: (row) => row.creators.find(({ paid }) => paid)?.name,
            cell: (row) => (
              <Select
                small
                aria-label={`Creator for whom order ${row.order} earns`}
                value={row.creators.find(({ paid }) => paid)?.id ?? null}
                data={row.creators.map(({ id, name, campaignId }) => ({
                  value: id,
                  label: campaignId === null ? `${name} (the code has no campaign)` : name,
                  disabled: campaignId === null,
                }))}
                onChange={(id) => {
                  const pending = chosen(row, id);
                  if (pending) onChoose(pending);
                }}
              />
            ),
          },
        ]}
      />
    </Card>
  );
};
