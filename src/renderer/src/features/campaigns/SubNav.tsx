import { Link, type LinkProps } from '@tanstack/react-router';
import styles from './SubNav.module.css';

const PARTS: readonly { label: string; to: LinkProps['to'] }[] = [
  { label: 'Plan', to: '/campaigns' },
  { label: 'Content', to: '/campaigns/content' },
  { label: 'Creators', to: '/campaigns/creators' },
  { label: 'Message', to: '/campaigns/message' },
  { label: 'Results', to: '/campaigns/results' },
  { label: 'Attribution', to: '/campaigns/attribution' },
  { label: 'Ranking', to: '/campaigns/ranking' },
  { label: 'Budget', to: '/campaigns/budget' },
];

/** The parts of campaigns, beside the title of each of their pages. */
export const SubNav = () => (
  <nav className={styles.parts} aria-label="Parts of campaigns">
    {PARTS.map(({ label, to }) => (
      // The period comes along by itself; filters of another page would make no sense here.
      <Link key={label} to={to} activeOptions={{ exact: true, includeSearch: false }}>
        {label}
      </Link>
    ))}
  </nav>
);
