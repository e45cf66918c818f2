import { useWorkspace } from '../../../api';
import { moment } from '../../../format';
import { amountOf } from '../amount';
import type { NodePage } from './page';
import styles from './node.module.css';

/** Who changed the target, when, from what to what, and why. */
export const History = ({ page: { node, history } }: { page: NodePage }) => {
  const { today, timeZone } = useWorkspace();
  if (history.length === 0) return null;
  return (
    <section className={styles.section} aria-label="History">
      <header>
        <h2>History</h2>
      </header>
      <ul className={styles.lines}>
        {history.map((entry) => (
          <li key={`${entry.at} ${entry.to} ${entry.why}`} style={{ flexWrap: 'wrap', padding: '4px 0' }}>
            <span className="s ink3 nowrap">{moment(entry.at, today, timeZone)}</span>
            <span className="push nowrap">
              {entry.from === null ? '' : `${amountOf(node, entry.from)} → `}
              {entry.to === null ? 'removed' : amountOf(node, entry.to)}
            </span>
            <span className="s ink2" style={{ width: '100%' }}>
              {[entry.by, entry.why].filter(Boolean).join(': ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
