import { useNavigate } from '@tanstack/react-router';
import type { CompanyRow } from '../../../../shared/contract/companies';
import { COMPANY_KINDS } from '../../../../shared/domain/customers';
import { call, useJob, useRows, useWrite } from '../../api';
import { number, plural } from '../../format';
import { Badge, type Column, Day, Money, Progress, VirtualTable, Who } from '../../ui';
import { BulkBar } from './BulkBar';
import styles from './customers.module.css';
import { ExportButton } from './ExportButton';
import { FilterSelect, ownerOf, OwnerFilter, SearchField } from './Filters';
import { TabBody } from './TabBody';
import { useCustomersSearch } from './useCustomersSearch';
import { useSelection } from './useSelection';
import { chosen, KIND_CHOICES } from './words';

const SORTS = [
  { value: 'name', label: 'By name' },
  { value: 'revenue', label: 'By net sales' },
  { value: 'lastOrder', label: 'By last order' },
  { value: 'lastActivity', label: 'By last contact' },
  { value: 'renewal', label: 'By renewal' },
] as const;

const COLUMNS: Column<CompanyRow>[] = [
  {
    key: 'name',
    header: 'Company',
    cut: true,
    cell: (row) => (
      <span className={styles.named}>
        <b className="cut">{row.name}</b>
        {row.openIssues > 0 && (
          <Badge tone="warn" shape="triangle">
            {plural(row.openIssues, 'issue')}
          </Badge>
        )}
        <span className={styles.tags}>
          {row.tags.slice(0, 3).map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      </span>
    ),
  },
  {
    key: 'kind',
    header: 'Kind',
    width: 112,
    cell: (row) => (row.kind ? COMPANY_KINDS[row.kind] : <span className="ink3">–</span>),
  },
  { key: 'owner', header: 'Owner', width: 40, cell: (row) => <Who person={row.owner} /> },
  { key: 'deals', header: 'Deals', width: 40, numeric: true, cell: (row) => number(row.openDeals) },
  { key: 'orders', header: 'Orders', width: 48, numeric: true, cell: (row) => number(row.orders) },
  {
    key: 'net',
    header: 'Net sales',
    width: 80,
    numeric: true,
    cell: (row) => (row.orders === 0 ? <span className="ink3">–</span> : <Money minor={row.netMinor} />),
  },
  { key: 'last', header: 'Last order', width: 84, cell: (row) => <Day day={row.lastOrderDay} /> },
  { key: 'activity', header: 'Last contact', width: 84, cell: (row) => <Day day={row.lastActivityDay} /> },
  { key: 'renewal', header: 'Renewal', width: 84, cell: (row) => <Day day={row.renewalDay} due /> },
];

/** Companies that buy or may buy. */
export const CompaniesTab = () => {
  const navigate = useNavigate();
  const { search, set } = useCustomersSearch();
  const filter = {
    q: search.q,
    kind: chosen(KIND_CHOICES, search.kind),
    tag: search.tag,
    sort: chosen(SORTS, search.sort) ?? 'name',
    ...ownerOf(search.owner),
  };
  const list = useRows('companies.list', filter, (slice) => call('companies.list', { ...filter, ...slice }));
  const selection = useSelection<CompanyRow>(
    (row) => row.id,
    (row) => row.name,
    list.rows,
  );
  const bulk = useWrite('companies.bulk', {
    done: ({ changed }) => `Changed ${plural(changed, 'company', 'companies')}`,
  });
  const csv = useJob('companies.export');
  const tags = list.query.data?.tags ?? [];
  return (
    <TabBody
      filters={
        <>
          <SearchField label="Search companies" value={search.q} onChange={(q) => set({ q })} />
          <FilterSelect
            label="Kind"
            all="All kinds"
            value={filter.kind}
            options={KIND_CHOICES}
            onChange={(kind) => set({ kind })}
          />
          <OwnerFilter value={search.owner} onChange={(owner) => set({ owner })} />
          {tags.length > 0 && (
            <FilterSelect
              label="Tag"
              all="All tags"
              value={search.tag}
              options={tags.map((tag) => ({ value: tag, label: tag }))}
              onChange={(tag) => set({ tag })}
              width={120}
            />
          )}
          <FilterSelect
            label="Order"
            all="By name"
            value={search.sort}
            options={SORTS.slice(1)}
            onChange={(sort) => set({ sort })}
            width={128}
          />
          <span className="push ink3 s nowrap">{plural(list.total, 'company', 'companies')}</span>
          <ExportButton
            name="companies.csv"
            title="Write these companies"
            run={(file) => csv.run({ ...filter, file })}
          />
        </>
      }
    >
      <Progress job={csv} />
      {selection.ids.length > 0 && (
        <BulkBar
          count={selection.ids.length}
          noun={['company', 'companies']}
          choice={{ label: 'Kind', options: KIND_CHOICES }}
          tags={tags}
          onClear={selection.clear}
          onChange={({ choice, ...patch }) =>
            bulk.mutate({
              ids: selection.ids,
              ...patch,
              ...(choice === undefined ? {} : { kind: chosen(KIND_CHOICES, choice) ?? null }),
            })
          }
        />
      )}
      <div className={styles.table}>
        <VirtualTable
          label="Companies"
          columns={[selection.column, ...COLUMNS]}
          rows={list.rows}
          count={list.total}
          rowKey={(row) => row.id}
          onEnd={list.more}
          onOpen={(row) => void navigate({ to: '/customers/companies/$id', params: { id: row.id } })}
          empty={
            list.query.isPending
              ? ''
              : 'No company here. Write a name in the line above and press Enter, or clear the filters.'
          }
        />
      </div>
    </TabBody>
  );
};
