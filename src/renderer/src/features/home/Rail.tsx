import { Link } from '@tanstack/react-router';
import { IconClock } from '@tabler/icons-react';
import type { HomeView } from '../../../../shared/contract/home';
import { useWorkspace } from '../../api';
import { age, moment, number, plural } from '../../format';
import { buttonClass, Item, List, Section } from '../../ui';
import styles from './home.module.css';
import { changeWords } from './words';

/** What people and imports did in the last seven days. */
export const Changed = ({ view }: { view: HomeView }) => {
  const { today, timeZone } = useWorkspace();
  return (
    <Section
      title="Changed lately"
      sub={
        view.changeCount > view.changes.length ? `last ${view.changes.length} of ${number(view.changeCount)}` : '7 days'
      }
    >
      {view.changes.length === 0 ? (
        <p className="s ink3">Nothing in the last seven days.</p>
      ) : (
        <List label="Changed lately">
          {view.changes.map((change) => (
            <Item key={change.id} two>
              <span className={styles.change}>
                {change.imported ? (
                  changeWords(change)
                ) : (
                  <Link to="/data" search={{ tab: 'history', step: String(change.id) }} className="open">
                    {changeWords(change)}
                  </Link>
                )}
                <br />
                <span className="s ink3">
                  {change.by === null ? '' : `${change.by}, `}
                  {moment(change.at, today, timeZone)}
                  {change.imported && (
                    <>
                      {', '}
                      <Link to="/data" className="open">
                        {plural(change.imported.rows, 'row')}
                      </Link>
                    </>
                  )}
                </span>
              </span>
            </Item>
          ))}
        </List>
      )}
    </Section>
  );
};

/** Sources whose last day is more than eight days back. */
export const StaleImports = ({ view }: { view: HomeView }) => {
  const stale = view.sources.filter((source) => source.stale);
  return (
    <Section
      title="Stale imports"
      sub={
        view.sources.length === 0
          ? undefined
          : `${stale.length} of ${view.sources.length} ${view.sources.length === 1 ? 'source' : 'sources'}`
      }
    >
      {stale.length === 0 ? (
        <p className="s ink3">
          {view.sources.length === 0 ? 'Nothing has been imported yet.' : 'Every source is up to date.'}
        </p>
      ) : (
        <List label="Stale imports">
          {stale.slice(0, 6).map((source) => (
            <Item key={`${source.format} ${source.source}`}>
              <IconClock size={16} aria-hidden className="warn" />
              <span className="cut" title={source.source}>
                {source.source}
              </span>
              <span className="push s warn nowrap">{age(source.ageDays)}</span>
              <Link to="/data/import" className={buttonClass({ small: true })} aria-label={`Import ${source.source}`}>
                Import
              </Link>
            </Item>
          ))}
        </List>
      )}
    </Section>
  );
};
