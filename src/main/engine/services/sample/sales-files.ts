import type { FormatId, ImportMap } from '../../../../shared/contract/imports';
import type { Day } from '../../../../shared/domain/day';
import { csvOf, moneyText } from './csv';
import { BRIGHTWELL, D2C, OAK, type PersonName, SALON_CHANNEL } from './world/catalogue';
import type { SampleLine } from './world/orders';

/** A file as the company exported it, with the map that reads it, who brought it in and on which morning. */
export type SampleFile = {
  name: string;
  format: Exclude<FormatId, 'shopify-orders'>;
  map: ImportMap | undefined;
  text: string;
  day: Day;
  by: PersonName;
};

export const mapOf = (
  format: SampleFile['format'],
  columns: Record<string, string>,
  constants: Record<string, string> = {},
): ImportMap => ({ format, columns, constants, values: {}, templates: {}, lookups: [] });

const at = (line: SampleLine): string => `${line.day} ${line.time}`;

/** How each sales channel exports its orders: the file's columns are its own, the map says what they mean. */
export const SALES: {
  channel: string;
  by: PersonName;
  name: (day: Day) => string;
  text: (lines: readonly SampleLine[], currency: string) => string;
  map: (currency: string) => ImportMap;
}[] = [
  {
    channel: D2C,
    by: 'Theo Lindqvist',
    name: (day) => `orders_export_${day}.csv`,
    text: (lines, currency) =>
      csvOf(lines, {
        Name: (line) => `#${line.order}`,
        Email: (line) => line.email,
        'Financial Status': (line) => line.status,
        Currency: () => currency,
        'Discount Code': (line) => line.code,
        'Created at': at,
        'Lineitem quantity': (line) => line.quantity,
        'Lineitem name': (line) => line.product,
        'Lineitem price': (line) => moneyText(line.price, currency),
        'Lineitem sku': (line) => line.sku,
        'Lineitem discount': (line) => moneyText(line.discount, currency),
        'Billing Name': (line) => line.customer,
        'Billing Country': (line) => line.country,
        Source: (line) => line.source,
        'Customer ID': (line) => line.customerId,
      }),
    map: () =>
      mapOf(
        'order-lines',
        {
          Name: 'order_id',
          Email: 'customer_email',
          'Financial Status': 'status',
          Currency: 'currency',
          'Discount Code': 'discount_code',
          'Created at': 'ordered_at',
          'Lineitem quantity': 'quantity',
          'Lineitem name': 'product_name',
          'Lineitem price': 'unit_price',
          'Lineitem sku': 'product_sku',
          'Lineitem discount': 'line_discount',
          'Billing Name': 'customer_name',
          'Billing Country': 'customer_country',
          Source: 'source',
          'Customer ID': 'customer_id',
        },
        { channel: D2C },
      ),
  },
  ...([BRIGHTWELL, OAK] as const).map((channel) => ({
    channel,
    by: 'Priya Chandran' as const,
    name: (day: Day) => `${channel === BRIGHTWELL ? 'brightwell' : 'oak_ivory'}_sell_out_${day}.csv`,
    text: (lines: readonly SampleLine[], currency: string) =>
      csvOf(lines, {
        Receipt: (line) => line.order,
        'Sold at': at,
        Door: (line) => line.location,
        Item: (line) => line.sku,
        Description: (line) => line.product,
        Units: (line) => line.quantity,
        'Shelf price': (line) => moneyText(line.price, currency),
        Kind: (line) => line.source,
        State: (line) => line.status,
      }),
    map: (currency: string) =>
      mapOf(
        'order-lines',
        {
          Receipt: 'order_id',
          'Sold at': 'ordered_at',
          Door: 'location',
          Item: 'product_sku',
          Description: 'product_name',
          Units: 'quantity',
          'Shelf price': 'unit_price',
          Kind: 'source',
          State: 'status',
        },
        {
          channel,
          currency,
          rep: channel === BRIGHTWELL ? 'Priya Chandran' : 'Maren Oduya',
          customer_country: 'United States',
        },
      ),
  })),
  {
    channel: SALON_CHANNEL,
    by: 'Priya Chandran',
    name: (day) => `salon_invoices_${day}.csv`,
    text: (lines, currency) =>
      csvOf(lines, {
        Invoice: (line) => line.order,
        Date: at,
        Account: (line) => line.customerId,
        Salon: (line) => line.customer,
        SKU: (line) => line.sku,
        Product: (line) => line.product,
        Qty: (line) => line.quantity,
        'Trade price': (line) => moneyText(line.price, currency),
        Discount: (line) => moneyText(line.discount, currency),
        Rep: (line) => line.rep,
        Country: (line) => line.country,
        Status: (line) => line.status,
      }),
    map: (currency) =>
      mapOf(
        'order-lines',
        {
          Invoice: 'order_id',
          Date: 'ordered_at',
          Account: 'customer_id',
          Salon: 'customer_name',
          SKU: 'product_sku',
          Product: 'product_name',
          Qty: 'quantity',
          'Trade price': 'unit_price',
          Discount: 'line_discount',
          Rep: 'rep',
          Country: 'customer_country',
          Status: 'status',
        },
        { channel: SALON_CHANNEL, currency, source: 'wholesale' },
      ),
  },
];

/** The lines of one sales channel as the file that it exports on a day; none without a line. */
export const salesFileOf = (
  channel: string,
  lines: readonly SampleLine[],
  day: Day,
  currency: string,
): SampleFile | undefined => {
  const sales = SALES.find((one) => one.channel === channel);
  if (!sales || lines.length === 0) return undefined;
  return {
    name: sales.name(day),
    format: 'order-lines',
    map: sales.map(currency),
    day,
    by: sales.by,
    text: sales.text(lines, currency),
  };
};
