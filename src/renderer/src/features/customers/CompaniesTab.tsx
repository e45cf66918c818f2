import { useNavigate } from '@tanstack/react-router';
import type { CompanyRow } from '../../../../shared/contract/companies';
import { COMPANY_KINDS } from '../../../../shared/domain/customers';
import { call, useJob, useRows, useWrite } from '../../api';
import { changedWords, number, plural } from '../../format';
import { Badge, type Column, Day, Money, Who } from '../../ui';
import styles from './customers.module.css';
import { FilterSelect, ownerOf } from './Filters';
import { RecordTab } from './RecordTab';
import { useCustomersSearch } from './useCustomersSearch';
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
    value: (row) => row.name,
    also: [
      { name: 'Open issues', value: (row) => row.openIssues },
      { name: 'Tags', value: (row) => row.tags.join(', ') },
    ],
    cell: (row) => (
      <span className={styles.named}>
        <b className="cut">{row.name}</b>
        {row.openIssues > 0 && (
          <Badge tone="warn" shape="triangle">
            {plural(row.openIssues, 'issue')}
          </Badge>
        )}
        <span className={styles.tags} title={row.tags.join(', ')}>
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
    value: (row) => row.kind && COMPANY_KINDS[row.kind],
    cell: (row) => (row.kind ? COMPANY_KINDS[row.kind] : <span className="ink3">–</span>),
  },
  {
    key: 'owner',
    header: 'Owner',
    width: 40,
    value: (row) => row.owner?.name,
    cell: (row) => <Who person={row.owner} />,
  },
  {
    key: 'deals',
    header: 'Deals',
    width: 40,
    numeric: true,
    value: (row) => row.openDeals,
    cell: (row) => number(row.openDeals),
  },
  {
    key: 'orders',
    header: 'Orders',
    width: 48,
    numeric: true,
    value: (row) => row.orders,
    cell: (row) => number(row.orders),
  },
  {
    key: 'net',
    header: 'Net sales',
    width: 80,
    numeric: true,
    value: (row) => ({ minor: row.netMinor }),
    cell: (row) => (row.orders === 0 ? <span className="ink3">–</span> : <Money minor={row.netMinor} />),
  },
  {
    key: 'last',
    header: 'Last order',
    width: 84,
    value: (row) => row.lastOrderDay,
    cell: (row) => <Day day={row.lastOrderDay} />,
  },
  {
    key: 'activity',
    header: 'Last contact',
    width: 84,
    value: (row) => row.lastActivityDay,
    cell: (row) => <Day day={row.lastActivityDay} />,
  },
  {
    key: 'renewal',
    header: 'Renewal',
    width: 84,
    value: (row) => row.renewalDay,
    cell: (row) => <Day day={row.renewalDay} due />,
  },
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
  const bulk = useWrite('companies.bulk', {
    done: ({ changed }) => changedWords(changed, 'company', 'companies'),
  });
  const csv = useJob('companies.export');
  return (
    <RecordTab
      noun={['company', 'companies']}
      columns={COLUMNS}
      list={list}
      tags={list.query.data?.tags ?? []}
      sorts={SORTS}
      filters={
        <FilterSelect
          label="Kind"
          all="All kinds"
          value={filter.kind}
          options={KIND_CHOICES}
          onChange={(kind) => set({ kind })}
        />
      }
      choice={{ label: 'Kind', options: KIND_CHOICES }}
      onChange={(ids, { choice, ...patch }) =>
        bulk.mutate({ ids, ...patch, ...(choice === undefined ? {} : { kind: chosen(KIND_CHOICES, choice) ?? null }) })
      }
      csv={{ job: csv, run: (file) => csv.run({ ...filter, file }) }}
      onOpen={(id) => void navigate({ to: '/customers/companies/$id', params: { id } })}
    />
  );
};
