import { number } from '../../format';
import { type Column, Day, Money } from '../../ui';

type Said<Row, Value> = { key: string; header: string; width: number; value: (row: Row) => Value };

/** A count as a column of a list: of orders, of pieces. */
export const countColumn = <Row,>({ value, ...said }: Said<Row, number>): Column<Row> => ({
  ...said,
  numeric: true,
  value,
  cell: (row) => number(value(row)),
});

/** A day as a column of a list; a dash where there is none. */
export const dayColumn = <Row,>({ value, ...said }: Said<Row, string | null>): Column<Row> => ({
  ...said,
  value,
  cell: (row) => <Day day={value(row)} />,
});

/** Net sales of a row, in its own currency where it has one. */
export const netColumn = <Row extends { netMinor: number; currency?: string }>(width: number): Column<Row> => ({
  key: 'net',
  header: 'Net sales',
  width,
  numeric: true,
  value: ({ netMinor, currency }) => ({ minor: netMinor, ...(currency === undefined ? {} : { currency }) }),
  cell: ({ netMinor, currency }) => <Money minor={netMinor} {...(currency === undefined ? {} : { currency })} />,
});
