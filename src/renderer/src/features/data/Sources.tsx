import { useRead, useWorkspace } from '../../api';
import { age, day, moment } from '../../format';
import { Await, Badge, Section } from '../../ui';
import styles from './data.module.css';

/** How far each source reaches, as both reports say it: what is stale stands on top. */
export const Sources = () => {
  const { today, timeZone } = useWorkspace();
  const sources = useRead('imports.sources', {});
  return (
    <Section title="Freshness" sub="how far each source reaches">
      <Await query={sources}>
        {(rows) => (
          <>
            <ul aria-label="Sources">
              {rows.map((source) => (
                <li key={`${source.format} ${source.source}`} className={styles.source}>
                  <div className="row">
                    <b>{source.source}</b>
                    <span className="push">
                      {source.stale ? (
                        <Badge tone="warn" shape="triangle">
                          Stale
                        </Badge>
                      ) : (
                        <span className="s ink3">{age(source.ageDays)}</span>
                      )}
                    </span>
                  </div>
                  <div className="s ink3">
                    {source.source === source.format ? '' : `${source.format} `}
                    {source.byHand === undefined ? (
                      <>to {day(source.lastDay ?? today, { today })}, imported </>
                    ) : (
                      <>kept by hand, last change {day(source.byHand, { today })}, imported </>
                    )}
                    {moment(source.lastImport, today, timeZone)}
                    {source.weekly && source.byHand === undefined && ', expected weekly'}
                  </div>
                </li>
              ))}
            </ul>
            <p className="s ink3" style={{ paddingTop: 'var(--space-2)' }}>
              {rows.length === 0
                ? 'Nothing has come in yet.'
                : 'Deals and lists reach to the day they were made, other files to the last day in them. What ends more than 8 days ago is stale, unless people changed its records by hand since; lists do not grow old.'}
            </p>
          </>
        )}
      </Await>
    </Section>
  );
};
