import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { useRead } from '../../api';
import { metricText, periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Badge, Card, Delta, Page } from '../../ui';
import { Breakdown } from './Breakdown';
import { Formula } from './Formula';
import styles from './metrics.module.css';
import { Rows } from './Rows';
import { StateBadge } from './StateBadge';

/** One metric: what it means, the formula filled in, its parts, and the rows down to the line of the file. */
export const MetricPage = () => {
  const { id } = useParams({ from: '/metrics/$id' });
  const { period } = usePeriod();
  const detail = useRead('metrics.get', { metric: id, period: period.id });
  const [picked, setPicked] = useState<{ by: Dimension; group: string } | null>(null);
  return (
    <Await query={detail}>
      {({ definition, value, previous, terms }) => (
        <Page
          title={definition.name}
          crumbs={[{ label: 'Metrics', to: '/metrics' }]}
          beside={<Badge tone="line">Definition {definition.version}</Badge>}
        >
          <div className={styles.stack}>
            <div className={styles.two}>
              <Card title="What it means">
                <p className="ink2">{definition.words}</p>
                <Formula terms={terms} value={value} name={definition.name} />
                <p className="row">
                  <StateBadge value={value} />
                  {value.value !== null && previous.value !== null && (
                    <Delta current={value.value} previous={previous.value} better={definition.better} />
                  )}
                  <span className="push ink3">{periodName(period)}</span>
                </p>
                {value.reason && <p className="ink3 s">{value.reason}</p>}
              </Card>
              {definition.dimensions.length > 0 ? (
                <Breakdown
                  metric={id}
                  dimensions={definition.dimensions}
                  better={definition.better}
                  picked={picked}
                  onPick={setPicked}
                />
              ) : (
                <Card title="Parts">
                  <p className="ink3">This figure speaks of the whole company only.</p>
                </Card>
              )}
            </div>
            {definition.rows && (
              <Rows
                metric={id}
                name={definition.rows}
                total={metricText(value)}
                picked={picked}
                onClear={() => setPicked(null)}
              />
            )}
          </div>
        </Page>
      )}
    </Await>
  );
};
