import type { DealSums } from '../../../../../shared/contract/deals';
import type { Stage } from '../../../../../shared/contract/pipelines';
import { money, number, percent, periodName } from '../../../format';
import { useWorkspace } from '../../../api';
import { usePeriod } from '../../../frame/period';
import { STAGE_COLOR, Tip } from '../../../ui';
import { Amount } from './Amount';
import styles from './board.module.css';

/** What stands in other currencies without a rate: apart, never added. */
export const Others = ({ others }: { others: DealSums['others'] }) =>
  others.length === 0 ? null : (
    <Tip label="There is no exchange rate for this currency yet, so it is not added. Rates are in Settings.">
      {/* A button, so that the reason can be reached without a mouse. */}
      <button type="button" className={styles.others}>
        {`apart: ${others.map((other) => money(other.sumMinor, other.currency)).join(', ')}`}
      </button>
    </Tip>
  );

/** A period of this year without its year. */
const shortName = (name: string, today: string): string => name.replace(` ${today.slice(0, 4)}`, '');

type HeadProps = { stage: Stage; sums: DealSums };

/** Name, count and chance; sum and weighted sum; the chance as a bar. */
export const ColumnHead = ({ stage, sums }: HeadProps) => {
  const { period, today } = usePeriod();
  const { currency } = useWorkspace();
  return (
    <header className={styles.head}>
      <div className={styles.names}>
        <h2 className="cut">{stage.name}</h2>
        <span className="s ink3">{number(sums.count)}</span>
        <span className="s ink3 push">{percent(stage.probability, { decimals: 0 })}</span>
      </div>
      <div className={styles.sums}>
        <b>
          <Amount minor={sums.sumMinor} currency={currency} room={9} />
        </b>
        {stage.kind === 'open' ? (
          <span className="cut">
            <Amount minor={sums.weightedMinor} currency={currency} room={6} />
            <span className={styles.long}> weighted</span>
            <span className={styles.short}> wtd</span>
          </span>
        ) : (
          <span className="cut">
            {stage.kind} in {shortName(periodName(period), today)}
          </span>
        )}
      </div>
      <div className={styles.chance} aria-hidden>
        <i style={{ width: `${stage.probability * 100}%`, background: STAGE_COLOR[stage.color] }} />
      </div>
      <Others others={sums.others} />
    </header>
  );
};
