import { Link, type LinkProps } from '@tanstack/react-router';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './Page.module.css';
import { TableScope, TablesButton } from './tables';

export type Crumb = { label: string; to: LinkProps['to'] };

export type PageProps = {
  title: string;
  sub?: ReactNode;
  /** Buttons at the right end of the head. */
  actions?: ReactNode;
  /** The way back, above the title. */
  crumbs?: Crumb[];
  /** Beside the title: a badge, a chooser. */
  beside?: ReactNode;
  /** Pages that belong together, as links on a line of their own, so that they stand still from one to the next. */
  parts?: ReactNode;
  /** Fills the window's height and scrolls inside, as boards do. */
  flush?: boolean;
  children: ReactNode;
};

/** The frame of one page: its head and what scrolls below. Names the window, too. */
export const Page = ({ title, sub, actions, crumbs, beside, parts, flush = false, children }: PageProps) => (
  <TableScope>
    <div className={cx(styles.page, flush && styles.flush)}>
      <title>{`${title} · Tandem`}</title>
      <header className={styles.head} data-parts={parts !== undefined || undefined}>
        <div className={styles.names}>
          {crumbs && (
            <nav className={styles.crumbs} aria-label="Breadcrumb">
              {crumbs.map((crumb) => (
                <span key={crumb.label}>
                  <Link to={crumb.to}>{crumb.label}</Link>
                  <IconChevronRight size={12} aria-hidden />
                </span>
              ))}
            </nav>
          )}
          <div className={styles.title}>
            <h1>{title}</h1>
            {sub !== undefined && <span className={styles.sub}>{sub}</span>}
            {beside}
          </div>
        </div>
        <div className={styles.actions}>
          {actions}
          <TablesButton />
        </div>
      </header>
      {parts !== undefined && <div className={styles.parts}>{parts}</div>}
      {children}
    </div>
  </TableScope>
);
