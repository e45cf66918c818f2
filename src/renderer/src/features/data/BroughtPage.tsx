import { Link, type LinkProps, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { BroughtRow } from '../../../../shared/contract/brought';
import type { BroughtKind } from '../../../../shared/domain/brought';
import { FORMAT_NAMES } from '../../../../shared/contract/formats';
import { call, useRows, useWorkspace } from '../../api';
import { day, moment, number, plural } from '../../format';
import { Await, Badge, Card, type Column, Empty, FilterText, Money, Page, Select, VirtualTable } from '../../ui';
import { SourceLine } from '../metrics/SourceLine';
import styles from './data.module.css';

const KIND_NAMES: Readonly<Record<BroughtKind, string>> = {
  order_lines: 'Order lines',
  orders: 'Orders',
  deals: 'Deals',
  leads: 'Leads',
  ad_days: 'Ad spend by day',
  result_days: 'Campaign results',
  subscriptions: 'Subscriptions',
  stock_levels: 'Stock levels',
  keyword_ranks: 'Ranks',
  keywords: 'Keywords',
  creators: 'Creators',
  creator_handles: 'Handles',
  codes: 'Codes',
  contacts: 'Contacts',
  companies: 'Companies',
  customers: 'Customers',
  products: 'Products',
  campaigns: 'Campaigns',
  channels: 'Channels',
  people: 'People',
};

/** The page of what a row is, or is of, by what finds it there. */
const PAGES: Partial<Record<BroughtKind, (id: string) => LinkProps>> = {
  orders: (id) => ({ to: '/customers', search: { tab: 'orders', item: id } }),
  order_lines: (id) => ({ to: '/products/$id', params: { id } }),
  deals: (id) => ({ to: '/pipeline', search: { deal: id } }),
  leads: (id) => ({ to: '/leads/$id', params: { id } }),
  ad_days: (id) => ({ to: '/campaigns/$id', params: { id } }),
  stock_levels: (id) => ({ to: '/products/$id', params: { id } }),
  products: (id) => ({ to: '/products/$id', params: { id } }),
  customers: (id) => ({ to: '/customers/buyers/$id', params: { id } }),
  companies: (id) => ({ to: '/customers/companies/$id', params: { id } }),
  contacts: (id) => ({ to: '/customers/contacts/$id', params: { id } }),
  keywords: (id) => ({ to: '/campaigns/content', search: { tab: 'keyword', item: id } }),
  keyword_ranks: (id) => ({ to: '/campaigns/content', search: { tab: 'keyword', item: id } }),
  creators: (id) => ({ to: '/campaigns/creators', search: { tab: 'creator', item: id } }),
  creator_handles: (id) => ({ to: '/campaigns/creators', search: { tab: 'creator', item: id } }),
  codes: (id) => ({ to: '/campaigns/creators', search: { tab: 'code', item: id } }),
  campaigns: (id) => ({ to: '/campaigns/$id', params: { id } }),
};

const IS = { new: 'New', updated: 'Updated', removed: 'Removed since' } as const;

const LINELESS = 'No line is kept of a row that was there before, or that other rows only name.';

const changesWords = ({ changes }: BroughtRow): string =>
  changes.map(({ field, before, after }) => `${field}: ${before || 'empty'} → ${after || 'empty'}`).join('; ');

const pageOf = (kind: BroughtKind, row: BroughtRow): LinkProps | null =>
  row.open === null || row.is === 'removed' ? null : (PAGES[kind]?.(row.open) ?? null);

const columnsFor = (kind: BroughtKind, currency: string, today: string): Column<BroughtRow>[] => [
  {
    key: 'line',
    header: 'Line',
    numeric: true,
    width: 72,
    value: (row) => row.line,
    cell: (row) =>
      row.line === null ? (
        <span className="ink3" title={LINELESS}>
          –
        </span>
      ) : (
        number(row.line)
      ),
  },
  {
    key: 'name',
    header: 'Name',
    cut: true,
    value: (row) => row.name,
    also: [{ name: 'Of', value: (row) => row.about }],
    cell: (row) => {
      const page = pageOf(kind, row);
      return (
        <span className={styles.twoLines}>
          <span className="cut" title={row.name}>
            {page === null ? (
              row.name
            ) : (
              <Link {...page} className="open">
                {row.name || 'without a name'}
              </Link>
            )}
          </span>
          <span className="cut s ink2" title={row.about}>
            {row.about}
          </span>
        </span>
      );
    },
  },
  {
    key: 'day',
    header: 'Day',
    width: 88,
    value: (row) => row.day,
    cell: (row) => <span className="ink2">{row.day === null ? '' : day(row.day, { today })}</span>,
  },
  {
    key: 'amount',
    header: 'Amount',
    numeric: true,
    width: 104,
    value: (row) => (row.minor === null ? null : { minor: row.minor, currency: row.currency ?? currency }),
    cell: (row) => row.minor !== null && <Money minor={row.minor} currency={row.currency ?? currency} cents="always" />,
  },
  {
    key: 'is',
    header: 'What it did',
    width: 112,
    value: (row) => IS[row.is],
    also: [{ name: 'Changes', value: changesWords }],
    cell: (row) => <Badge>{IS[row.is]}</Badge>,
  },
];

/** One row in whole: what the import wrote over, and the line of the file that made it. */
const One = ({ kind, batch, row }: { kind: BroughtKind; batch: number; row: BroughtRow }) => {
  const page = pageOf(kind, row);
  return (
    <Card title={row.name || 'This row'} sub={IS[row.is]}>
      {row.changes.length > 0 && (
        <dl className={styles.fields} aria-label="What the import changed">
          {row.changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>
                <del>{before || 'empty'}</del>
                <span aria-hidden> → </span>
                <ins>{after || 'empty'}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {row.line !== null && <SourceLine batch={batch} line={row.line} />}
      {page !== null && (
        <p style={{ marginTop: 'var(--space-3)' }}>
          <Link {...page} className="open">
            Open its page
          </Link>
        </p>
      )}
    </Card>
  );
};

/** The very rows that one import brought: new and updated ones, each with its line of the file. */
export const BroughtPage = () => {
  const navigate = useNavigate();
  const { today, timeZone, currency } = useWorkspace();
  const batch = Number(useParams({ from: '/data/imports/$batch' }).batch);
  const search = useSearch({ from: '/data/imports/$batch' });
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = search.kind as BroughtKind | undefined;
  const filter = { batch, kind: asked, q: search.q };
  const list = useRows('brought.list', filter, (slice) => call('brought.list', { ...filter, ...slice }));
  const set = (patch: Partial<typeof search>): void => {
    setChosen(null);
    void navigate({
      to: '/data/imports/$batch',
      params: { batch: String(batch) },
      search: (kept) => ({ ...kept, ...patch }),
      replace: true,
    });
  };
  const found = list.query.data;
  const row = list.rows.find((one) => one.id === chosen);
  return (
    <Page
      flush
      title={found?.file ?? 'Import'}
      sub={found && `${FORMAT_NAMES[found.format]}, ${moment(found.at, today, timeZone)}`}
      crumbs={[{ label: 'Data', to: '/data' }]}
      actions={found?.undone && <Badge>Taken back</Badge>}
    >
      <div className={styles.body}>
        <Await query={list.query}>
          {({ kinds, kind }) =>
            kind === null ? (
              <Empty title="Nothing of this import stands">
                It was taken back, or every row was here already, so that it brought nothing new and changed nothing.
              </Empty>
            ) : (
              <div className={styles.split}>
                <Card title="What came in" sub={plural(list.total, 'row')} pad={false} className={styles.fill}>
                  <search className={styles.filters} aria-label="Filter what came in">
                    <Select
                      small
                      w={232}
                      aria-label="Kind of record"
                      data={kinds.map((one) => ({
                        value: one.kind,
                        label: `${KIND_NAMES[one.kind]}: ${number(one.made)} new, ${number(one.changed)} updated`,
                      }))}
                      value={kind}
                      onChange={(next) => set({ kind: next ?? undefined })}
                    />
                    <FilterText
                      label="Find in what came in"
                      value={search.q ?? ''}
                      onChange={(q) => set({ q: q === '' ? undefined : q })}
                    />
                  </search>
                  <div className={styles.list}>
                    <VirtualTable
                      columns={columnsFor(kind, currency, today)}
                      rows={list.rows}
                      rowKey={(one) => one.id}
                      rowHeight={48}
                      label="What came in"
                      count={list.total}
                      all={list.all}
                      onEnd={list.more}
                      selected={chosen}
                      onOpen={(one) => setChosen(one.id === chosen ? null : one.id)}
                      empty="No row fits these words."
                    />
                  </div>
                </Card>
                <div className={styles.rail}>
                  {row === undefined ? (
                    <p className="ink2 s">Choose a row to see its line of the file, and what it changed.</p>
                  ) : (
                    <One key={row.id} kind={kind} batch={batch} row={row} />
                  )}
                </div>
              </div>
            )
          }
        </Await>
      </div>
    </Page>
  );
};
