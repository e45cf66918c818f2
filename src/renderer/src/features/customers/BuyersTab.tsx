import { useNavigate } from '@tanstack/react-router';
import type { CustomerRow } from '../../../../shared/contract/customers';
import { call, useJob, useRows, useWrite } from '../../api';
import { number, plural } from '../../format';
import { Button, type Column, Day, Progress, showNote, VirtualTable } from '../../ui';
import styles from './customers.module.css';
import { BuyersBulk } from './BuyersBulk';
import { countColumn, dayColumn, netColumn } from './columns';
import { ExportButton } from './ExportButton';
import { FilterSelect, SearchField } from './Filters';
import { TabBody } from './TabBody';
import { useSelection } from './useSelection';
import { useCustomersSearch } from './useCustomersSearch';
import { chosen } from './words';

const SORTS = [
  { value: 'revenue', label: 'By net sales' },
  { value: 'orders', label: 'By orders' },
  { value: 'last', label: 'By last order' },
  { value: 'first', label: 'By first order' },
  { value: 'name', label: 'By name' },
] as const;
const LINKED = [
  { value: 'yes', label: 'Linked' },
  { value: 'no', label: 'Not linked' },
] as const;

const Belongs = ({ row }: { row: CustomerRow }) => {
  const record = row.contact ?? row.company;
  if (record) return <span className="cut">{record.name}</span>;
  const suggested = row.suggestion?.contact ?? row.suggestion?.company;
  return suggested ? (
    <span className="cut ink3" title={`Suggested: ${row.suggestion?.why ?? ''}`}>
      {suggested.name}?
    </span>
  ) : (
    <span className="ink3">–</span>
  );
};

const COLUMNS: Column<CustomerRow>[] = [
  { key: 'name', header: 'Customer', cut: true, value: (row) => row.name, cell: (row) => <b>{row.name}</b> },
  {
    key: 'belongs',
    header: 'Belongs to',
    width: 152,
    value: (row) => row.contact?.name ?? row.company?.name,
    cell: (row) => <Belongs row={row} />,
  },
  { key: 'country', header: 'Country', width: 104, value: (row) => row.country, cell: (row) => row.country },
  countColumn({ key: 'orders', header: 'Orders', width: 48, value: (row) => row.orders }),
  netColumn(80),
  {
    key: 'average',
    header: 'Days between',
    width: 88,
    numeric: true,
    value: (row) => row.averageDays,
    cell: (row) => <span title={row.next.reason}>{number(row.averageDays, { decimals: 0 })}</span>,
  },
  dayColumn({ key: 'last', header: 'Last order', width: 84, value: (row) => row.lastDay }),
  {
    key: 'next',
    header: 'Next order',
    width: 84,
    value: (row) => row.next.day,
    cell: (row) => (
      <span title={row.next.reason}>
        <Day day={row.next.day} />
      </span>
    ),
  },
];

/** Customers that orders name: what they bought, how often, when next, and whose they are. */
export const BuyersTab = () => {
  const navigate = useNavigate();
  const { search, set } = useCustomersSearch();
  const filter = {
    q: search.q,
    linked: chosen(LINKED, search.linked),
    country: search.country,
    sort: chosen(SORTS, search.sort) ?? 'revenue',
  };
  const list = useRows('customers.list', filter, (slice) => call('customers.list', { ...filter, ...slice }));
  const selection = useSelection<CustomerRow>(
    (row) => row.id,
    (row) => row.name,
    list.rows,
  );
  const link = useWrite('customers.linkSuggested', {
    done: ({ linked }) => (linked === 0 ? null : `Linked ${plural(linked, 'customer')}`),
  });
  const csv = useJob('customers.export');
  const countries = list.query.data?.countries ?? [];
  return (
    <TabBody
      filters={
        <>
          <SearchField label="Search customers" value={search.q} onChange={(q) => set({ q })} />
          <FilterSelect
            label="Linked"
            all="Linked or not"
            value={filter.linked}
            options={LINKED}
            onChange={(linked) => set({ linked })}
          />
          {countries.length > 1 && (
            <FilterSelect
              label="Country"
              all="All countries"
              value={search.country}
              options={countries.map((one) => ({ value: one, label: one }))}
              onChange={(country) => set({ country })}
              width={144}
            />
          )}
          <FilterSelect
            label="Order"
            all="By net sales"
            value={search.sort}
            options={SORTS.slice(1)}
            onChange={(sort) => set({ sort })}
            width={128}
          />
          <span className="push ink3 s nowrap">{plural(list.total, 'customer')}</span>
          <Button
            small
            onClick={() =>
              link.mutate(
                {},
                {
                  onSuccess: ({ linked }) =>
                    linked === 0 && showNote('No other customer has the name or address of one record.'),
                },
              )
            }
          >
            Link by name and email
          </Button>
          <ExportButton
            name="customers.csv"
            title="Write these customers"
            run={(file) => csv.run({ ...filter, file })}
          />
        </>
      }
    >
      <Progress job={csv} />
      <BuyersBulk ids={selection.ids} onClear={selection.clear} />
      <div className={styles.table}>
        <VirtualTable
          label="Customers"
          columns={[selection.column, ...COLUMNS]}
          chosen={selection.ids}
          rows={list.rows}
          count={list.total}
          rowKey={(row) => row.id}
          onEnd={list.more}
          all={list.all}
          onOpen={(row) => void navigate({ to: '/customers/buyers/$id', params: { id: row.id } })}
          empty={
            list.query.isPending ? '' : 'Customers come in with orders. Import a file of orders, or clear the filters.'
          }
        />
      </div>
    </TabBody>
  );
};
