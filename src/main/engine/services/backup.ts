import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const backupService: ServiceOf<'backup'> & ServiceOf<'check'> = {
  'backup.list': notYet,
  'backup.create': notYet,
  'backup.restore': notYet,
  'check.run': notYet,
};
