import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const channelsService: ServiceOf<'channels'> = {
  'channels.list': notYet,
  'channels.create': notYet,
  'channels.update': notYet,
  'channels.remove': notYet,
};
