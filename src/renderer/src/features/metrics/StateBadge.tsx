import type { MetricValue } from '../../../../shared/contract/metrics';
import { Badge, StatusBadge } from '../../ui';

const WARN: Partial<Record<MetricValue['status'], string>> = {
  estimated: 'Estimated',
  mixed_currency: 'Mixed currency',
  stale: 'Stale',
};

/** The state of a figure in a word. `quiet` leaves out what needs no attention. */
export const StateBadge = ({ value, quiet = false }: { value: MetricValue; quiet?: boolean }) => {
  const warn = WARN[value.status];
  return (
    <>
      {value.status === 'not_computable' ? (
        <StatusBadge status="not-computable" />
      ) : warn ? (
        <Badge tone="warn" shape="triangle">
          {warn}
        </Badge>
      ) : quiet ? null : (
        <span className="s ink3">{value.status === 'partial' ? 'To date' : 'Whole'}</span>
      )}
      {value.smallN && (
        <>
          {' '}
          <Badge tone="warn" shape="triangle" title="A rate of fewer than 30 cases: read it with caution.">
            Few cases
          </Badge>
        </>
      )}
    </>
  );
};
