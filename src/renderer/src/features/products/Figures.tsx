import { useNavigate } from '@tanstack/react-router';
import type { ProductRow } from '../../../../shared/contract/data';
import { day, number, percent } from '../../format';
import { useWorkspace } from '../../api';
import { usePeriod } from '../../frame/period';
import { comparedWith } from '../../print/words';
import { Badge, Card, Delta, Figure, Money, Reason, Stats } from '../../ui';

/** The headline figures; each opens to its metric with this product picked. */
export const Figures = ({ row, unknown }: { row: ProductRow; unknown: string | null }) => {
  const navigate = useNavigate();
  const { period, calendar } = usePeriod();
  const { today } = useWorkspace();
  const open = (metric: string) => () =>
    void navigate({
      to: '/metrics/$id',
      params: { id: metric },
      search: (old) => ({ period: old.period, by: 'product', group: row.sku || row.name }),
    });
  const why = row.reason ?? 'No stock has been imported for this product.';
  const margin =
    row.costMinor === null || unknown !== null ? null : row.netMinor - row.costMinor * (row.units - row.returnedUnits);
  return (
    <Card label="Figures">
      <Stats spread>
        <Figure
          size="m"
          label="Net sales"
          value={unknown === null ? <Money minor={row.netMinor} /> : <Reason text={unknown}>–</Reason>}
          onOpen={open('net-sales')}
          note={
            unknown !== null ? (
              'not known'
            ) : (
              <Delta current={row.netMinor} previous={row.previousNetMinor} better="up">
                on {comparedWith(period, today, calendar)}
              </Delta>
            )
          }
        />
        <Figure
          size="m"
          label="Units sold"
          value={unknown === null ? number(row.units) : <Reason text={unknown}>–</Reason>}
          onOpen={open('units')}
          note={
            unknown !== null
              ? 'not known'
              : row.returnedUnits > 0
                ? `${number(row.returnedUnits)} returned`
                : 'none returned'
          }
        />
        <Figure
          size="m"
          label="Margin on net sales"
          value={
            margin === null ? (
              <Reason text={unknown ?? 'The product has no cost yet.'}>–</Reason>
            ) : (
              <Money minor={margin} />
            )
          }
          note={
            unknown !== null
              ? 'not known'
              : margin === null
                ? 'needs a cost'
                : row.netMinor > 0
                  ? `${percent(margin / row.netMinor)} at today’s cost`
                  : 'at today’s cost'
          }
        />
        <Figure
          size="m"
          label="On hand"
          value={row.onHand === null ? <Reason text={why}>–</Reason> : number(row.onHand)}
          note={row.stockDay === null ? 'no snapshot' : `on ${day(row.stockDay, { today })}`}
        />
        <Figure
          size="m"
          label="Days left"
          value={
            row.daysLeft === null ? (
              <Reason text={row.onHand === null ? why : (unknown ?? 'Nothing was sold in this period.')}>–</Reason>
            ) : (
              number(row.daysLeft)
            )
          }
          onOpen={row.daysLeft === null ? undefined : open('days-of-stock')}
          note={
            row.lowStock ? (
              <Badge tone="warn" shape="triangle">
                Low stock
              </Badge>
            ) : (
              'at this period’s pace'
            )
          }
        />
        <Figure
          size="m"
          label="Sell-through"
          value={row.sellThrough === null ? <Reason text={why}>–</Reason> : percent(row.sellThrough)}
          onOpen={row.sellThrough === null ? undefined : open('sell-through')}
          note="of start and received"
        />
      </Stats>
    </Card>
  );
};
