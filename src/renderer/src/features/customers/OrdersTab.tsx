import { Link } from '@tanstack/react-router';
import type { OrderRow } from '../../../../shared/contract/orders';
import { call, useJob, useRead, useRows } from '../../api';
import { plural } from '../../format';
import { Await, type Column, Day, Money, Panel, Progress, Section, VirtualTable } from '../../ui';
import { Comments } from '../comments';
import { BulkBar } from './BulkBar';
import { countColumn, dayColumn, netColumn } from './columns';
import styles from './customers.module.css';
import { ExportButton } from './ExportButton';
import { FilterSelect, SearchField } from './Filters';
import { OrderLines } from './Orders';
import { TabBody } from './TabBody';
import { useCustomersSearch } from './useCustomersSearch';
import { useLocations } from './useLocations';
import { useSelection } from './useSelection';
import { chosen } from './words';

const CUSTOMER = [
  { value: 'named', label: 'With a customer' },
  { value: 'none', label: 'Without a customer' },
] as const;

const COLUMNS: Column<OrderRow>[] = [
  { key: 'number', header: 'Order', width: 128, value: (row) => row.number, cell: (row) => <b>{row.number}</b> },
  dayColumn({ key: 'day', header: 'Day', width: 96, value: (row) => row.day }),
  {
    key: 'customer',
    header: 'Customer',
    cut: true,
    value: (row) => row.customer,
    cell: (row) => (row.buyerId === null ? <span className="ink3">none named</span> : row.customer),
  },
  { key: 'channel', header: 'Channel', width: 176, value: (row) => row.channel, cell: (row) => row.channel },
  { key: 'status', header: 'Status', width: 104, wide: true, value: (row) => row.status, cell: (row) => row.status },
  countColumn({ key: 'units', header: 'Units', width: 64, value: (row) => row.units }),
  netColumn(104),
];

/** One order beside the list: whose it is, its lines as the file has them, and what people say of it. */
const OrderPanel = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const order = useRead('orders.get', { id }, { keep: false });
  return (
    <Panel open onClose={onClose} width={640} title={order.data ? `Order ${order.data.number}` : 'Order'}>
      <Await query={order}>
        {(found) => (
          <div className={styles.stack}>
            <p>
              {found.buyerId === null ? (
                <span className="ink2">The file names no customer</span>
              ) : (
                <Link to="/customers/buyers/$id" params={{ id: found.buyerId }} className="open">
                  {found.customer}
                </Link>
              )}
              , <Day day={found.day} />
              {found.channel !== '' && `, ${found.channel}`},{' '}
              <Money minor={found.netMinor} currency={found.currency} cents="always" />
            </p>
            <OrderLines order={found} />
            <Section title="Comments">
              <Comments entity="order" id={found.naturalKey} />
            </Section>
          </div>
        )}
      </Await>
    </Panel>
  );
};

/** Every order that files brought, of customers and of nobody; each with its lines and its comments. */
export const OrdersTab = () => {
  const { search, set } = useCustomersSearch();
  const places = useLocations();
  const filter = { q: search.q, customer: chosen(CUSTOMER, search.linked), channelId: search.place };
  const list = useRows('orders.list', filter, (slice) => call('orders.list', { ...filter, ...slice }));
  const selection = useSelection<OrderRow>(
    (row) => row.id,
    (row) => `order ${row.number}`,
    list.rows,
  );
  const csv = useJob('orders.export');
  return (
    <TabBody
      filters={
        <>
          <SearchField label="Search orders" value={search.q} onChange={(q) => set({ q })} />
          <FilterSelect
            label="Customer"
            all="Any customer or none"
            value={filter.customer}
            options={CUSTOMER}
            onChange={(linked) => set({ linked })}
            width={184}
          />
          <FilterSelect
            label="Channel"
            all="All channels"
            value={search.place}
            options={places}
            onChange={(place) => set({ place })}
            width={176}
          />
          <span className="push ink3 s nowrap">{plural(list.total, 'order')}</span>
          <ExportButton name="orders.csv" title="Write these orders" run={(file) => csv.run({ ...filter, file })} />
        </>
      }
    >
      <Progress job={csv} />
      {selection.ids.length > 0 && (
        <BulkBar
          count={selection.ids.length}
          noun={['order', 'orders']}
          owned={false}
          onChange={() => undefined}
          onClear={selection.clear}
          more={
            <span className="ink2 s">
              Orders are what the files say: take the chosen ones along by the menu of the table.
            </span>
          }
        />
      )}
      <div className={styles.table}>
        <VirtualTable
          label="Orders"
          columns={[selection.column, ...COLUMNS]}
          chosen={selection.ids}
          rows={list.rows}
          count={list.total}
          rowKey={(row) => row.id}
          onEnd={list.more}
          all={list.all}
          selected={list.rows.find((row) => row.naturalKey === search.item)?.id ?? null}
          onOpen={(row) => set({ item: row.naturalKey })}
          empty={
            list.query.isPending ? '' : 'Orders come in with files. Import a file of orders, or clear the filters.'
          }
        />
      </div>
      {search.item !== undefined && (
        <OrderPanel key={search.item} id={search.item} onClose={() => set({ item: undefined })} />
      )}
    </TabBody>
  );
};
