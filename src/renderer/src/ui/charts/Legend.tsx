import styles from './charts.module.css';
import type { LineKind } from './LineChart';

/** Which line is which, for beside the chart's title. */
export const Legend = ({ items }: { items: readonly { name: string; kind: LineKind }[] }) => (
  <span className={styles.legend}>
    {items.map(({ name, kind }) => (
      <span key={name}>
        <i data-kind={kind} aria-hidden />
        {name}
      </span>
    ))}
  </span>
);
