import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const metricsService: ServiceOf<'metrics'> = {
  'metrics.catalogue': notYet,
  'metrics.evaluate': notYet,
  'metrics.get': notYet,
  'metrics.trend': notYet,
  'metrics.breakdown': notYet,
  'metrics.rows': notYet,
  'metrics.sourceLine': notYet,
};
