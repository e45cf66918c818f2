import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const pipelinesService: ServiceOf<'pipelines'> & ServiceOf<'stages'> = {
  'pipelines.list': notYet,
  'pipelines.create': notYet,
  'pipelines.update': notYet,
  'stages.create': notYet,
  'stages.update': notYet,
  'stages.remove': notYet,
};
