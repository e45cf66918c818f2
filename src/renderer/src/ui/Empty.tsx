import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './Empty.module.css';

export type EmptyProps = {
  /** What this place is for, in one sentence. */
  children: ReactNode;
  title?: string;
  /** The next step, as one or two buttons. */
  actions?: ReactNode;
  /** One line, for a place within a card. */
  inline?: boolean;
  /** It stands for data that did not come. */
  awaited?: boolean;
};

/** What stands where there is nothing yet: what it is for and what to do next. */
export const Empty = ({ children, title, actions, inline = false, awaited }: EmptyProps) => (
  <div className={cx(styles.empty, inline && styles.inline)} data-await={awaited}>
    {title && <h2>{title}</h2>}
    <p>{children}</p>
    {actions !== undefined && <div className="row">{actions}</div>}
  </div>
);
