import type { ReactNode } from 'react';
import styles from './customers.module.css';

/** One line of a record's details: its name at the left, the field edited in place at the right. */
export const Detail = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={styles.detail}>
    <span className={styles.detailName}>{name}</span>
    <div className={styles.detailValue}>{children}</div>
  </div>
);
