import { IconCheck } from '@tabler/icons-react';
import { cx } from '../../../ui';
import styles from './importing.module.css';

const STEPS = ['File', 'Mapping', 'Dry run', 'Import'] as const;

/** How far this import is: 1 the file, 2 its mapping, 3 the dry run, 4 imported; 5 when all is done. */
export const Steps = ({ now }: { now: number }) => (
  <ol className={styles.steps} aria-label="Steps">
    {STEPS.map((step, index) => {
      const done = index + 1 < now;
      const current = index + 1 === now;
      return (
        <li
          key={step}
          className={cx(done && styles.done, current && styles.now)}
          aria-current={current ? 'step' : undefined}
        >
          <span className={styles.dot}>{done ? <IconCheck size={12} aria-hidden /> : index + 1}</span>
          {step}
        </li>
      );
    })}
  </ol>
);
