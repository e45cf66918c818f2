import { useParams } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import { useRead } from '../../api';
import { usePeriod } from '../../frame/period';
import { Await, Badge, Card, Page } from '../../ui';
import { Actions } from './Actions';
import { Breakdown } from './Breakdown';
import { Meaning } from './Meaning';
import styles from './metrics.module.css';
import { Rows } from './Rows';
import { Trend } from './Trend';
import { useDrill } from './useDrill';
import { grainIn } from './words';

const Detail = ({ detail }: { detail: Output<'metrics.get'> }) => {
  const { definition, value } = detail;
  const { period } = usePeriod();
  const drill = useDrill(definition.dimensions);
  const grain = grainIn(period, drill.grain);
  return (
    <Page
      title={definition.name}
      crumbs={[{ label: 'Metrics', to: '/metrics' }]}
      beside={<Badge tone="line">Definition {definition.version}</Badge>}
      actions={<Actions detail={detail} drill={drill} grain={grain} />}
    >
      <div className={styles.stack}>
        <div className={styles.top}>
          <Meaning detail={detail} />
          <Trend definition={definition} value={value} drill={drill} grain={grain} />
        </div>
        <div className={styles.low}>
          {definition.dimensions.length > 0 ? (
            <Breakdown definition={definition} drill={drill} />
          ) : (
            <Card title="Parts">
              <p className="ink3">This figure speaks of the whole company only.</p>
            </Card>
          )}
          {definition.rows ? (
            <Rows definition={definition} value={value} drill={drill} grain={grain} />
          ) : (
            <Card title="Rows">
              <p className="ink3">
                This figure is worked out from others and has no rows of its own. Open a term of its formula.
              </p>
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
};

/** One metric: what it means, the formula filled in, its trend, its parts, and the rows down to the line of the file. */
export const MetricPage = () => {
  const { id } = useParams({ from: '/metrics/$id' });
  const { period } = usePeriod();
  const detail = useRead('metrics.get', { metric: id, period: period.id });
  if (detail.error && detail.data === undefined)
    return (
      <Page title="Metric" crumbs={[{ label: 'Metrics', to: '/metrics' }]}>
        <Await query={detail}>{() => null}</Await>
      </Page>
    );
  return <Await query={detail}>{(found) => <Detail key={found.definition.id} detail={found} />}</Await>;
};
