import { useNavigate } from '@tanstack/react-router';
import type { ContactRow } from '../../../../shared/contract/companies';
import { BUYER_ROLES, OPT_INS } from '../../../../shared/domain/customers';
import { call, useJob, useRows, useWrite } from '../../api';
import { changedWords } from '../../format';
import { type Column, Day, Who } from '../../ui';
import { FilterSelect, ownerOf } from './Filters';
import { RecordTab } from './RecordTab';
import { useCustomersSearch } from './useCustomersSearch';
import { chosen, OPT_CHOICES, ROLE_CHOICES } from './words';

const SORTS = [
  { value: 'name', label: 'By name' },
  { value: 'company', label: 'By company' },
  { value: 'lastActivity', label: 'By last contact' },
] as const;

const COLUMNS: Column<ContactRow>[] = [
  { key: 'name', header: 'Contact', cut: true, value: (row) => row.name, cell: (row) => <b>{row.name}</b> },
  {
    key: 'company',
    header: 'Company',
    width: 144,
    value: (row) => row.company?.name,
    cell: (row) => row.company?.name ?? <span className="ink3">–</span>,
  },
  {
    key: 'role',
    header: 'Role',
    width: 104,
    value: (row) => row.role && BUYER_ROLES[row.role],
    cell: (row) => (row.role ? BUYER_ROLES[row.role] : <span className="ink3">–</span>),
  },
  { key: 'email', header: 'Email', width: 184, value: (row) => row.email, cell: (row) => row.email },
  {
    key: 'opt',
    header: 'Opt-in',
    width: 80,
    value: (row) => OPT_INS[row.optIn],
    also: [{ name: 'Opt-in on', value: (row) => row.optDay }],
    cell: (row) => <span title={row.optDay ?? undefined}>{OPT_INS[row.optIn]}</span>,
  },
  {
    key: 'owner',
    header: 'Owner',
    width: 40,
    value: (row) => row.owner?.name,
    cell: (row) => <Who person={row.owner} />,
  },
  {
    key: 'activity',
    header: 'Last contact',
    width: 84,
    value: (row) => row.lastActivityDay,
    cell: (row) => <Day day={row.lastActivityDay} />,
  },
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
  const bulk = useWrite('contacts.bulk', { done: ({ changed }) => changedWords(changed, 'contact') });
  const csv = useJob('contacts.export');
  return (
    <RecordTab
      noun={['contact', 'contacts']}
      columns={COLUMNS}
      list={list}
      tags={list.query.data?.tags ?? []}
      sorts={SORTS}
      filters={
        <>
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
        </>
      }
      choice={{ label: 'Role', options: ROLE_CHOICES }}
      onChange={(ids, { choice, ...patch }) =>
        bulk.mutate({ ids, ...patch, ...(choice === undefined ? {} : { role: chosen(ROLE_CHOICES, choice) ?? null }) })
      }
      csv={{ job: csv, run: (file) => csv.run({ ...filter, file }) }}
      onOpen={(id) => void navigate({ to: '/customers/contacts/$id', params: { id } })}
    />
  );
};
