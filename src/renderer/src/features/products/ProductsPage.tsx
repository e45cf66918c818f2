import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { shiftPeriod } from '../../../../shared/domain/period';
import type { PairRow } from '../../../../shared/contract/duplicates';
import type { ProductRow } from '../../../../shared/contract/data';
import { call, useDraft, useJob, useRead, useWorkspace, useWrite } from '../../api';
import { useNewThing } from '../../commands';
import { changedWords, number, periodName, periodProgress, periodShort } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Button, buttonClass, Card, Empty, Page, Progress, TextField, VirtualTable } from '../../ui';
import { BulkBar } from '../customers/BulkBar';
import { ExportButton } from '../customers/ExportButton';
import { MergeDialog } from '../customers/MergeDialog';
import { useSelection } from '../customers/useSelection';
import { productColumns } from './columns';
import { ProductDuplicates } from './ProductDuplicates';
import styles from './products.module.css';
import { nextSort, readSort } from './sort';
import { WhatToShow } from './WhatToShow';

const PAGE = 500;

/** One line: a name and Enter make a product; the rest is filled in where it stands. */
const NewProduct = () => {
  const [name, setName] = useDraft('New product', '');
  const field = useRef<HTMLInputElement>(null);
  const create = useWrite('products.create', { done: (_output, input) => `Added ${input.name}` });
  useNewThing('New product', () => field.current?.focus());
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return field.current?.focus();
        create.mutate({ name: name.trim() }, { onSuccess: () => setName('') });
      }}
    >
      <TextField
        ref={field}
        w={168}
        aria-label="Name of the new product"
        placeholder="New product"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button kind="primary" submit shortcut="N">
        Add
      </Button>
    </form>
  );
};

const hintOf = (row: ProductRow): string => [row.sku, row.line].filter(Boolean).join(', ');
/** Two products as the merge dialog shows them; the one that sells more comes first and stays unless somebody says otherwise. */
const pairOf = (rows: readonly ProductRow[]): Pick<PairRow, 'a' | 'b'> | null => {
  const [a, b] = rows
    .toSorted((one, other) => other.netMinor - one.netMinor)
    .map((row) => ({ id: row.id, name: row.name || row.sku, hint: hintOf(row) }));
  return a && b ? { a, b } : null;
};

/** What sells, what it earns, what is left. SKU, line, price and cost are edited in place. */
const ProductList = () => {
  const navigate = useNavigate({ from: '/products' });
  const search = useSearch({ from: '/products' });
  const { period, calendar, today } = usePeriod();
  const { currency, counts } = useWorkspace();
  const [limit, setLimit] = useState(PAGE);
  const sort = readSort(search.sort);
  const q = search.q ?? '';
  const [merging, setMerging] = useState<Pick<PairRow, 'a' | 'b'> | null>(null);
  const asked = { period: period.id, search: q, sort: sort.by, descending: sort.descending };
  const list = useRead('products.list', { ...asked, limit });
  const update = useWrite('products.update', { quiet: true });
  const rows = list.data?.rows ?? [];
  const selection = useSelection<ProductRow>(
    (row) => row.id,
    (row) => row.name || row.sku,
    rows,
  );
  const selected = rows.filter((row) => selection.ids.includes(row.id));
  const bulk = useWrite('products.bulk', { done: ({ changed }) => changedWords(changed, 'product') });
  const csv = useJob('products.export');
  const lines = [...new Set(rows.map((row) => row.line))].filter(Boolean).toSorted();
  return (
    <Page
      flush
      title="Products"
      beside={<WhatToShow tab="products" />}
      sub={`${list.data ? `${number(list.data.total)}, ` : ''}net sales in ${periodName(period)} ${periodProgress(period, today)}`}
      actions={
        <>
          <TextField
            w={168}
            type="search"
            aria-label="Search products"
            placeholder="Search"
            value={q}
            onChange={(event) => {
              const next = event.currentTarget.value;
              void navigate({ search: (old) => ({ ...old, q: next === '' ? undefined : next }), replace: true });
            }}
          />
          <ExportButton
            name="products.csv"
            title="Write these products"
            run={(file) => csv.run({ period: period.id, search: q, sort: sort.by, descending: sort.descending, file })}
          />
          <NewProduct />
        </>
      }
    >
      <Progress job={csv} />
      {selection.ids.length > 0 && (
        <BulkBar
          count={selection.ids.length}
          noun={['product', 'products']}
          owned={false}
          choice={{ label: 'Line', options: lines.map((line) => ({ value: line, label: line })) }}
          more={
            <Button
              small
              waits={selected.length !== 2 && 'Waits for two chosen products, to make them one'}
              onClick={() => setMerging(pairOf(selected))}
            >
              Merge
            </Button>
          }
          onClear={selection.clear}
          onChange={({ choice }) => {
            if (choice !== undefined) bulk.mutate({ ids: selection.ids, line: choice ?? '' });
          }}
        />
      )}
      <Await query={list}>
        {(found) =>
          found.total === 0 && q === '' && counts.products === 0 ? (
            <Empty
              title="No products yet"
              actions={
                <Link to="/data/import" className={buttonClass({ kind: 'primary' })}>
                  Import files
                </Link>
              }
            >
              Products shows what sells, what it earns and how long the stock lasts. They come in with orders or a
              products file, or one by one from the line above.
            </Empty>
          ) : (
            <Card label="Products" pad={false} className={styles.list}>
              <VirtualTable
                total
                columns={[
                  selection.column,
                  ...productColumns({
                    currency,
                    before: periodShort(shiftPeriod(period, -1, calendar)),
                    totals: found.totals,
                    onSave: async (id, fields) => void (await update.mutateAsync({ id, ...fields })),
                    sort: (by) => ({
                      onSort: () =>
                        void navigate({ search: (old) => ({ ...old, sort: nextSort(sort, by) }), replace: true }),
                      ...(sort.by === by ? { sorted: sort.descending ? 'descending' : 'ascending' } : {}),
                    }),
                  }),
                ]}
                rows={found.rows}
                chosen={selection.ids}
                all={async () => (await call('products.list', { ...asked, limit: found.total })).rows}
                count={found.total}
                rowKey={(row) => row.id}
                label="Products"
                onOpen={(row) =>
                  void navigate({
                    to: '/products/$id',
                    params: { id: row.id },
                    search: ({ period: same }) => ({ period: same }),
                  })
                }
                onEnd={() => {
                  if (found.rows.length < found.total && limit <= found.rows.length) setLimit(limit + PAGE);
                }}
                empty={`No product matches “${q}”.`}
              />
            </Card>
          )
        }
      </Await>
      {merging && (
        <MergeDialog kind="products" pair={merging} onClose={() => setMerging(null)} onMerged={selection.clear} />
      )}
    </Page>
  );
};

/** Products, or those among them that may be the same. */
export const ProductsPage = () => {
  const { tab } = useSearch({ from: '/products' });
  return tab === 'duplicates' ? <ProductDuplicates /> : <ProductList />;
};
