import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Output } from '../../../../shared/contract';
import { useRead, useWorkspace } from '../../api';
import { change, metricCell, periodName, periodProgress } from '../../format';
import { usePeriod } from '../../frame/period';
import { comparedWith } from '../../print/words';
import {
  Await,
  buttonClass,
  Card,
  type Column,
  DataTable,
  Delta,
  Empty,
  MetricFigure,
  Page,
  Sparkline,
  TextField,
} from '../../ui';
import styles from './metrics.module.css';
import { StateBadge } from './StateBadge';
import { useSparklines } from './useSparklines';

type Entry = Output<'metrics.catalogue'>[number];

const FAMILIES = ['Sales', 'Customers', 'Subscriptions', 'Leads', 'Pipeline', 'Marketing', 'Stock', 'Targets'];
/** What people call a family beside its name, for the search. */
const ALSO: Record<string, string> = { Pipeline: 'deals' };

const matches = ({ definition }: Entry, query: string): boolean => {
  const text =
    `${definition.name} ${definition.id} ${definition.family} ${ALSO[definition.family] ?? ''} ${definition.formula} ${definition.words}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

const Nothing = () => (
  <Empty
    title="No figures yet"
    actions={
      <Link to="/data/import" className={buttonClass({ kind: 'primary' })}>
        Import files
      </Link>
    }
  >
    Every number of the company stands here with its formula, down to the line of the file it came from. Bring in
    orders, deals or leads to fill it.
  </Empty>
);

/** Every metric for the period, by family, beside the same days of the period before. */
export const MetricsPage = () => {
  const navigate = useNavigate({ from: '/metrics' });
  const { q = '' } = useSearch({ from: '/metrics' });
  const { counts } = useWorkspace();
  const { period, calendar, today } = usePeriod();
  const list = useRef<HTMLDivElement>(null);
  const catalogue = useRead('metrics.catalogue', { period: period.id });
  const lines = useSparklines();
  const open = (entry: Entry): void =>
    void navigate({
      to: '/metrics/$id',
      params: { id: entry.definition.id },
      search: ({ period: same }) => ({ period: same }),
    });
  const columns: Column<Entry>[] = [
    {
      key: 'name',
      header: 'Metric',
      width: 210,
      value: (row) => row.definition.name,
      cell: (row) => <b>{row.definition.name}</b>,
    },
    {
      key: 'formula',
      header: 'Formula',
      cut: true,
      value: (row) => row.definition.formula,
      cell: (row) => (
        <span className="ink3" title={row.definition.formula}>
          {row.definition.formula}
        </span>
      ),
    },
    {
      key: 'trend',
      header: 'Trend',
      wide: true,
      width: 88,
      value: null,
      cell: (row) => <Sparkline values={lines.get(row.definition.id) ?? []} />,
    },
    {
      key: 'value',
      header: 'Value',
      numeric: true,
      width: 96,
      value: (row) => metricCell(row.value),
      also: [
        { name: 'Unit', value: (row) => row.value.unit },
        { name: 'Period before', value: (row) => metricCell(row.previous) },
      ],
      cell: (row) => <MetricFigure value={row.value} />,
    },
    {
      key: 'delta',
      header: 'Change',
      numeric: true,
      width: 88,
      value: (row) => change(row.value.value, row.previous.value),
      cell: (row) => <Delta current={row.value.value} previous={row.previous.value} better={row.definition.better} />,
    },
    {
      key: 'state',
      header: 'State',
      width: 132,
      value: (row) => row.value.status,
      also: [{ name: 'Reason', value: (row) => row.value.reason }],
      cell: (row) => <StateBadge value={row.value} />,
    },
  ];
  return (
    <Page
      title="Metrics"
      sub={`${periodName(period)} ${periodProgress(period, today)}, change on ${comparedWith(period, today, calendar)}`}
      actions={
        <TextField
          w={220}
          type="search"
          aria-label="Search metrics"
          placeholder="Search metrics"
          value={q}
          onChange={(event) => {
            const next = event.currentTarget.value;
            void navigate({ search: (old) => ({ ...old, q: next === '' ? undefined : next }), replace: true });
          }}
          onKeyDown={(event) => {
            const rows = list.current?.querySelectorAll<HTMLElement>('[data-row]');
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              rows?.[0]?.focus();
            } else if (event.key === 'Enter' && q.trim() !== '') rows?.[0]?.click();
          }}
        />
      }
    >
      <Await query={catalogue}>
        {(entries) => {
          if (counts.orders + counts.deals + counts.leads === 0) return <Nothing />;
          const found = q.trim() === '' ? entries : entries.filter((entry) => matches(entry, q.trim()));
          return (
            <div className={styles.stack} ref={list} data-all-rows>
              {found.length === 0 && <Empty inline>No metric matches “{q}”. Try a word of its formula.</Empty>}
              {FAMILIES.map((family) => {
                const rows = found.filter((entry) => entry.definition.family === family);
                return (
                  rows.length > 0 && (
                    <Card key={family} title={family} pad={false}>
                      <DataTable
                        tight
                        columns={columns}
                        rows={rows}
                        rowKey={(row) => row.definition.id}
                        label={family}
                        onOpen={open}
                      />
                    </Card>
                  )
                );
              })}
            </div>
          );
        }}
      </Await>
    </Page>
  );
};
