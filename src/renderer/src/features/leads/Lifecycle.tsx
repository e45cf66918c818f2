import { LIFECYCLE_NAMES, type LifecycleEntry } from '../../../../shared/domain/lifecycle';
import { Day } from '../../ui';
import styles from './leads.module.css';

/** From prospect to repeat customer, each stage since its day; the last one is where they stand now. */
export const Lifecycle = ({ entries }: { entries: readonly LifecycleEntry[] }) => (
  <ol className={styles.life} aria-label="Lifecycle">
    {entries.map(({ stage, day }, index) => (
      <li key={`${stage}-${day}`}>
        {index > 0 && <span className="ink3"> → </span>}
        {index === entries.length - 1 ? <b>{LIFECYCLE_NAMES[stage]}</b> : LIFECYCLE_NAMES[stage]}{' '}
        <span className="ink3">
          <Day day={day} />
        </span>
      </li>
    ))}
  </ol>
);
