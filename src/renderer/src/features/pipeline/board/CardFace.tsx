import type { ReactNode } from 'react';
import type { DealCard } from '../../../../../shared/contract/deals';
import { useWorkspace } from '../../../api';
import { cx, Who } from '../../../ui';
import { ageOf, stepOf } from '../words';
import { Amount } from './Amount';
import styles from './board.module.css';

/** What a card says: company and owner, title, value and age, the next step, labels. */
export const CardFace = ({ card, actions }: { card: DealCard; actions?: ReactNode }) => {
  const { today } = useWorkspace();
  const step = stepOf(card, today);
  const Glyph = step.icon;
  return (
    <>
      <div className={styles.top}>
        <span className="cut">{card.company ?? 'No company'}</span>
        <span className={styles.corner}>
          {actions}
          <Who person={card.owner} />
        </span>
      </div>
      <div className={cx(styles.title, 'cut')}>{card.title}</div>
      <div className={styles.value}>
        {card.valueMinor === null ? (
          <span className="ink3">No value</span>
        ) : (
          <Amount minor={card.valueMinor} currency={card.currency} room={card.stale ? 6 : 9} />
        )}
        <span className={cx(styles.age, card.stale ? 'warn' : 'ink3')}>{ageOf(card, today)}</span>
      </div>
      <div className={cx(styles.next, step.tone && styles[step.tone])}>
        <Glyph size={12} aria-hidden />
        <span className="cut">{step.text}</span>
        {step.late && <span className={styles.late}>late</span>}
      </div>
      {card.labels.length > 0 && (
        <ul className={styles.labels} aria-label="Tags">
          {card.labels.map((label) => (
            <li key={label} className="cut">
              {label}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
