import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { cx } from '../../../ui';
import { amountOf } from '../amount';
import { gapShare, goodWay } from '../words';
import styles from './tree.module.css';

const REACH = 0.15;
/** Within this share of the target the outlook is on it. */
const NEAR = 0.015;

/** Outlook on its likely range, the target in the middle, 15% to either side. */
export const OutlookScale = ({ node }: { node: TargetNode }) => {
  const gap = gapShare(node);
  if (gap === null) return <span className="ink3">–</span>;
  const good = goodWay(node) === 'down' ? -gap : gap;
  const place = (value: number): number =>
    Math.min(100, Math.max(0, ((value / node.target - 1 + REACH) / (2 * REACH)) * 100));
  const low = place(node.low);
  return (
    <figure
      className={styles.mini}
      aria-label={`Outlook ${amountOf(node, node.outlook)}, likely ${amountOf(node, node.low)} to ${amountOf(node, node.high)}, target ${amountOf(node, node.target)}`}
    >
      <span className={styles.band} style={{ left: `${low}%`, width: `${place(node.high) - low}%` }} />
      <span
        className={cx(styles.point, good < -NEAR && styles.short, good > NEAR && styles.over)}
        style={{ left: `${Math.min(96, Math.max(4, place(node.outlook)))}%` }}
      />
    </figure>
  );
};
