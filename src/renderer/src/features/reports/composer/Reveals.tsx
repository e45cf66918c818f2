import type { Period } from '../../../../../shared/domain/period';
import { useRead } from '../../../api';
import { listWords } from '../../../print/words';
import styles from './composer.module.css';

/** What a group could still read of figures that are kept back from it: said before anything is exported. */
export const Reveals = ({ period, groupId }: { period: Period; groupId: string }) => {
  const { figures = [], words = [] } = useRead('updates.reveals', { period: period.id, groupId }).data ?? {};
  if (figures.length + words.length === 0) return null;
  return (
    <div role="note" aria-label="What is still told" className={styles.reveals}>
      <b className="warn">These readers can still find out what is kept back from them:</b>
      <ul>
        {figures.map(({ metric, name, from }) => (
          <li key={metric}>
            <b>{name}</b> follows from {listWords(from)}. Give one of them a rule, too, or leave it out of the update.
          </li>
        ))}
        {words.map(({ where, line, amount, name }) => (
          <li key={`${where} ${line} ${amount}`}>
            <b>{amount}</b> in {where} tells {name}: <q dir="auto">{line}</q>
          </li>
        ))}
      </ul>
    </div>
  );
};
