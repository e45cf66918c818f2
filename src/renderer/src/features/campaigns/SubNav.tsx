import { Link, type LinkProps, useLocation } from '@tanstack/react-router';
import styles from './SubNav.module.css';

/** Parts of the campaigns page itself, by its tab. */
const TABS: readonly { label: string; tab: string | undefined }[] = [
  { label: 'Plan', tab: undefined },
  { label: 'Strategy', tab: 'strategy' },
  { label: 'Experiments', tab: 'experiments' },
];
const PAGES: readonly { label: string; to: LinkProps['to'] }[] = [
  { label: 'Content', to: '/campaigns/content' },
  { label: 'Creators', to: '/campaigns/creators' },
  { label: 'Message', to: '/campaigns/message' },
  { label: 'Results', to: '/campaigns/results' },
  { label: 'Attribution', to: '/campaigns/attribution' },
  { label: 'Ranking', to: '/campaigns/ranking' },
  { label: 'Budget', to: '/campaigns/budget' },
];

/** The parts of campaigns, below the title of each of their pages. They go to a second line rather than being cut. */
export const SubNav = () => {
  const { pathname, search } = useLocation();
  return (
    // The period comes along by itself; filters of another page would make no sense here.
    <nav className={styles.parts} aria-label="Parts of campaigns">
      {TABS.map(({ label, tab }) => (
        <Link
          key={label}
          to="/campaigns"
          search={{ tab }}
          activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
          {...(pathname === '/campaigns' && search.tab === tab ? { 'aria-current': 'page' as const } : {})}
        >
          {label}
        </Link>
      ))}
      {PAGES.map(({ label, to }) => (
        <Link key={label} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {label}
        </Link>
      ))}
    </nav>
  );
};
