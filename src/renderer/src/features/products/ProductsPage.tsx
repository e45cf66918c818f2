import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { shiftPeriod } from '../../../../shared/domain/period';
import type { ProductRow } from '../../../../shared/contract/data';
import { call, useDraft, useJob, useRead, useWorkspace, useWrite } from '../../api';
import { useNewThing } from '../../commands';
import { number, periodName, periodProgress, periodShort, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Button, buttonClass, Card, Empty, Page, Progress, TextField, VirtualTable } from '../../ui';
import { BulkBar } from '../customers/BulkBar';
import { ExportButton } from '../customers/ExportButton';
import { useSelection } from '../customers/useSelection';
import { productColumns } from './columns';
import styles from './products.module.css';
import { nextSort, readSort } from './sort';

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

/** What sells, what it earns, what is left. SKU, line, price and cost are edited in place. */
export const ProductsPage = () => {
  const navigate = useNavigate({ from: '/products' });
  const search = useSearch({ from: '/products' });
  const { period, calendar, today } = usePeriod();
  const { currency, counts } = useWorkspace();
  const [limit, setLimit] = useState(PAGE);
  const sort = readSort(search.sort);
  const q = search.q ?? '';
  const asked = { period: period.id, search: q, sort: sort.by, descending: sort.descending };
  const list = useRead('products.list', { ...asked, limit });
  const update = useWrite('products.update', { quiet: true });
  const rows = list.data?.rows ?? [];
  const selection = useSelection<ProductRow>(
    (row) => row.id,
    (row) => row.name || row.sku,
    rows,
  );
  const bulk = useWrite('products.bulk', { done: ({ changed }) => `Changed ${plural(changed, 'product')}` });
  const csv = useJob('products.export');
  const lines = [...new Set(rows.map((row) => row.line))].filter(Boolean).toSorted();
  return (
    <Page
      flush
      title="Products"
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
    </Page>
  );
};
