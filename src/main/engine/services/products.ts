import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const productsService: ServiceOf<'products'> = {
  'products.list': notYet,
  'products.get': notYet,
  'products.create': notYet,
  'products.update': notYet,
  'products.remove': notYet,
};
