import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { dimension } from '../../../../shared/contract/metrics';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { useRead } from '../../api';
import { metricText, percent } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Card, type Column, DataTable, Delta, Select } from '../../ui';

type Group = Output<'metrics.breakdown'>['groups'][number];

type BreakdownProps = {
  metric: string;
  dimensions: readonly Dimension[];
  better: 'up' | 'down' | 'neither';
  picked: { by: Dimension; group: string } | null;
  onPick: (picked: { by: Dimension; group: string }) => void;
};

/** The parts of a figure by one dimension; a part opens its rows. */
export const Breakdown = ({ metric, dimensions, better, picked, onPick }: BreakdownProps) => {
  const { period } = usePeriod();
  const [wanted, setWanted] = useState<Dimension | null>(null);
  const by = wanted && dimensions.includes(wanted) ? wanted : (dimensions[0] ?? 'channel');
  const parts = useRead('metrics.breakdown', { metric, period: period.id, by });
  const columns = (total: Output<'metrics.breakdown'>): Column<Group>[] => [
    {
      key: 'group',
      header: by,
      cut: true,
      cell: ({ current }) => current.label ?? current.group ?? '',
      total: 'Total',
    },
    {
      key: 'value',
      header: 'Value',
      numeric: true,
      cell: ({ current }) => metricText(current),
      total: metricText(total.total),
    },
    { key: 'share', header: 'Share', numeric: true, cell: ({ share }) => percent(share) },
    {
      key: 'delta',
      header: 'Change',
      numeric: true,
      cell: ({ current, previous }) =>
        current.value === null || previous?.value == null ? (
          '–'
        ) : (
          <Delta current={current.value} previous={previous.value} better={better} />
        ),
    },
  ];
  return (
    <Card
      title={`By ${by}`}
      pad={false}
      actions={
        <Select
          aria-label="Break down by"
          data={dimensions.map((one) => ({ value: one, label: one }))}
          value={by}
          onChange={(value: string | null) => {
            const parsed = dimension.safeParse(value);
            if (parsed.success) setWanted(parsed.data);
          }}
        />
      }
    >
      <Await query={parts}>
        {(found) => (
          <DataTable
            tight
            total
            columns={columns(found)}
            rows={found.groups}
            rowKey={({ current }) => current.group ?? ''}
            label={`By ${by}`}
            selected={picked?.by === by ? picked.group : null}
            tone={({ current }) => (current.group === '(unassigned)' ? 'unset' : undefined)}
            onOpen={({ current }) => current.group !== null && onPick({ by, group: current.group })}
            empty="There is nothing to break down in this period."
          />
        )}
      </Await>
    </Card>
  );
};
