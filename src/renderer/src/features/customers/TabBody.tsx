import type { ReactNode } from 'react';
import styles from './customers.module.css';

/** The frame of one tab: its filters in a line, what scrolls below. */
export const TabBody = ({ filters, children }: { filters: ReactNode; children: ReactNode }) => (
  <>
    <div className={styles.filters}>{filters}</div>
    {children}
  </>
);
