import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const peopleService: ServiceOf<'people'> = {
  'people.list': notYet,
  'people.create': notYet,
  'people.update': notYet,
  'people.remove': notYet,
};
