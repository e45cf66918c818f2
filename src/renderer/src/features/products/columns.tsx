import type { ReactNode } from 'react';
import type { Output } from '../../../../shared/contract';
import type { ProductRow, ProductSort } from '../../../../shared/contract/data';
import { change, money, number, percent } from '../../format';
import { Badge, type Column, Delta, InlineEdit, Money, Reason } from '../../ui';

type Fields = { sku?: string; line?: string; priceMinor?: number | null; costMinor?: number | null };
type Options = {
  currency: string;
  before: string;
  totals: Output<'products.list'>['totals'];
  onSave: (id: string, fields: Fields) => Promise<void>;
  sort: (by: ProductSort) => Pick<Column<ProductRow>, 'onSort' | 'sorted'>;
};

/** Width of a digit in a table, in pixels, with what a bold one takes more. */
const DIGIT = 8.2;

const nameOf = (row: ProductRow): string => row.name || row.sku;

/** A figure of what was sold, or a dash that says why nobody knows it. */
const soldOr = (unknown: string | null, figure: ReactNode): ReactNode =>
  unknown === null ? figure : <Reason text={unknown}>–</Reason>;

/** The columns of the product list; SKU, line, price and cost are edited where they stand. */
export const productColumns = ({ currency, before, totals, onSave, sort }: Options): Column<ProductRow>[] => [
  {
    key: 'name',
    header: 'Product',
    cut: true,
    ...sort('name'),
    value: nameOf,
    cell: (row) => <b title={nameOf(row)}>{nameOf(row)}</b>,
    total: 'Total',
  },
  {
    key: 'sku',
    header: 'SKU',
    width: 92,
    wide: true,
    edits: true,
    ...sort('sku'),
    value: (row) => row.sku,
    cell: (row) => (
      <InlineEdit
        kind="text"
        bare
        label={`SKU of ${nameOf(row)}`}
        placeholder="–"
        value={row.sku}
        onSave={(sku: string) => onSave(row.id, { sku })}
      />
    ),
  },
  {
    key: 'line',
    header: 'Line',
    width: 64,
    edits: true,
    ...sort('line'),
    value: (row) => row.line,
    cell: (row) => (
      <InlineEdit
        kind="text"
        bare
        label={`Line of ${nameOf(row)}`}
        placeholder="–"
        value={row.line}
        onSave={(line: string) => onSave(row.id, { line })}
      />
    ),
  },
  {
    key: 'price',
    header: 'Price',
    width: 56,
    numeric: true,
    edits: true,
    ...sort('price'),
    value: (row) => ({ minor: row.priceMinor, currency }),
    cell: (row) => (
      <InlineEdit
        kind="money"
        bare
        label={`Price of ${nameOf(row)}`}
        placeholder="–"
        currency={currency}
        value={row.priceMinor}
        onSave={(priceMinor: number | null) => onSave(row.id, { priceMinor })}
      />
    ),
  },
  {
    key: 'cost',
    header: 'Cost',
    width: 56,
    numeric: true,
    edits: true,
    ...sort('cost'),
    value: (row) => ({ minor: row.costMinor, currency }),
    cell: (row) => (
      <InlineEdit
        kind="money"
        bare
        label={`Cost of ${nameOf(row)}`}
        placeholder="–"
        currency={currency}
        value={row.costMinor}
        onSave={(costMinor: number | null) => onSave(row.id, { costMinor })}
      />
    ),
  },
  {
    key: 'net',
    header: 'Net sales',
    // No amount is cut: the total is the longest of them.
    width: Math.max(76, Math.ceil(money(totals.netMinor, currency).length * DIGIT)),
    numeric: true,
    ...sort('net'),
    value: (row) => (totals.unknown === null ? { minor: row.netMinor, currency } : null),
    cell: (row) => soldOr(totals.unknown, <Money minor={row.netMinor} />),
    total: soldOr(totals.unknown, <Money minor={totals.netMinor} />),
  },
  {
    key: 'change',
    header: `On ${before}`,
    width: 70,
    numeric: true,
    ...sort('change'),
    value: (row) => (totals.unknown === null ? change(row.netMinor, row.previousNetMinor) : null),
    cell: (row) => soldOr(totals.unknown, <Delta current={row.netMinor} previous={row.previousNetMinor} better="up" />),
  },
  {
    key: 'units',
    header: 'Units',
    width: 52,
    numeric: true,
    ...sort('units'),
    value: (row) => (totals.unknown === null ? row.units : null),
    cell: (row) => soldOr(totals.unknown, number(row.units)),
    total: soldOr(totals.unknown, number(totals.units)),
  },
  {
    key: 'onHand',
    header: 'On hand',
    width: 60,
    numeric: true,
    ...sort('onHand'),
    value: (row) => row.onHand,
    cell: (row) =>
      row.onHand === null ? <Reason text={row.reason ?? 'No stock is known.'}>–</Reason> : number(row.onHand),
    total: number(totals.onHand),
  },
  {
    key: 'daysLeft',
    header: 'Days left',
    width: 76,
    numeric: true,
    ...sort('daysLeft'),
    value: (row) => row.daysLeft,
    cell: (row) =>
      row.daysLeft === null ? (
        <Reason text={row.onHand === null ? (row.reason ?? 'No stock is known.') : 'Nothing was sold in this period.'}>
          –
        </Reason>
      ) : (
        <>
          {row.lowStock && (
            <Badge tone="warn" shape="triangle" title="What is on hand lasts for less than four weeks.">
              Low
            </Badge>
          )}{' '}
          {number(row.daysLeft)}
        </>
      ),
  },
  {
    key: 'sellThrough',
    header: 'Sell-through',
    width: 80,
    numeric: true,
    wide: true,
    ...sort('sellThrough'),
    value: (row) => row.sellThrough,
    cell: (row) =>
      row.sellThrough === null ? (
        <Reason text={row.reason ?? 'No stock is known.'}>–</Reason>
      ) : (
        percent(row.sellThrough)
      ),
  },
];
