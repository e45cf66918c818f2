import type { ReactNode } from 'react';
import styles from './Settings.module.css';

/** One setting: its name and what it does at the left, its control at the right. */
export const Setting = ({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) => (
  <div className={styles.setting}>
    <div>
      <div>{name}</div>
      {hint && <div className="s ink3">{hint}</div>}
    </div>
    <div className={styles.control}>{children}</div>
  </div>
);
