import { SPREAD_METHOD_IDS, SPREAD_METHODS } from '../../../../../shared/domain/targets';
import { useWrite } from '../../../api';
import { monthOfYear, NONE } from '../../../format';
import { InlineEdit, Select } from '../../../ui';
import { amountOf } from '../amount';
import type { NodePage } from './page';
import styles from './node.module.css';

const AS_TREE = 'tree';

/** How the target is spread over the months; by hand each month is a field. */
export const Spread = ({ page: { node, spread, months } }: { page: NodePage }) => {
  const update = useWrite('targets.updateNode', { quiet: true });
  const choose = (value: string | null): void => {
    const method = SPREAD_METHOD_IDS.find((id) => id === value);
    const given = Object.fromEntries(months.map((month) => [month.period, month.target]));
    update.mutate({ id: node.id, spread: method ? { method, months: method === 'hand' ? given : {} } : null });
  };
  const setMonth = (period: string, amount: number): Promise<unknown> =>
    update.mutateAsync({
      id: node.id,
      spread: {
        method: 'hand',
        months: Object.fromEntries(
          months.map((month) => [month.period, month.period === period ? amount : month.target]),
        ),
      },
    });
  const byHand = spread.method === 'hand' && spread.own;
  return (
    <section className={styles.section} aria-label="Spread in time">
      <header>
        <h2>Spread in time</h2>
      </header>
      <Select
        aria-label={`How ${node.name} is spread in time`}
        value={spread.own ? spread.method : AS_TREE}
        data={[
          { value: AS_TREE, label: `As the whole tree${spread.own ? '' : ` (${SPREAD_METHODS[spread.method]})`}` },
          ...SPREAD_METHOD_IDS.map((value) => ({ value, label: SPREAD_METHODS[value] })),
        ]}
        onChange={choose}
      />
      {spread.reason && <p className="s ink2">{spread.reason}</p>}
      <div className={styles.months}>
        {months.map((month) => {
          const name = monthOfYear(month.period);
          const common = { bare: true, label: `Target of ${name}`, value: month.target };
          return [
            <span key={`${month.period} name`}>{name}</span>,
            <span key={`${month.period} actual`} className="num ink2">
              {month.actual === null ? NONE : `${amountOf(node, month.actual)} of`}
            </span>,
            <span key={`${month.period} target`} className="num" style={{ width: 88 }}>
              {!byHand ? (
                amountOf(node, month.target)
              ) : node.currency === null ? (
                <InlineEdit
                  {...common}
                  kind="number"
                  grouped
                  min={0}
                  onSave={(value) => setMonth(month.period, value)}
                />
              ) : (
                <InlineEdit
                  {...common}
                  kind="money"
                  currency={node.currency}
                  onSave={(value) => setMonth(month.period, value ?? 0)}
                />
              )}
            </span>,
          ];
        })}
      </div>
    </section>
  );
};
