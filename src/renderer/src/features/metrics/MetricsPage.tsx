import { useNavigate } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import { useRead } from '../../api';
import { metricText } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Card, type Column, DataTable, Delta, Page } from '../../ui';
import styles from './metrics.module.css';
import { StateBadge } from './StateBadge';

type Entry = Output<'metrics.catalogue'>[number];

const FAMILIES = ['Sales', 'Customers', 'Leads', 'Pipeline', 'Marketing', 'Stock'];

/** Every metric for the period, by family, beside the same days of the period before. */
export const MetricsPage = () => {
  const navigate = useNavigate();
  const { period } = usePeriod();
  const catalogue = useRead('metrics.catalogue', { period: period.id });
  const columns: Column<Entry>[] = [
    { key: 'name', header: 'Metric', cell: (row) => <b>{row.definition.name}</b> },
    {
      key: 'formula',
      header: 'Formula',
      cut: true,
      wide: true,
      cell: (row) => <span className="ink3">{row.definition.formula}</span>,
    },
    { key: 'value', header: 'Value', numeric: true, cell: (row) => metricText(row.value) },
    {
      key: 'delta',
      header: 'Change',
      numeric: true,
      cell: (row) =>
        row.value.value === null || row.previous.value === null ? (
          '–'
        ) : (
          <Delta current={row.value.value} previous={row.previous.value} better={row.definition.better} />
        ),
    },
    { key: 'state', header: 'State', width: 160, cell: (row) => <StateBadge value={row.value} /> },
  ];
  return (
    <Page title="Metrics" sub="what every number means, and where it comes from">
      <Await query={catalogue}>
        {(entries) => (
          <div className={styles.stack}>
            {FAMILIES.map((family) => (
              <Card key={family} title={family} pad={false}>
                <DataTable
                  tight
                  columns={columns}
                  rows={entries.filter((entry) => entry.definition.family === family)}
                  rowKey={(row) => row.definition.id}
                  label={family}
                  onOpen={(row) =>
                    void navigate({ to: '/metrics/$id', params: { id: row.definition.id }, search: (old) => old })
                  }
                />
              </Card>
            ))}
          </div>
        )}
      </Await>
    </Page>
  );
};
