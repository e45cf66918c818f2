import type { TargetNode } from '../../../../shared/contract/target-shapes';
import { percent } from '../../format';
import { amountOf } from './amount';
import styles from './targets.module.css';

const PARTS = [
  ['repeat', 'Repeat orders'],
  ['deals', 'Deals, weighted'],
  ['campaigns', 'Campaigns'],
  ['moments', 'Moments'],
  ['other', 'Other plans'],
] as const;

/** How much of what is still to sell the plan covers, and with what. */
export const Coverage = ({ node }: { node: TargetNode }) => {
  const open = Math.max(0, node.target - node.actual);
  if (open === 0 || node.coverage === null) return null;
  const parts = PARTS.map(([kind, name]) => ({ kind, name, amount: node.plan[kind] })).filter(
    ({ amount }) => amount > 0,
  );
  const planned = parts.reduce((sum, { amount }) => sum + amount, 0);
  const uncovered = Math.max(0, open - planned);
  const words = [
    ...parts.map(({ name, amount }) => `${name} ${amountOf(node, amount)}`),
    `Uncovered ${amountOf(node, uncovered)}`,
  ];
  return (
    <section className={styles.cover}>
      <div className="row">
        <h2>
          The plan covers {percent(node.coverage, { decimals: 0 })} of the {amountOf(node, open)} still to sell
        </h2>
        <span className="push s ink3">
          {planned > open
            ? `${amountOf(node, planned - open)} more than needed`
            : `${amountOf(node, uncovered)} uncovered`}
        </span>
      </div>
      <figure className={styles.bar} aria-label={words.join(', ')}>
        {parts.map(({ kind, amount }) => (
          <i key={kind} data-kind={kind} style={{ flex: amount }} />
        ))}
        {uncovered > 0 && <i data-kind="uncovered" style={{ flex: uncovered }} />}
      </figure>
      <div className={styles.legend}>
        {parts.map(({ kind, name, amount }) => (
          <span key={kind}>
            <i data-kind={kind} aria-hidden />
            {name} {amountOf(node, amount)}
          </span>
        ))}
      </div>
    </section>
  );
};
