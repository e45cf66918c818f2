import type { Output } from '../../../../shared/contract';
import { number, percent, plural } from '../../format';
import { groupName } from '../../print/words';
import { Card, type Column, DataTable, Money, Reason } from '../../ui';
import styles from './products.module.css';

type Detail = Output<'products.get'>;

/** Where it sells: each channel with its share, and sell-through where stock is counted there. */
export const Places = ({ detail }: { detail: Detail }) => {
  const { row, byChannel, unknown } = detail;
  const top = Math.max(0, ...byChannel.map((one) => one.netMinor));
  const columns: Column<Detail['byChannel'][number]>[] = [
    {
      key: 'channel',
      header: 'Channel',
      value: (one) => groupName(one.channel),
      cell: (one) => groupName(one.channel),
      total: 'Total',
    },
    {
      key: 'bar',
      header: <span className="unseen">Bar</span>,
      cut: true,
      value: null,
      cell: (one) => (
        <i
          aria-hidden
          className={styles.bar}
          style={{ width: `${top > 0 ? Math.max(0, (one.netMinor / top) * 100).toFixed(1) : 0}%` }}
        />
      ),
    },
    {
      key: 'net',
      header: 'Net sales',
      numeric: true,
      value: (one) => ({ minor: one.netMinor }),
      cell: (one) => <Money minor={one.netMinor} />,
      total: <Money minor={row.netMinor} />,
    },
    {
      key: 'share',
      header: 'Share',
      numeric: true,
      value: (one) => (row.netMinor > 0 ? one.netMinor / row.netMinor : null),
      cell: (one) => percent(row.netMinor > 0 ? one.netMinor / row.netMinor : null),
      total: percent(row.netMinor > 0 ? 1 : null),
    },
    {
      key: 'units',
      header: 'Units',
      numeric: true,
      value: (one) => one.units,
      cell: (one) => number(one.units),
      total: number(row.units),
    },
    {
      key: 'through',
      header: 'Sell-through',
      numeric: true,
      value: (one) => one.sellThrough,
      cell: (one) =>
        one.sellThrough === null ? (
          <Reason text="No stock is counted at a place of this name.">–</Reason>
        ) : (
          percent(one.sellThrough)
        ),
      total: percent(row.sellThrough),
    },
  ];
  return (
    <Card title="Where it sells" sub={plural(byChannel.length, 'channel')} pad={false}>
      <DataTable
        tight
        total={byChannel.length > 0}
        columns={columns}
        rows={byChannel}
        rowKey={(one) => one.channel}
        label="Where it sells"
        tone={(one) => (one.channel === '(unassigned)' ? 'unset' : undefined)}
        empty={unknown ?? 'Nothing was sold in this period.'}
      />
    </Card>
  );
};
