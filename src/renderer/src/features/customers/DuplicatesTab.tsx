import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { PairRow } from '../../../../shared/contract/duplicates';
import { call, useRead, useWrite } from '../../api';
import { plural } from '../../format';
import { Await, Badge, Button, Card, type Column, cx, DataTable, Segmented } from '../../ui';
import { ApartPairs } from './ApartPairs';
import styles from './customers.module.css';
import { MergeDialog } from './MergeDialog';
import { TabBody } from './TabBody';
import { useCustomersSearch } from './useCustomersSearch';

type Kind = 'companies' | 'contacts';
const KINDS: readonly { value: Kind; label: string }[] = [
  { value: 'companies', label: 'Companies' },
  { value: 'contacts', label: 'Contacts' },
];
/** As many pairs as somebody looks at in one sitting; merging some brings up the next. */
const SHOWN = 100;

const Party = ({ kind, party }: { kind: Kind; party: PairRow['a'] }) => (
  <span className={cx(styles.twoLines, styles.party)}>
    <Link
      className="cut strong"
      to={kind === 'companies' ? '/customers/companies/$id' : '/customers/contacts/$id'}
      params={{ id: party.id }}
    >
      {party.name}
    </Link>
    <span className="s ink3 cut">{party.hint || 'Nothing else is known'}</span>
  </span>
);

const sentenceOf = (pair: PairRow): string =>
  pair.why
    .map((sign) => sign.text)
    .join(', ')
    .replace(/^./, (letter) => letter.toUpperCase());

/** Records that may be the same, with the reasons. A person decides: make them one, or say that they are two. */
export const DuplicatesTab = () => {
  const { search, set } = useCustomersSearch();
  const kind: Kind = search.kind === 'contacts' ? 'contacts' : 'companies';
  const list = useRead('duplicates.list', { kind, limit: SHOWN });
  const apart = useWrite('duplicates.keepApart', { done: () => 'Remembered that they are not the same' });
  const [open, setOpen] = useState<PairRow | null>(null);
  const columns: Column<PairRow>[] = [
    {
      key: 'a',
      header: 'One',
      width: 208,
      value: (row) => row.a.name,
      also: [{ name: 'Of one is known', value: (row) => row.a.hint }],
      cell: (row) => <Party kind={kind} party={row.a} />,
    },
    {
      key: 'b',
      header: 'The other',
      width: 208,
      value: (row) => row.b.name,
      also: [{ name: 'Of the other is known', value: (row) => row.b.hint }],
      cell: (row) => <Party kind={kind} party={row.b} />,
    },
    {
      key: 'why',
      header: 'Why',
      cut: true,
      value: sentenceOf,
      cell: (row) => <span title={sentenceOf(row)}>{sentenceOf(row)}</span>,
    },
    {
      key: 'sure',
      header: 'Likely',
      width: 112,
      value: (row) => (row.sure ? 'Very likely' : 'Perhaps'),
      cell: (row) => <Badge tone={row.sure ? 'good' : 'plain'}>{row.sure ? 'Very likely' : 'Perhaps'}</Badge>,
    },
    {
      key: 'do',
      header: <span className="unseen">Decide</span>,
      width: 232,
      value: null,
      cell: (row) => (
        <span className="row">
          <Button small aria-label={`Compare ${row.a.name} and ${row.b.name}`} onClick={() => setOpen(row)}>
            Compare
          </Button>
          <Button
            small
            kind="quiet"
            aria-label={`${row.a.name} and ${row.b.name} are not the same`}
            onClick={() => apart.mutate({ kind, aId: row.a.id, bId: row.b.id })}
          >
            Not the same
          </Button>
        </span>
      ),
    },
  ];
  return (
    <TabBody
      filters={
        <>
          <Segmented
            label="Duplicates among"
            value={kind}
            options={KINDS}
            onChange={(value) => set({ kind: value === 'contacts' ? 'contacts' : undefined })}
          />
          <span className="push ink3 s nowrap">
            {list.data &&
              (list.data.total > SHOWN
                ? `The likeliest ${SHOWN} of ${plural(list.data.total, 'pair')}`
                : plural(list.data.total, 'pair'))}
          </span>
        </>
      }
    >
      <div className={styles.scroll}>
        <Await query={list}>
          {({ pairs, total }) => (
            <Card label="Possible duplicates" pad={false}>
              <DataTable
                columns={columns}
                rows={pairs}
                rowKey={(row) => `${row.a.id} ${row.b.id}`}
                label="Possible duplicates"
                count={total}
                all={async () => (await call('duplicates.list', { kind, limit: total })).pairs}
                empty={`No two ${kind} look the same. They are compared by email, domain, phone and name.`}
              />
            </Card>
          )}
        </Await>
        <div className={styles.apart}>
          <ApartPairs kind={kind} />
        </div>
      </div>
      {open && <MergeDialog kind={kind} pair={open} onClose={() => setOpen(null)} />}
    </TabBody>
  );
};
