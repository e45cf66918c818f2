import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const dealsService: ServiceOf<'deals'> = {
  'deals.board': notYet,
  'deals.get': notYet,
  'deals.create': notYet,
  'deals.update': notYet,
  'deals.move': notYet,
  'deals.remove': notYet,
  'deals.nextSteps': notYet,
  'deals.doneStep': notYet,
};
