import type { SpreadPreview } from '../../../../../shared/contract/target-views';
import { daySpan, monthOfYear } from '../../../format';
import { Button, DataTable } from '../../../ui';
import { amountCell, amountOf, changeOf, type Unit } from '../amount';
import styles from '../targets.module.css';

type Line = { key: string; name: string; month: string; before: number; after: number };

/** What would change: the weeks of one month where a week is set, and every month. */
export const PartChanges = ({
  unit,
  preview,
  weeksOf,
  onSet,
}: {
  unit: Unit;
  preview: SpreadPreview;
  /** The month whose weeks are shown, or null for months alone. */
  weeksOf: string | null;
  /** Opens one month to be typed. */
  onSet: ((line: Line) => void) | undefined;
}) => {
  const months = preview.months.map((one): Line => ({ ...one, key: one.month, name: monthOfYear(one.month) }));
  const weeks = preview.weeks.flatMap((one): Line[] =>
    one.month === weeksOf
      ? [{ ...one, key: one.from, name: `Week ${Number(one.week.slice(6))}, ${daySpan(one.from, one.to)}` }]
      : [],
  );
  const table = (label: string, head: string, rows: readonly Line[]) => (
    <DataTable
      tight
      label={label}
      rows={rows}
      rowKey={(one) => one.key}
      columns={[
        {
          key: 'part',
          header: head,
          cut: true,
          value: (one) => one.name,
          cell: (one) =>
            onSet ? (
              <Button small kind="quiet" onClick={() => onSet(one)}>
                Set {one.name}
              </Button>
            ) : (
              one.name
            ),
        },
        {
          key: 'before',
          header: 'Now',
          numeric: true,
          value: (one) => amountCell(unit, one.before),
          cell: (one) => amountOf(unit, one.before),
        },
        {
          key: 'after',
          header: 'Then',
          numeric: true,
          value: (one) => amountCell(unit, one.after),
          cell: (one) => amountOf(unit, one.after),
        },
        {
          key: 'by',
          header: 'Change',
          numeric: true,
          value: (one) => amountCell(unit, one.after - one.before),
          cell: (one) => changeOf(unit, one.after - one.before),
        },
      ]}
    />
  );
  const moved = months.some((one) => one.before !== one.after);
  return (
    <div className={styles.changes} tabIndex={-1}>
      {weeksOf !== null && table('Weeks now and then', 'Week', weeks)}
      {(weeksOf === null || moved) && table('Months now and then', 'Month', months)}
    </div>
  );
};
