import { Link, useNavigate } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import { useWorkspace } from '../../api';
import { money, number } from '../../format';
import { Card, type Column, DataTable } from '../../ui';
import { LineChart } from '../../ui/charts';
import styles from './four-ps.module.css';
import { monthOf } from './words';

type Evidence = Output<'four-ps.evidence'>;
type Month = Evidence['prices'][number];

/** Where a month's net sales, or its pieces, are opened: the lines of the sheet's products. */
const wayOf = (products: readonly string[], { month }: Month, pieces: boolean) =>
  ({
    to: '/metrics/$id',
    params: { id: 'net-sales' },
    search: {
      period: month,
      ...(products.length === 0 ? {} : { products: products.join('\n') }),
      ...(pieces ? { adds: 'pieces' } : {}),
    },
  }) as const;

/** Price realised against volume, by month; each point, and each cell of the table below, opens to its order lines. */
export const Prices = ({ evidence }: { evidence: Evidence | undefined }) => {
  const { currency } = useWorkspace();
  const navigate = useNavigate();
  const prices = evidence?.prices ?? [];
  const left = evidence?.pricesLeftOut ?? [];
  if (prices.length < 2) return null;
  const products =
    evidence?.figures.find(({ p, value }) => p === 'price' && value.metric === 'net-sales')?.products ?? [];
  const price = (minor: number | null): string => money(minor, currency, { cents: 'always' });
  const open =
    (pieces: boolean) =>
    (index: number): void => {
      const month = prices[index];
      if (month) void navigate(wayOf(products, month, pieces));
    };
  const columns: Column<Month>[] = [
    {
      key: 'month',
      header: 'Month',
      value: ({ month }) => month,
      cell: ({ month }) => `${monthOf(month)} ${month.slice(0, 4)}`,
    },
    {
      key: 'price',
      header: 'Price of a unit',
      numeric: true,
      value: ({ priceMinor }) => (priceMinor === null ? null : { minor: Math.round(priceMinor), currency }),
      cell: (month) => (
        <Link {...wayOf(products, month, false)} className={styles.opens}>
          {price(month.priceMinor)}
        </Link>
      ),
    },
    {
      key: 'units',
      header: 'Units, less returned',
      numeric: true,
      value: ({ units }) => units,
      cell: (month) => (
        <Link {...wayOf(products, month, true)} className={styles.opens}>
          {number(month.units)}
        </Link>
      ),
    },
  ];
  return (
    <Card title="Price against volume, month by month" sub="net sales of a unit above, units below; each opens">
      {left.length > 0 && (
        <p className="s ink2">What was sold in {left.join(', ')} is left out: there is no exchange rate for it.</p>
      )}
      <LineChart
        title="Price realised, month by month"
        labelName="Month"
        labels={prices.map(({ month, units }) => `${monthOf(month)}, ${number(units)} units`)}
        series={[{ name: 'Price of a unit', values: prices.map(({ priceMinor }) => priceMinor) }]}
        format={price}
        cell={(minor) => ({ minor, currency })}
        height={160}
        onPick={open(false)}
      />
      <LineChart
        title="Units sold, month by month"
        labelName="Month"
        labels={prices.map(({ month }) => monthOf(month))}
        series={[{ name: 'Units', values: prices.map(({ units }) => units) }]}
        format={(units) => number(units)}
        cell={(units) => units}
        height={120}
        onPick={open(true)}
      />
      <details>
        <summary>The months as a table</summary>
        <DataTable
          tight
          columns={columns}
          rows={[...prices]}
          rowKey={({ month }) => month}
          label="Price against volume, by month"
        />
      </details>
    </Card>
  );
};
