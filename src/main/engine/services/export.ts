import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const exportService: ServiceOf<'export'> = {
  'export.tables': notYet,
  'export.table': notYet,
  'export.all': notYet,
};
