import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { PairRow } from '../../../../shared/contract/duplicates';
import type { MatchKind } from '../../../../shared/domain/duplicates';
import { call, useRead, useWrite } from '../../api';
import { plural } from '../../format';
import { Await, Badge, Button, Card, type Column, cx, DataTable } from '../../ui';
import { ApartPairs } from './ApartPairs';
import { BulkBar } from './BulkBar';
import styles from './customers.module.css';
import { MergeDialog } from './MergeDialog';
import { useSelection } from './useSelection';

/** As many pairs as somebody looks at in one sitting; merging some brings up the next. */
export const PAIRS_SHOWN = 100;

/** How many there are; where they are more than are shown, which those are. */
export const pairsWords = (total: number): string =>
  total > PAIRS_SHOWN ? `The likeliest ${PAIRS_SHOWN} of ${plural(total, 'pair')}` : plural(total, 'pair');

const PAGES = {
  companies: '/customers/companies/$id',
  contacts: '/customers/contacts/$id',
  products: '/products/$id',
} as const satisfies Record<MatchKind, string>;
const COMPARED: Record<MatchKind, string> = {
  companies: 'email, domain, phone and name',
  contacts: 'email, domain, phone and name',
  products: 'SKU and name',
};

const Party = ({ kind, party }: { kind: MatchKind; party: PairRow['a'] }) => (
  <span className={cx(styles.twoLines, styles.party)}>
    <Link className="cut strong" to={PAGES[kind]} params={{ id: party.id }}>
      {party.name}
    </Link>
    <span className="s ink3 cut">{party.hint || 'Nothing else is known'}</span>
  </span>
);

const keyOf = (row: PairRow): string => `${row.a.id} ${row.b.id}`;

const sentenceOf = (pair: PairRow): string =>
  pair.why
    .map((sign) => sign.text)
    .join(', ')
    .replace(/^./, (letter) => letter.toUpperCase());

/** Records that may be the same, with the reasons. A person decides: make them one, or say that they are two. */
export const DuplicatePairs = ({ kind }: { kind: MatchKind }) => {
  const list = useRead('duplicates.list', { kind, limit: PAIRS_SHOWN });
  const apart = useWrite('duplicates.keepApart', { done: () => 'Remembered that they are not the same' });
  const many = useWrite('duplicates.bulk', {
    done: ({ changed }) => `Remembered of ${plural(changed, 'pair')} that they are not the same`,
  });
  const selection = useSelection<PairRow>(keyOf, ({ a, b }) => `${a.name} and ${b.name}`, list.data?.pairs ?? []);
  const [open, setOpen] = useState<PairRow | null>(null);
  const columns: Column<PairRow>[] = [
    selection.column,
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
    <div className={styles.scroll}>
      {selection.ids.length > 0 && (
        <BulkBar
          count={selection.ids.length}
          noun={['pair', 'pairs']}
          owned={false}
          onChange={() => undefined}
          onClear={selection.clear}
          more={
            <Button
              small
              onClick={() =>
                many.mutate({
                  kind,
                  pairs: (list.data?.pairs ?? [])
                    .filter((row) => selection.ids.includes(keyOf(row)))
                    .map(({ a, b }) => ({ aId: a.id, bId: b.id })),
                })
              }
            >
              Not the same
            </Button>
          }
        />
      )}
      <Await query={list}>
        {({ pairs, total }) => (
          <Card label="Possible duplicates" pad={false}>
            <DataTable
              columns={columns}
              rows={pairs}
              rowKey={keyOf}
              chosen={selection.ids}
              label="Possible duplicates"
              count={total}
              all={async () => (await call('duplicates.list', { kind, limit: total })).pairs}
              empty={`No two ${kind} look the same. They are compared by ${COMPARED[kind]}.`}
            />
          </Card>
        )}
      </Await>
      <div className={styles.apart}>
        <ApartPairs kind={kind} />
      </div>
      {open && <MergeDialog kind={kind} pair={open} onClose={() => setOpen(null)} />}
    </div>
  );
};
