import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { PROPOSAL_STATES } from '../../../../shared/domain/proposals';
import type { ProposalRow } from '../../../../shared/contract/proposals';
import { useRead, useWrite } from '../../api';
import { changedWords, plural } from '../../format';
import { Await, Button, Card, type Column, DataTable, DateField, Day, Money, showNote } from '../../ui';
import { StateBadge } from '../proposals/StateBadge';
import { STATE_NAMES } from '../proposals/words';
import { BulkBar } from './BulkBar';
import styles from './customers.module.css';
import { FilterSelect, SearchField } from './Filters';
import { TabBody } from './TabBody';
import { useCustomersSearch } from './useCustomersSearch';
import { useSelection } from './useSelection';
import { chosen } from './words';

/** A proposal in its newest version. */
type Row = ProposalRow & { newest: ProposalRow['versions'][number] };

const STATES = PROPOSAL_STATES.map((value) => ({ value, label: STATE_NAMES[value] }));

const COLUMNS: Column<Row>[] = [
  { key: 'number', header: 'Number', width: 96, value: (row) => row.number, cell: (row) => row.number },
  {
    key: 'title',
    header: 'Proposal',
    cut: true,
    value: (row) => row.title,
    cell: (row) => (
      <Link className="open" to="/pipeline/proposals/$id" params={{ id: row.newest.id }}>
        {row.title}
      </Link>
    ),
  },
  { key: 'company', header: 'Company', cut: true, value: (row) => row.company, cell: (row) => row.company ?? '' },
  {
    key: 'deal',
    header: 'Deal',
    cut: true,
    wide: true,
    value: (row) => row.deal.name,
    cell: (row) => (
      <Link className="open" to="/pipeline" search={{ deal: row.deal.id }}>
        {row.deal.name}
      </Link>
    ),
  },
  {
    key: 'version',
    header: 'Version',
    width: 72,
    numeric: true,
    value: (row) => row.newest.version,
    cell: (row) => row.newest.version,
  },
  {
    key: 'total',
    header: 'Total',
    width: 112,
    numeric: true,
    value: (row) => ({ minor: row.newest.totalMinor, currency: row.currency }),
    cell: (row) => <Money minor={row.newest.totalMinor} currency={row.currency} cents="always" />,
  },
  {
    key: 'valid',
    header: 'Valid until',
    width: 104,
    value: (row) => row.newest.validUntil,
    cell: (row) => <Day day={row.newest.validUntil} />,
  },
  {
    key: 'state',
    header: 'State',
    width: 112,
    value: (row) => STATE_NAMES[row.newest.state],
    cell: (row) => <StateBadge state={row.newest.state} />,
  },
];

/** What can be done with the chosen ones: drafts get another day or go, what waits for an answer is withdrawn. */
const Bulk = ({ rows, onClear }: { rows: readonly Row[]; onClear: () => void }) => {
  const [until, setUntil] = useState<string | null>(null);
  const bulk = useWrite('proposals.bulk', {
    done: ({ changed }, { change }) =>
      'remove' in change
        ? `Removed ${plural(changed, 'proposal')}`
        : 'withdraw' in change
          ? `Withdrew ${plural(changed, 'proposal')}`
          : changedWords(changed, 'proposal'),
  });
  const deals = useWrite('deals.bulk', { done: ({ changed }) => changedWords(changed, 'deal') });
  const ids = rows.map((row) => row.newest.id);
  const act = (change: Parameters<typeof bulk.mutate>[0]['change'], why: string): void =>
    bulk.mutate(
      { ids, change },
      { onSuccess: ({ kept }) => kept > 0 && showNote(`${plural(kept, 'proposal')} left as before: ${why}.`) },
    );
  return (
    <BulkBar
      count={rows.length}
      noun={['proposal', 'proposals']}
      ownerLabel="Owner"
      ownerHeading="Owner of their deals"
      onChange={({ ownerId }) => deals.mutate({ ids: [...new Set(rows.map((row) => row.deal.id))], ownerId })}
      onClear={onClear}
      more={
        <>
          <DateField
            aria-label="Valid until, of the chosen drafts"
            placeholder="Valid until"
            value={until}
            onChange={setUntil}
            w={128}
          />
          <Button
            small
            waits={until === null && 'Waits for a day'}
            onClick={() => until !== null && act({ validUntil: until }, 'what was sent stays as it was sent')}
          >
            Set
          </Button>
          <Button small onClick={() => act({ withdraw: true }, 'only what waits for an answer can be withdrawn')}>
            Withdraw
          </Button>
          <Button small onClick={() => act({ remove: true }, 'only drafts can be removed')}>
            Remove
          </Button>
        </>
      }
    />
  );
};

/** All proposals, the newest first, each in its newest version. */
export const ProposalsTab = () => {
  const { search, set } = useCustomersSearch();
  const list = useRead('proposals.list', { limit: 500 });
  const state = chosen(STATES, search.kind);
  const words = (search.q ?? '').toLowerCase();
  const rows = (list.data ?? []).flatMap((row): Row[] => {
    const [newest] = row.versions;
    const text = `${row.number} ${row.title} ${row.company ?? ''} ${row.deal.name}`.toLowerCase();
    return newest === undefined || (state !== undefined && newest.state !== state) || !text.includes(words)
      ? []
      : [{ ...row, newest }];
  });
  const selection = useSelection<Row>(
    (row) => row.rootId,
    (row) => `${row.number} ${row.title}`,
    rows,
  );
  return (
    <TabBody
      filters={
        <>
          <SearchField label="Search proposals" value={search.q} onChange={(q) => set({ q })} />
          <FilterSelect
            label="State"
            all="All states"
            value={state}
            options={STATES}
            onChange={(kind) => set({ kind })}
          />
          <span className="push ink3 s nowrap">{plural(rows.length, 'proposal')}</span>
        </>
      }
    >
      <div className={styles.scroll}>
        {selection.ids.length > 0 && (
          <Bulk rows={rows.filter((row) => selection.ids.includes(row.rootId))} onClear={selection.clear} />
        )}
        <Await query={list}>
          {() => (
            <Card label="Proposals" pad={false}>
              <DataTable
                label="Proposals"
                columns={[selection.column, ...COLUMNS]}
                chosen={selection.ids}
                rows={rows}
                rowKey={(row) => row.rootId}
                empty="No proposal is here. A proposal begins on a deal."
              />
            </Card>
          )}
        </Await>
      </div>
    </TabBody>
  );
};
