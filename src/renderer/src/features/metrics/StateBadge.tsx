import type { MetricValue } from '../../../../shared/contract/metrics';
import { Badge, type BadgeTone } from '../../ui';

const STATES: Record<MetricValue['status'], { word: string; tone: BadgeTone }> = {
  ok: { word: 'Whole', tone: 'good' },
  partial: { word: 'To date', tone: 'plain' },
  estimated: { word: 'Estimated', tone: 'warn' },
  not_computable: { word: 'Not computable', tone: 'plain' },
  mixed_currency: { word: 'Mixed currency', tone: 'warn' },
  stale: { word: 'Stale', tone: 'warn' },
};

/** The state of a figure in a word; why, when pointed at. */
export const StateBadge = ({ value }: { value: MetricValue }) => (
  <Badge tone={STATES[value.status].tone} title={value.reason ?? undefined}>
    {STATES[value.status].word}
    {value.smallN ? ', few cases' : ''}
  </Badge>
);
