import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const reportsService: ServiceOf<'reports'> = {
  'reports.weekly': notYet,
  'reports.investor': notYet,
  'reports.setTexts': notYet,
};
