import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const targetsService: ServiceOf<'targets'> = {
  'targets.list': notYet,
  'targets.set': notYet,
};
