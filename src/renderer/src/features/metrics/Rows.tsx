import { useState } from 'react';
import type { Input, Output } from '../../../../shared/contract';
import type { MetricDefinition, MetricRow, MetricValue } from '../../../../shared/contract/metrics';
import { call, useRead, useWorkspace } from '../../api';
import { money, number, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Button, Card, type Column, DataTable } from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import { useUntargeted } from '../campaigns/useUntargeted';
import { Crumbs } from './Crumbs';
import styles from './metrics.module.css';
import { askedRows, cellText, longColumn, mayBreak } from './rowCells';
import { SourceLine } from './SourceLine';
import type { Drill } from './useDrill';
import type { Grain } from './words';

const FIRST = 20;
const MORE = 100;
/** Rows asked for at once on the way to all of them. */
const PAGE = 50_000;
type Found = Output<'metrics.rows'>;

const everyRow = async (asked: Input<'metrics.rows'>): Promise<MetricRow[]> => {
  const rows: MetricRow[] = [];
  for (;;) {
    const page = await call('metrics.rows', { ...asked, limit: PAGE, offset: rows.length });
    for (const row of page.rows) rows.push(row);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
};

type RowsProps = { definition: MetricDefinition; value: MetricValue; drill: Drill; grain: Grain };

/** The very rows behind a figure, each with the line of the file it came from. */
export const Rows = ({ definition, value, drill, grain }: RowsProps) => {
  const { period } = usePeriod();
  const { currency } = useWorkspace();
  const [limit, setLimit] = useState(FIRST);
  const asked = askedRows(definition.id, period.id, drill);
  const rows = useRead('metrics.rows', { ...asked, limit });
  const toggle = (row: MetricRow): void => drill.go({ row: drill.row === row.id ? undefined : row.id });

  const totalOf = (found: Found, index: number): string | undefined => {
    const column = found.columns[index];
    if (index === 0) return plural(found.total, 'row');
    if (!column?.adds) return undefined;
    const sum = Math.round(found.sum) * column.adds;
    return column.unit === 'money' ? money(sum, currency, { cents: 'always', bare: true }) : number(sum);
  };
  const untargeted = useUntargeted();
  const columns = (found: Found): Column<MetricRow>[] => {
    const long = longColumn(found.columns);
    return [
      ...found.columns.map((column, index) => ({
        key: column.name,
        header: column.name,
        numeric: column.unit === 'money' || column.unit === 'number',
        cut: mayBreak(column, long),
        value: (row: MetricRow) => {
          const value = row.cells[index];
          return column.unit === 'money' && typeof value === 'number' ? { minor: value } : value;
        },
        cell: (row: MetricRow) => (
          <span className={column.adds ? 'strong' : index === 0 && long !== column.name ? 'ink2' : undefined}>
            {cellText(row, index, column, currency)}
            {column.name === 'Campaign' && untargeted.named(String(row.cells[index] ?? '')) && <NoTarget />}
          </span>
        ),
        total: totalOf(found, index),
      })),
      {
        key: 'source',
        name: 'Source line',
        header: 'Source',
        numeric: true,
        value: (row) => row.line,
        also: [{ name: 'File', value: (row) => row.file }],
        cell: (row) =>
          row.batch === null || row.line === null ? (
            <span className="ink3">entered</span>
          ) : (
            <button
              type="button"
              className={styles.line}
              tabIndex={-1}
              aria-expanded={drill.row === row.id}
              onClick={(event) => {
                event.stopPropagation();
                toggle(row);
              }}
            >
              line {number(row.line)}
            </button>
          ),
      },
    ];
  };
  return (
    <Card
      pad={false}
      className={styles.rows}
      title={<Crumbs definition={definition} value={value} drill={drill} grain={grain} sum={rows.data?.sum} />}
      actions={
        rows.data?.columns.some((column) => column.unit === 'money') && <span className="s ink3">{currency}</span>
      }
      label="Rows"
    >
      <Await query={rows}>
        {(found) => (
          <div className={styles.scroll}>
            <DataTable
              tight
              total={found.rows.length > 0}
              columns={columns(found)}
              rows={found.rows}
              rowKey={(row) => row.id}
              label="Rows behind the figure"
              count={found.total}
              all={() => everyRow(asked)}
              selected={drill.row}
              onOpen={toggle}
              under={(row) =>
                drill.row === row.id && row.batch !== null && row.line !== null ? (
                  <SourceLine batch={row.batch} line={row.line} />
                ) : null
              }
              empty="No rows stand behind this figure in this period."
            />
            {found.total > found.rows.length && (
              <p className={styles.more}>
                <Button small kind="quiet" onClick={() => setLimit(limit + MORE)}>
                  Show {number(Math.min(MORE, found.total - found.rows.length))} more of {number(found.total)} rows
                </Button>
              </p>
            )}
          </div>
        )}
      </Await>
    </Card>
  );
};
