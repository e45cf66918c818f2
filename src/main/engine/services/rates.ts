import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const ratesService: ServiceOf<'rates'> = {
  'rates.list': notYet,
  'rates.set': notYet,
};
