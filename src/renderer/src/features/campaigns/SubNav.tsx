import { Link, type LinkProps } from '@tanstack/react-router';
import styles from './SubNav.module.css';

const PARTS: readonly { label: string; to: LinkProps['to']; tab?: string }[] = [
  { label: 'Plan', to: '/campaigns' },
  { label: 'Strategy', to: '/campaigns', tab: 'strategy' },
  { label: 'Experiments', to: '/campaigns', tab: 'experiments' },
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
    {PARTS.map(({ label, to, tab }) => (
      // The period comes along by itself; filters of another page would make no sense here.
      <Link
        key={label}
        to={to}
        search={{ tab }}
        activeOptions={{ exact: true, includeSearch: to === '/campaigns', explicitUndefined: true }}
      >
        {label}
      </Link>
    ))}
  </nav>
);
