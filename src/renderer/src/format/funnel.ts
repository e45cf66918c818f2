import type { FunnelStepId, FunnelStepValue } from '../../../shared/contract/leads';
import { number, percent } from './number';

export const STEP_LABELS: Record<FunnelStepId, string> = {
  lead: 'Leads',
  contact: 'First contact',
  qualified: 'Qualified',
  handed: 'Handed over',
  accepted: 'Accepted',
  deal: 'Became a deal',
  won: 'Won',
};

/** Share of the step before: `62%`. */
export const stepRate = (step: FunnelStepValue): string => percent(step.rate, { decimals: 0 });

/** Median time from the step before: `3.5 office h`, `12 days`; empty where no case is dated. */
export const stepMedian = ({ median, medianUnit }: FunnelStepValue): string =>
  median === null
    ? ''
    : `${number(median, { decimals: 1 })} ${medianUnit === 'hours' ? 'office h' : median === 1 ? 'day' : 'days'}`;
