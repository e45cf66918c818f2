import { useNavigate } from '@tanstack/react-router';
import type { AccountRow } from '../../../../shared/contract/customers';
import { HEALTH_STATES } from '../../../../shared/domain/health';
import { call, useJob, useRows, useWrite } from '../../api';
import { changedWords, number } from '../../format';
import { type Column, Day, Progress, Segmented, VirtualTable, Who } from '../../ui';
import { BulkBar } from './BulkBar';
import { BuyersBulk } from './BuyersBulk';
import { CareDeal } from './CareDeal';
import { dayColumn, netColumn } from './columns';
import styles from './customers.module.css';
import { ExportButton } from './ExportButton';
import { ownerOf, OwnerFilter, SearchField } from './Filters';
import { HealthBadge } from './HealthBadge';
import { TabBody } from './TabBody';
import { useSelection } from './useSelection';
import { useCustomersSearch } from './useCustomersSearch';
import { CARE_LISTS, CARE_OF, type CareList, type CareOf, chosen, KIND_CHOICES } from './words';

const EMPTY: Record<CareList, string> = {
  'at-risk': 'Nobody is at risk by the rules under Settings, Customer health.',
  due: 'No order is expected within a week.',
  renewals: 'No renewal is near. A company’s renewal date stands on its page.',
};
/** Renewals are agreed with companies. */
const BUYERS_RENEW = 'Buyers have no renewal: only companies agree on one.';

const WHY: Record<CareList, (row: AccountRow) => string> = {
  'at-risk': (row) => row.health.reasons.map((reason) => reason.text).join('. '),
  due: (row) => row.next.reason,
  renewals: (row) => row.health.reasons.map((reason) => reason.text).join('. '),
};

const columns = (list: CareList, of: CareOf): Column<AccountRow>[] => [
  {
    key: 'name',
    header: of === 'companies' ? 'Company' : 'Buyer',
    cut: true,
    value: (row) => row.who.name,
    also: [
      { name: 'Email', value: (row) => row.email },
      { name: 'Why', value: WHY[list] },
    ],
    cell: (row) => (
      <span className={styles.twoLines}>
        <span className="cut">
          <b>{row.who.name}</b>
          {row.email !== '' && row.email !== row.who.name && <span className="ink3"> {row.email}</span>}
        </span>
        <span className="s ink2 cut" title={WHY[list](row)}>
          {WHY[list](row)}
        </span>
      </span>
    ),
  },
  {
    key: 'health',
    header: 'Health',
    width: 120,
    value: (row) => HEALTH_STATES[row.health.state],
    cell: (row) => <HealthBadge health={row.health} />,
  },
  ...(of === 'companies'
    ? [
        {
          key: 'owner',
          header: 'Owner',
          width: 40,
          value: (row: AccountRow) => row.owner?.name,
          cell: (row: AccountRow) => <Who person={row.owner} />,
        },
      ]
    : []),
  netColumn(76),
  dayColumn({ key: 'last', header: 'Last order', width: 76, value: (row) => row.lastOrderDay }),
  list === 'renewals'
    ? {
        key: 'renewal',
        header: 'Renewal',
        width: 84,
        value: (row: AccountRow) => row.renewalDay,
        cell: (row) => <Day day={row.renewalDay} due />,
      }
    : {
        key: 'next',
        header: 'Next order',
        width: 84,
        value: (row: AccountRow) => row.next.day,
        cell: (row) => (
          <span title={row.next.reason}>
            <Day day={row.next.day} due />
          </span>
        ),
      },
  ...(of === 'companies'
    ? [
        {
          key: 'deal',
          header: 'Deal',
          width: 128,
          value: null,
          cell: (row: AccountRow) => <CareDeal row={row} list={list} />,
        },
      ]
    : []),
];

/** Whom to look after: at risk, due for an order, with a renewal coming; each with a deal in one click. */
export const CareTab = () => {
  const navigate = useNavigate();
  const { search, set } = useCustomersSearch();
  const which = chosen(CARE_LISTS, search.list) ?? 'at-risk';
  const of = chosen(CARE_OF, search.of) ?? 'companies';
  const filter = { list: which, of, q: search.q, ...(of === 'companies' ? ownerOf(search.owner) : {}) };
  const list = useRows('customers.accounts', filter, (slice) => call('customers.accounts', { ...filter, ...slice }));
  const csv = useJob('customers.exportAccounts');
  const selection = useSelection<AccountRow>(
    ({ who }) => who.id,
    ({ who }) => who.name,
    list.rows,
  );
  const bulk = useWrite('companies.bulk', { done: ({ changed }) => changedWords(changed, 'company', 'companies') });
  const counts = list.query.data?.counts;
  return (
    <TabBody
      filters={
        <>
          <Segmented
            label="List"
            value={which}
            options={CARE_LISTS.map((one) => ({
              ...one,
              label: counts ? `${one.label} ${number(counts[one.value])}` : one.label,
            }))}
            onChange={(value) => set({ list: value })}
          />
          <Segmented label="Whom" value={of} options={CARE_OF} onChange={(value) => set({ of: value })} />
          <SearchField
            label={of === 'companies' ? 'Search these companies' : 'Search these buyers'}
            value={search.q}
            onChange={(q) => set({ q })}
          />
          {of === 'companies' && <OwnerFilter value={search.owner} onChange={(owner) => set({ owner })} />}
          <span className="push" />
          <ExportButton
            name={`${which}.csv`}
            title={`Write these ${of}`}
            run={(file) => csv.run({ ...filter, file })}
          />
        </>
      }
    >
      <Progress job={csv} />
      {of === 'buyers' ? (
        <BuyersBulk ids={selection.ids} onClear={selection.clear} />
      ) : (
        selection.ids.length > 0 && (
          <BulkBar
            count={selection.ids.length}
            noun={['company', 'companies']}
            choice={{ label: 'Kind', options: KIND_CHOICES }}
            tags={[]}
            onClear={selection.clear}
            onChange={({ choice, ...patch }) =>
              bulk.mutate({
                ids: selection.ids,
                ...patch,
                ...(choice === undefined ? {} : { kind: chosen(KIND_CHOICES, choice) ?? null }),
              })
            }
          />
        )
      )}
      <div className={styles.table}>
        <VirtualTable
          label={CARE_LISTS.find((one) => one.value === which)?.label ?? 'Companies'}
          columns={[selection.column, ...columns(which, of)]}
          chosen={selection.ids}
          rows={list.rows}
          rowHeight={48}
          count={list.total}
          rowKey={(row) => row.who.id}
          onEnd={list.more}
          all={list.all}
          onOpen={({ who }) =>
            void (who.kind === 'company'
              ? navigate({ to: '/customers/companies/$id', params: { id: who.id } })
              : navigate({ to: '/customers/buyers/$id', params: { id: who.id } }))
          }
          empty={list.query.isPending ? '' : which === 'renewals' && of === 'buyers' ? BUYERS_RENEW : EMPTY[which]}
        />
      </div>
    </TabBody>
  );
};
