import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { useWorkspace } from '../../api';
import { day, number } from '../../format';
import { Button, Card, type Column, DataTable, Empty } from '../../ui';
import { LineChart } from '../../ui/charts';
import { SourceLine } from '../metrics/SourceLine';
import styles from './products.module.css';
import { stockFinding, stockLines } from './words';

type Detail = Output<'products.get'>;
type Snapshot = Detail['stock'][number];

const FIRST = 9;
const keyOf = (row: Snapshot): string => `${row.day} ${row.location ?? ''} ${row.line ?? ''}`;

/** Every dated snapshot of a product's stock, drawn and listed, each with the line it came from. */
export const Stock = ({ detail }: { detail: Detail }) => {
  const { stock, row: product } = detail;
  const { today } = useWorkspace();
  const [open, setOpen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const { days, series } = stockLines(stock);
  const title = stockFinding(stock, product, today);
  const columns: Column<Snapshot>[] = [
    { key: 'day', header: 'As of', value: (row) => row.day, cell: (row) => day(row.day, { today }) },
    { key: 'location', header: 'Place', cut: true, value: (row) => row.location, cell: (row) => row.location ?? '–' },
    {
      key: 'received',
      header: 'Received',
      numeric: true,
      value: (row) => row.received,
      cell: (row) => number(row.received),
    },
    {
      key: 'onHand',
      header: 'On hand',
      numeric: true,
      value: (row) => row.onHand,
      cell: (row) => <b>{number(row.onHand)}</b>,
    },
    {
      key: 'source',
      name: 'Source line',
      header: 'Source',
      numeric: true,
      value: (row) => row.line,
      cell: (row) =>
        row.line === null ? (
          <span className="ink3">entered</span>
        ) : (
          <span className="open">line {number(row.line)}</span>
        ),
    },
  ];
  if (stock.length === 0)
    return (
      <Card title="Stock">
        <Empty inline>No stock has been imported for this product. A stock file brings its snapshots.</Empty>
      </Card>
    );
  return (
    <div className={styles.two}>
      <Card title={title}>
        {days.length > 1 ? (
          <LineChart
            title={title}
            labels={days.map((one) => day(one, { weekday: 'never', year: 'never' }))}
            titles={days.map((one) => day(one, { weekday: 'never', year: 'always' }))}
            labelName="As of"
            series={series.map(({ name, values }, index) => ({
              name,
              values,
              kind: index === 0 ? 'actual' : 'series',
            }))}
            format={(value) => number(value)}
            cell={(value) => value}
            height={222}
          />
        ) : (
          <p className="ink3">One snapshot so far; a second makes a line.</p>
        )}
      </Card>
      <Card title="Stock snapshots" sub="newest first" pad={false}>
        <DataTable
          tight
          columns={columns}
          rows={all ? stock : stock.slice(0, FIRST)}
          rowKey={keyOf}
          label="Stock snapshots"
          count={stock.length}
          all={() => Promise.resolve(stock)}
          selected={open}
          onOpen={(row) => setOpen(open === keyOf(row) ? null : keyOf(row))}
          under={(row) =>
            open === keyOf(row) && row.batch !== null && row.line !== null ? (
              <SourceLine batch={row.batch} line={row.line} />
            ) : null
          }
        />
        {stock.length > FIRST && !all && (
          <p className={styles.more}>
            <Button small kind="quiet" onClick={() => setAll(true)}>
              Show all {number(stock.length)}
            </Button>
          </p>
        )}
      </Card>
    </div>
  );
};
