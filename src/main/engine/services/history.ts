import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const historyService: ServiceOf<'history'> = {
  'history.state': notYet,
  'history.list': notYet,
  'history.undo': notYet,
  'history.redo': notYet,
};
