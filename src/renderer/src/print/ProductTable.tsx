import type { ProductLine, Products } from '../../../shared/contract/reports';
import type { MetricValue } from '../../../shared/contract/metrics';
import { money, number } from '../format';
import { RowBar } from './charts/small';
import { useSheet } from './context';
import { changeMinor, figureText, WITHHELD } from './figures';
import { Amount, Share } from './parts';
import { groupName, shortName } from './words';

/** A figure of stock; what is estimated has a mark, which the note below the table explains. */
const StockFigure = ({ value }: { value: MetricValue | null }) =>
  value === null || value.value === null ? (
    '–'
  ) : (
    <>
      {figureText(value)}
      {value.status === 'estimated' && (
        // The space parts it from the figure where it is read as text, and is as small as the mark.
        <sup> e</sup>
      )}
    </>
  );

/** Why figures of stock in these lines are estimates, each reason once. */
const estimates = (lines: readonly (ProductLine | null)[]): string[] => [
  ...new Set(
    lines
      .flatMap((line) => [line?.sellThrough, line?.daysOfStock])
      .flatMap((value) => (value?.status === 'estimated' && value.reason !== null ? [value.reason] : [])),
  ),
];

const Row = ({
  line,
  products,
  stock,
  name,
  bar,
}: {
  line: ProductLine;
  products: Products;
  stock: boolean;
  name: string;
  bar: number | null;
}) => (
  <tr>
    <td className="name">{name}</td>
    {products.columns.map((column, index) => (
      <td key={column} className="n">
        <Amount minor={line.byChannel[index] ?? 0} metric="net-sales" />
      </td>
    ))}
    <td className="n">
      <b>
        <Amount minor={line.netMinor} metric="net-sales" />
      </b>
    </td>
    <td className="mid">
      {bar !== null && <RowBar value={line.netMinor} of={bar} width={products.columns.length > 3 ? 34 : 60} />}
    </td>
    <td className="n">{line.share === null ? '–' : <Share of={line.share} />}</td>
    <td className="n">{changeMinor(line.netMinor, line.previousMinor)}</td>
    {stock && (
      <>
        <td className="n">{number(line.units, { decimals: 1 })}</td>
        <td className="n">{line.onHand === null ? '–' : number(line.onHand, { decimals: 1 })}</td>
        <td className="n">
          <StockFigure value={line.sellThrough} />
        </td>
        <td className="n">
          <StockFigure value={line.daysOfStock} />
        </td>
      </>
    )}
  </tr>
);

/** What the paper has for columns of channels and their sum, and what a sign of the smallest setting takes, in points. */
const COLUMNS_PT = 300;
const SIGN_PT = 3.9;

/** Products with a column for each channel only where the amounts have room beside each other. */
const thatFit = (products: Products, currency: string): Products => {
  if (currency === WITHHELD) return products;
  const signs = (column: number): number => {
    const minors = [...products.rows, products.total].map((line) =>
      column < products.columns.length ? (line.byChannel[column] ?? 0) : line.netMinor,
    );
    const words = (products.columns[column] ?? '').split(/\s+/).map((word) => Math.min(word.length, 24) * 0.9);
    return Math.max(...words, ...minors.map((minor) => money(minor, currency, { cents: 'never' }).length));
  };
  const wide = Array.from({ length: products.columns.length + 1 }, (_, column) => signs(column) * SIGN_PT + 4);
  return wide.reduce((sum, width) => sum + width, 0) <= COLUMNS_PT ? products : { ...products, columns: [] };
};

/** Products by net sales, with their channels or their stock; those left out are one line, and all add up. */
export const ProductTable = ({ products: all, stock = false }: { products: Products; stock?: boolean }) => {
  const { currency, units } = useSheet();
  const products = thatFit(all, units?.sales ?? currency);
  const most = Math.max(1, ...products.rows.map((line) => line.netMinor));
  const reasons = stock ? estimates([...products.rows, products.rest, products.total]) : [];
  return (
    <>
      <table>
        <thead>
          <tr>
            <th>Product</th>
            {products.columns.map((column) => (
              <th key={column} className="n">
                {shortName(column, 24)}
              </th>
            ))}
            <th className="n">{products.columns.length > 0 ? 'All channels' : 'Net sales'}</th>
            <td />
            <th className="n">Share</th>
            <th className="n">Change</th>
            {stock && (
              <>
                <th className="n">Units</th>
                <th className="n">On hand</th>
                <th className="n">Sell-through</th>
                <th className="n">Days of stock</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {products.rows.map((line) => (
            <Row key={line.sku} line={line} products={products} stock={stock} name={groupName(line.name)} bar={most} />
          ))}
          {products.rest && (
            <Row
              line={products.rest}
              products={products}
              stock={stock}
              name={`${number(products.restCount)} other products`}
              bar={null}
            />
          )}
        </tbody>
        <tbody className="total">
          <Row line={products.total} products={products} stock={stock} name="Total" bar={null} />
        </tbody>
      </table>
      {products.columns.length < all.columns.length && (
        <p className="note">
          Amounts by channel are too long to stand beside each other, so that products have their sum alone.
        </p>
      )}
      {reasons.length > 0 && (
        <p className="note">
          <b>e</b> Estimated. {reasons.join(' ')}
        </p>
      )}
    </>
  );
};
