import { useParams } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import { useRead } from '../../api';
import { number, percent } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Card, type Column, DataTable, Figure, Money, Page, Stats } from '../../ui';
import styles from './products.module.css';

type Detail = Output<'products.get'>;

/** One product: what it sold where and when, and every stock snapshot with its source line. */
export const ProductPage = () => {
  const { id } = useParams({ from: '/products/$id' });
  const { period } = usePeriod();
  const detail = useRead('products.get', { id, period: period.id });
  const channels: Column<Detail['byChannel'][number]>[] = [
    { key: 'channel', header: 'Channel', cut: true, cell: (row) => row.channel },
    { key: 'net', header: 'Net sales', numeric: true, cell: (row) => <Money minor={row.netMinor} /> },
    { key: 'units', header: 'Units', numeric: true, cell: (row) => number(row.units) },
  ];
  const weeks: Column<Detail['trend'][number]>[] = [
    { key: 'week', header: 'Week', cut: true, cell: (row) => row.period },
    { key: 'net', header: 'Net sales', numeric: true, cell: (row) => <Money minor={row.netMinor} /> },
    { key: 'units', header: 'Units', numeric: true, cell: (row) => number(row.units) },
  ];
  const stock: Column<Detail['stock'][number]>[] = [
    { key: 'day', header: 'As of', cell: (row) => row.day },
    { key: 'location', header: 'Location', cut: true, cell: (row) => row.location ?? '–' },
    { key: 'onHand', header: 'On hand', numeric: true, cell: (row) => number(row.onHand) },
    {
      key: 'source',
      header: 'Source',
      cell: (row) => (row.line === null ? 'entered' : `import ${row.batch}, line ${number(row.line)}`),
    },
  ];
  return (
    <Await query={detail}>
      {({ row, byChannel, trend, stock: snapshots }) => (
        <Page
          title={row.name || row.sku}
          sub={[row.sku, row.line].filter(Boolean).join(', ')}
          crumbs={[{ label: 'Products', to: '/products' }]}
        >
          <div className={styles.stack}>
            <Card label="Figures">
              <Stats>
                <Figure label="Net sales" value={<Money minor={row.netMinor} />} size="m" />
                <Figure label="Units" value={number(row.units)} size="m" />
                <Figure label="On hand" value={number(row.onHand)} size="m" />
                <Figure label="Sell-through" value={percent(row.sellThrough)} size="m" />
                <Figure label="Days of stock" value={number(row.daysOfStock, { decimals: 0 })} size="m" />
              </Stats>
              {row.reason && <p className="ink3 s">{row.reason}</p>}
            </Card>
            <div className={styles.two}>
              <Card title="By channel" pad={false}>
                <DataTable
                  tight
                  columns={channels}
                  rows={byChannel}
                  rowKey={(one) => one.channel}
                  label="By channel"
                  empty="Nothing was sold in this period."
                />
              </Card>
              <Card title="By week" pad={false}>
                <DataTable tight columns={weeks} rows={trend} rowKey={(one) => one.period} label="By week" />
              </Card>
            </div>
            <Card title="Stock snapshots" pad={false}>
              <DataTable
                tight
                columns={stock}
                rows={snapshots}
                rowKey={(one) => `${one.day}-${one.location}`}
                label="Stock snapshots"
                empty="No stock has been imported for this product."
              />
            </Card>
          </div>
        </Page>
      )}
    </Await>
  );
};
