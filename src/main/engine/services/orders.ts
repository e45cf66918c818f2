import { TandemError } from '../../../shared/contract/errors';
import type { OrderRow as Order } from '../../../shared/contract/orders';
import { factKey, factOfKey } from '../../../shared/domain/comments';
import { majorText } from '../../../shared/domain/cells';
import { settle } from '../../../shared/domain/money';
import type { ServiceOf } from '../context';
import { countOrders, findOrder, listOrders, type OrderRow } from '../store/repositories/orders';
import { writeView } from './customers/view-csv';

/** A row of the table as the record that crosses the wire. */
export const orderOf = ({ key, source, customer_key, net, net_rest, ...row }: OrderRow): Order => ({
  ...row,
  id: String(key),
  naturalKey: factKey(source, row.number),
  buyerId: customer_key === null ? null : String(customer_key),
  netMinor: settle(net, net_rest),
});

/** Orders as files brought them, of all customers and of none. */
export const ordersService: ServiceOf<'orders'> = {
  'orders.list': async ({ limit, offset, ...filter }, context) => ({
    rows: (await listOrders(context.store.read, filter, { limit, offset })).map(orderOf),
    total: await countOrders(context.store.read, filter),
  }),
  'orders.get': async ({ id }, context) => {
    const [source = '', number = ''] = factOfKey(id);
    const row = await findOrder(context.store.read, source, number);
    if (!row) throw new TandemError('not-found', 'No file brings this order any more.');
    return orderOf(row);
  },
  'orders.export': async ({ file, ...filter }, context) =>
    writeView(
      context,
      file,
      ['order_id', 'day', 'customer', 'channel', 'status', 'units', 'net_sales', 'currency', 'file', 'line'],
      await countOrders(context.store.read, filter),
      async (limit, offset) =>
        (await listOrders(context.store.read, filter, { limit, offset }))
          .map(orderOf)
          .map((row) => [
            row.number,
            row.day,
            row.customer,
            row.channel,
            row.status,
            row.units,
            majorText(row.netMinor, row.currency),
            row.currency,
            row.file,
            row.line,
          ]),
    ),
};
