import { Link } from '@tanstack/react-router';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import type { PlaceId } from '../../../shared/commands';
import { useRead, useWorkspace } from '../api';
import { moment, plural } from '../format';
import { cx, IconButton, Tip } from '../ui';
import styles from './Nav.module.css';
import { GROUPS } from './pages';
import { usePreferences } from './preferences';
import { useNarrow } from './useNarrow';

/** The clock of a waiting lead moves while nothing else does. */
const MINUTE = 60_000;

/** Where everything is; icons only in a narrow window or when a person wants the room. */
export const Nav = () => {
  const { lastBackupAt, today, timeZone } = useWorkspace();
  const { preferences, setPreferences } = usePreferences();
  const small = useNarrow();
  const leads = useRead('leads.waiting', {}, { every: MINUTE });
  const notes = useRead('notes.waiting', {});
  const sources = useRead('imports.sources', {});
  const stale = sources.data?.filter((source) => source.stale).length;
  const badges: Partial<Record<PlaceId, { count: number | undefined; title: string }>> = {
    leads: {
      count: leads.data?.waiting,
      title: `${plural(leads.data?.waiting ?? 0, 'lead')} waiting`,
    },
    notes: {
      count: notes.data?.open,
      title: `${plural(notes.data?.open ?? 0, 'field note')} waiting`,
    },
    data: { count: stale, title: `${plural(stale ?? 0, 'source')} stale` },
  };
  const collapsed = small || (preferences?.navCollapsed ?? false);
  return (
    <nav className={cx(styles.nav, collapsed && styles.icons)} aria-label="Main">
      {GROUPS.map((group) => (
        <ul key={group[0]?.id}>
          {group.map(({ id, label, to, icon: Glyph, key }) => (
            <li key={id}>
              <Tip label={label} shortcut={`G ${key}`} disabled={!collapsed}>
                {/* The router says aria-current="page" on the page that is open, and on its parts. */}
                <Link
                  to={to}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                  aria-label={collapsed ? label : undefined}
                >
                  <Glyph size={16} aria-hidden />
                  {!collapsed && <span>{label}</span>}
                  {!collapsed && Boolean(badges[id]?.count) && (
                    <span className={styles.count} title={badges[id]?.title}>
                      {badges[id]?.count}
                      {id === 'data' ? (
                        <span className="unseen"> stale</span>
                      ) : (
                        <span className="unseen"> waiting</span>
                      )}
                    </span>
                  )}
                </Link>
              </Tip>
            </li>
          ))}
        </ul>
      ))}
      <div className={styles.foot}>
        {!collapsed && (
          <p>
            Saved on this computer
            <br />
            {lastBackupAt ? `Backed up ${moment(lastBackupAt, today, timeZone)}` : 'Not backed up yet'}
          </p>
        )}
        {!small && (
          <IconButton
            small
            icon={collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse}
            label={collapsed ? 'Widen the navigation' : 'Narrow the navigation'}
            onClick={() => setPreferences({ navCollapsed: !collapsed })}
          />
        )}
      </div>
    </nav>
  );
};
