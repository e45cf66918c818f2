import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { Buyer } from '../../../../shared/contract/customers';
import { call, useRead } from '../../api';
import { number, plural } from '../../format';
import { Await, Button, Card, type Column, DataTable, Day, Money } from '../../ui';
import { CommentsLine } from '../comments';

type Order = Output<'customers.orders'>['rows'][number];
type Line = Output<'customers.lines'>[number];

const FEW = 8;
const MOST = 500;

/** Every order, page by page: a list that is taken along leaves none out. */
const everyOrder = async (of: Buyer): Promise<Order[]> => {
  const all: Order[] = [];
  for (;;) {
    const { rows, total } = await call('customers.orders', { of, limit: MOST, offset: all.length });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
};

const LINE_COLUMNS: Column<Line>[] = [
  {
    key: 'product',
    header: 'Product',
    cut: true,
    value: (row) => row.product || row.sku,
    cell: (row) => row.product || row.sku,
  },
  {
    key: 'kind',
    header: 'Kind',
    value: (row) => row.kind,
    cell: (row) => (row.kind === 'sale' ? 'Sale' : row.kind === 'return' ? 'Return' : 'Adjustment'),
  },
  { key: 'day', header: 'Day', value: (row) => row.day, cell: (row) => <Day day={row.day} /> },
  {
    key: 'quantity',
    header: 'Quantity',
    numeric: true,
    value: (row) => row.quantity,
    cell: (row) => number(row.quantity),
  },
  {
    key: 'net',
    header: 'Net',
    numeric: true,
    value: (row) => ({ minor: row.amountMinor - row.discountMinor, currency: row.currency }),
    cell: (row) => <Money minor={row.amountMinor - row.discountMinor} currency={row.currency} />,
  },
  { key: 'line', header: 'Line', numeric: true, value: (row) => row.line, cell: (row) => number(row.line) },
];

/** The lines of one order as its file has them. */
export const OrderLines = ({ order }: { order: Order }) => {
  const lines = useRead('customers.lines', { orderId: order.id });
  return (
    <Await query={lines}>
      {(rows) => (
        <>
          <p className="s ink3">
            From {order.file}, line {number(order.line)}
          </p>
          <DataTable
            tight
            columns={LINE_COLUMNS}
            rows={rows}
            rowKey={(row) => row.id}
            label={`Lines of order ${order.number}`}
          />
        </>
      )}
    </Await>
  );
};

/** Orders, newest first, each to the lines of its file. */
export const Orders = ({ of }: { of: Buyer }) => {
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const orders = useRead('customers.orders', { of, limit: all ? MOST : FEW });
  const columns: Column<Order>[] = [
    { key: 'number', header: 'Order', value: (row) => row.number, cell: (row) => <b>{row.number}</b> },
    { key: 'day', header: 'Day', value: (row) => row.day, cell: (row) => <Day day={row.day} /> },
    { key: 'channel', header: 'Channel', cut: true, value: (row) => row.channel, cell: (row) => row.channel },
    { key: 'status', header: 'Status', wide: true, value: (row) => row.status, cell: (row) => row.status },
    { key: 'units', header: 'Units', numeric: true, value: (row) => row.units, cell: (row) => number(row.units) },
    {
      key: 'net',
      header: 'Net sales',
      numeric: true,
      value: (row) => ({ minor: row.netMinor, currency: row.currency }),
      cell: (row) => <Money minor={row.netMinor} currency={row.currency} />,
    },
  ];
  return (
    <Await query={orders}>
      {({ rows, total }) => (
        <Card
          title="Orders"
          sub={plural(total, 'order')}
          pad={false}
          actions={
            total > FEW ? (
              <Button small onClick={() => setAll(!all)}>
                {all ? 'Show fewer' : total > MOST ? `Show ${number(MOST)}` : 'Show all'}
              </Button>
            ) : undefined
          }
        >
          <DataTable
            tight
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            label="Orders"
            count={total}
            all={() => everyOrder(of)}
            selected={open}
            onOpen={(row) => setOpen(open === row.id ? null : row.id)}
            under={(row) =>
              open === row.id ? (
                <>
                  <OrderLines order={row} />
                  <CommentsLine entity="order" id={row.naturalKey} of={`order ${row.number}`} />
                </>
              ) : null
            }
            empty="No order yet. Orders come in with files; link the customer whose orders these are."
          />
        </Card>
      )}
    </Await>
  );
};
