import type { ReactNode } from 'react';
import styles from './content.module.css';

/** A place where somebody writes, and beside it what to say and how. */
export const Writing = ({ children, house }: { children: ReactNode; house: ReactNode }) => (
  <div className={styles.writing}>
    <div className={styles.text}>{children}</div>
    {house}
  </div>
);
