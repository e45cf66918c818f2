import { useState } from 'react';
import type { MetricRow } from '../../../../shared/contract/metrics';
import type { Dimension } from '../../../../shared/domain/dimensions';
import type { Output } from '../../../../shared/contract';
import { useRead, useWorkspace } from '../../api';
import { money, number } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Button, Card, type Column, DataTable } from '../../ui';
import styles from './metrics.module.css';
import { SourceLine } from './SourceLine';

const PAGE = 50;

type RowsProps = {
  metric: string;
  name: string;
  total: string;
  picked: { by: Dimension; group: string } | null;
  onClear: () => void;
};

/** The very rows behind a figure, a page at a time, each with the line it came from. */
export const Rows = ({ metric, name, total, picked, onClear }: RowsProps) => {
  const { period } = usePeriod();
  const { currency } = useWorkspace();
  const [pages, setPages] = useState(1);
  const [open, setOpen] = useState<string | null>(null);
  const rows = useRead('metrics.rows', { metric, period: period.id, ...picked, limit: PAGE * pages });
  const text = (cell: string | number | null, unit: string): string => {
    if (cell === null) return '–';
    if (typeof cell === 'number') return unit === 'money' ? money(cell, currency, { cents: 'always' }) : number(cell);
    return unit === 'time' ? cell.replace('T', ' ').slice(0, 16) : cell;
  };
  const columns = (found: Output<'metrics.rows'>): Column<MetricRow>[] => [
    ...found.columns.map((column, index) => ({
      key: column.name,
      header: column.name,
      numeric: column.unit === 'money' || column.unit === 'number',
      cut: index === 2,
      cell: (row: MetricRow) => text(row.cells[index] ?? null, column.unit),
    })),
    {
      key: 'source',
      header: 'Source',
      cell: (row) =>
        row.batch === null || row.line === null ? (
          <span className="ink3">entered</span>
        ) : (
          <button
            type="button"
            className={styles.line}
            aria-expanded={open === row.id}
            onClick={() => setOpen(open === row.id ? null : row.id)}
          >
            line {number(row.line)}
          </button>
        ),
    },
  ];
  return (
    <Card
      title={picked ? `${picked.group}: ${name}` : `All ${name}`}
      sub={picked ? `of ${total}` : total}
      pad={false}
      actions={
        picked && (
          <Button small onClick={onClear}>
            All rows
          </Button>
        )
      }
    >
      <Await query={rows}>
        {(found) => (
          <>
            <DataTable
              tight
              columns={columns(found)}
              rows={found.rows}
              rowKey={(row) => row.id}
              label={`Rows behind the figure`}
              selected={open}
              under={(row) =>
                open === row.id && row.batch !== null && row.line !== null ? (
                  <SourceLine batch={row.batch} line={row.line} />
                ) : null
              }
              empty="No rows stand behind this figure in this period."
            />
            {found.total > found.rows.length && (
              <p className="row">
                <Button small onClick={() => setPages(pages + 1)}>
                  Show more of {number(found.total)} rows
                </Button>
              </p>
            )}
          </>
        )}
      </Await>
    </Card>
  );
};
