import type { PlanWeek } from '../../../../../shared/contract/campaigns';
import { useWorkspace } from '../../../api';
import { currencySign, daySpan, money, number } from '../../../format';
import { minorPerMajor } from '../../../../../shared/domain/money';
import { cx } from '../../../ui';
import styles from './timeline.module.css';

const HEIGHT = 100;
/** More columns than this leave no room for a figure under each. */
const MOST_LABELS = 28;

/** Budget and spending week by week, with a table of the same figures for those who do not see the bars. */
export const Weeks = ({ weeks, today }: { weeks: readonly PlanWeek[]; today: string }) => {
  const { currency } = useWorkspace();
  const most = Math.max(1, ...weeks.map((week) => Math.max(week.plannedMinor, week.spentMinor ?? 0)));
  const thousands = most >= 1000 * minorPerMajor(currency);
  const short = (minor: number): string => {
    const major = minor / minorPerMajor(currency);
    return thousands ? number(major / 1000, { decimals: 1, fixed: true }) : number(major);
  };
  const px = (minor: number): number => (minor > 0 ? Math.max(2, Math.round((minor / most) * HEIGHT)) : 0);
  return (
    <div className={cx(styles.lane, styles.budget)}>
      <div className={styles.nameTop}>
        <span>
          Budget
          <br />
          <span className="xs ink3">
            {currencySign(currency)}
            {thousands ? 'k' : ''} per week
          </span>
        </span>
        <span className={cx(styles.keys, 'xs ink2')} aria-hidden>
          <span>
            <i className={styles.keySpent} />
            Spent
          </span>
          <span>
            <i className={styles.keyPlan} />
            Plan
          </span>
        </span>
      </div>
      <div
        className={styles.bars}
        style={{ gridTemplateColumns: `repeat(${weeks.length}, minmax(0, 1fr))` }}
        aria-hidden
      >
        {weeks.map((week) => {
          const now = week.from <= today && today <= week.to;
          return (
            <div
              key={week.from}
              className={styles.week}
              title={`Week ${week.number}: ${money(week.plannedMinor, currency)} planned${week.spentMinor === null ? '' : `, ${money(week.spentMinor, currency)} spent`}`}
            >
              <div className={styles.column}>
                <i className={styles.plan} style={{ height: px(week.plannedMinor) }} />
                <i className={styles.actual} style={{ height: px(week.spentMinor ?? 0) }} />
              </div>
              {weeks.length <= MOST_LABELS && (
                <span className={cx('xs', now ? 'strong' : 'ink3')}>{short(week.plannedMinor)}</span>
              )}
            </div>
          );
        })}
      </div>
      <table className="unseen">
        <caption>Budget per week</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col">Planned</th>
            <th scope="col">Spent</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.from}>
              <th scope="row">
                {week.number}, {daySpan(week.from, week.to)}
              </th>
              <td>{money(week.plannedMinor, currency)}</td>
              <td>{money(week.spentMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
