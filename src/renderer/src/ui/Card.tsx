import type { ReactNode } from 'react';
import styles from './Card.module.css';
import { cx } from './cx';

type HeadProps = {
  title?: ReactNode;
  /** What the title leaves open: the unit, the period, the count. */
  sub?: ReactNode;
  actions?: ReactNode;
};

export type CardProps = HeadProps & {
  children?: ReactNode;
  /** False lets a table reach the edges. */
  pad?: boolean;
  className?: string;
  /** Names the region when there is no title. */
  label?: string;
};

const Head = ({ title, sub, actions }: HeadProps) => (
  <header>
    {title !== undefined && <h2>{title}</h2>}
    {sub !== undefined && <span className={styles.sub}>{sub}</span>}
    {actions !== undefined && <span className={styles.actions}>{actions}</span>}
  </header>
);

/** A block on the page. Never inside another one. */
export const Card = ({ title, sub, actions, children, pad = true, className, label }: CardProps) => (
  <section className={cx(styles.card, className)} aria-label={label ?? (typeof title === 'string' ? title : undefined)}>
    {(title !== undefined || actions !== undefined) && <Head title={title} sub={sub} actions={actions} />}
    {pad ? <div className={cx(styles.pad, title === undefined && styles.bare)}>{children}</div> : children}
  </section>
);

/** A titled list on paper, for rails and panels. */
export const Section = ({
  title,
  sub,
  actions,
  children,
  className,
}: HeadProps & { children?: ReactNode; className?: string }) => (
  <section className={cx(styles.section, className)} aria-label={typeof title === 'string' ? title : undefined}>
    <Head title={title} sub={sub} actions={actions} />
    {children}
  </section>
);

/** The lines of a Section. */
export const List = ({ children, label }: { children: ReactNode; label?: string }) => (
  <ul className={styles.list} aria-label={label}>
    {children}
  </ul>
);

/** One line. `two` when it has a second line of small text. */
export const Item = ({
  children,
  two = false,
  className,
}: {
  children: ReactNode;
  two?: boolean;
  className?: string;
}) => <li className={cx(two && styles.two, className)}>{children}</li>;
