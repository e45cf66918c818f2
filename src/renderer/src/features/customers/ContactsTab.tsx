import { useNavigate } from '@tanstack/react-router';
import type { ContactRow } from '../../../../shared/contract/companies';
import { BUYER_ROLES, OPT_INS } from '../../../../shared/domain/customers';
import { call, useJob, useRows, useWrite } from '../../api';
import { plural } from '../../format';
import { type Column, Day, Progress, VirtualTable, Who } from '../../ui';
import { BulkBar } from './BulkBar';
import styles from './customers.module.css';
import { ExportButton } from './ExportButton';
import { FilterSelect, ownerOf, OwnerFilter, SearchField } from './Filters';
import { TabBody } from './TabBody';
import { useCustomersSearch } from './useCustomersSearch';
import { useSelection } from './useSelection';
import { chosen, OPT_CHOICES, ROLE_CHOICES } from './words';

const SORTS = [
  { value: 'name', label: 'By name' },
  { value: 'company', label: 'By company' },
  { value: 'lastActivity', label: 'By last contact' },
] as const;

const COLUMNS: Column<ContactRow>[] = [
  { key: 'name', header: 'Contact', cut: true, cell: (row) => <b>{row.name}</b> },
  {
    key: 'company',
    header: 'Company',
    width: 144,
    cell: (row) => row.company?.name ?? <span className="ink3">–</span>,
  },
  {
    key: 'role',
    header: 'Role',
    width: 104,
    cell: (row) => (row.role ? BUYER_ROLES[row.role] : <span className="ink3">–</span>),
  },
  { key: 'email', header: 'Email', width: 184, cell: (row) => row.email },
  {
    key: 'opt',
    header: 'Opt-in',
    width: 80,
    cell: (row) => <span title={row.optDay ?? undefined}>{OPT_INS[row.optIn]}</span>,
  },
  { key: 'owner', header: 'Owner', width: 40, cell: (row) => <Who person={row.owner} /> },
  { key: 'activity', header: 'Last contact', width: 84, cell: (row) => <Day day={row.lastActivityDay} /> },
];

/** People at companies, and subscribers. */
export const ContactsTab = () => {
  const navigate = useNavigate();
  const { search, set } = useCustomersSearch();
  const filter = {
    q: search.q,
    role: chosen(ROLE_CHOICES, search.role),
    optIn: chosen(OPT_CHOICES, search.opt),
    tag: search.tag,
    sort: chosen(SORTS, search.sort) ?? 'name',
    ...ownerOf(search.owner),
  };
  const list = useRows('contacts.list', filter, (slice) => call('contacts.list', { ...filter, ...slice }));
  const selection = useSelection<ContactRow>(
    (row) => row.id,
    (row) => row.name,
    list.rows,
  );
  const bulk = useWrite('contacts.bulk', { done: ({ changed }) => `Changed ${plural(changed, 'contact')}` });
  const csv = useJob('contacts.export');
  const tags = list.query.data?.tags ?? [];
  return (
    <TabBody
      filters={
        <>
          <SearchField label="Search contacts" value={search.q} onChange={(q) => set({ q })} />
          <FilterSelect
            label="Role"
            all="All roles"
            value={filter.role}
            options={ROLE_CHOICES}
            onChange={(role) => set({ role })}
          />
          <FilterSelect
            label="Opt-in"
            all="Any opt-in"
            value={filter.optIn}
            options={OPT_CHOICES}
            onChange={(opt) => set({ opt })}
            width={120}
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
          <span className="push ink3 s nowrap">{plural(list.total, 'contact')}</span>
          <ExportButton name="contacts.csv" title="Write these contacts" run={(file) => csv.run({ ...filter, file })} />
        </>
      }
    >
      <Progress job={csv} />
      {selection.ids.length > 0 && (
        <BulkBar
          count={selection.ids.length}
          noun={['contact', 'contacts']}
          choice={{ label: 'Role', options: ROLE_CHOICES }}
          tags={tags}
          onClear={selection.clear}
          onChange={({ choice, ...patch }) =>
            bulk.mutate({
              ids: selection.ids,
              ...patch,
              ...(choice === undefined ? {} : { role: chosen(ROLE_CHOICES, choice) ?? null }),
            })
          }
        />
      )}
      <div className={styles.table}>
        <VirtualTable
          label="Contacts"
          columns={[selection.column, ...COLUMNS]}
          rows={list.rows}
          count={list.total}
          rowKey={(row) => row.id}
          onEnd={list.more}
          onOpen={(row) => void navigate({ to: '/customers/contacts/$id', params: { id: row.id } })}
          empty={
            list.query.isPending
              ? ''
              : 'No contact here. Write a name in the line above and press Enter, or clear the filters.'
          }
        />
      </div>
    </TabBody>
  );
};
