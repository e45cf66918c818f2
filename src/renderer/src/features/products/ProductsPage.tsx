import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProductRow } from '../../../../shared/contract/data';
import { useRead, useWorkspace, useWrite } from '../../api';
import { number, percent } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Button, Card, type Column, DataTable, Delta, InlineEdit, Money, Page, TextField } from '../../ui';

/** What sells, what it earns, what is left. Prices, costs and lines are edited in place. */
export const ProductsPage = () => {
  const navigate = useNavigate();
  const { period } = usePeriod();
  const { currency } = useWorkspace();
  const [search, setSearch] = useState('');
  const [name, setName] = useState('');
  const list = useRead('products.list', { period: period.id, search });
  const update = useWrite('products.update', { quiet: true });
  const create = useWrite('products.create', { done: () => `Added ${name}` });
  const columns = (totals: { netMinor: number; units: number; onHand: number | null }): Column<ProductRow>[] => [
    { key: 'name', header: 'Product', cut: true, cell: (row) => <b>{row.name || row.sku}</b>, total: 'Total' },
    { key: 'sku', header: 'SKU', wide: true, cell: (row) => <span className="ink3">{row.sku}</span> },
    { key: 'line', header: 'Line', wide: true, cell: (row) => row.line },
    {
      key: 'price',
      header: 'Price',
      numeric: true,
      cell: (row) => (
        <InlineEdit
          kind="money"
          label={`Price of ${row.name}`}
          value={row.priceMinor}
          onSave={async (priceMinor: number | null) => void (await update.mutateAsync({ id: row.id, priceMinor }))}
          currency={currency}
          bare
        />
      ),
    },
    {
      key: 'cost',
      header: 'Cost',
      numeric: true,
      cell: (row) => (
        <InlineEdit
          kind="money"
          label={`Cost of ${row.name}`}
          value={row.costMinor}
          onSave={async (costMinor: number | null) => void (await update.mutateAsync({ id: row.id, costMinor }))}
          currency={currency}
          bare
        />
      ),
    },
    {
      key: 'net',
      header: 'Net sales',
      numeric: true,
      cell: (row) => <Money minor={row.netMinor} />,
      total: <Money minor={totals.netMinor} />,
    },
    { key: 'share', header: 'Share', numeric: true, wide: true, cell: (row) => percent(row.share) },
    {
      key: 'delta',
      header: 'Change',
      numeric: true,
      cell: (row) => <Delta current={row.netMinor} previous={row.previousNetMinor} better="up" />,
    },
    { key: 'units', header: 'Units', numeric: true, cell: (row) => number(row.units), total: number(totals.units) },
    {
      key: 'onHand',
      header: 'On hand',
      numeric: true,
      cell: (row) => (
        <span title={row.onHand === null ? (row.reason ?? undefined) : undefined}>{number(row.onHand)}</span>
      ),
      total: number(totals.onHand),
    },
    {
      key: 'days',
      header: 'Days of stock',
      numeric: true,
      wide: true,
      cell: (row) => <span title={row.reason ?? undefined}>{number(row.daysOfStock, { decimals: 0 })}</span>,
    },
    {
      key: 'through',
      header: 'Sell-through',
      numeric: true,
      wide: true,
      cell: (row) => <span title={row.reason ?? undefined}>{percent(row.sellThrough)}</span>,
    },
  ];
  return (
    <Page
      title="Products"
      sub="net of discounts and returns"
      actions={
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            create.mutate({ name: name.trim() });
            setName('');
          }}
        >
          <TextField
            aria-label="Search products"
            placeholder="Search"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <TextField
            aria-label="New product"
            placeholder="New product"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button kind="primary" submit>
            Add product
          </Button>
        </form>
      }
    >
      <Await query={list}>
        {(found) => (
          <Card label="Products" pad={false}>
            <DataTable
              tight
              total
              columns={columns(found.totals)}
              rows={found.rows}
              rowKey={(row) => row.id}
              label="Products"
              onOpen={(row) => void navigate({ to: '/products/$id', params: { id: row.id }, search: (old) => old })}
              empty="Products come in with orders, from a products file, or from the line above."
            />
          </Card>
        )}
      </Await>
    </Page>
  );
};
