import { TandemError } from '../../../shared/contract/errors';
import type { ServiceOf } from '../context';

const notYet = (): Promise<never> => Promise.reject(new TandemError('internal', 'Not built yet.'));

export const importsService: ServiceOf<'imports'> = {
  'imports.inspect': notYet,
  'imports.dryRun': notYet,
  'imports.run': notYet,
  'imports.list': notYet,
  'imports.undo': notYet,
  'imports.maps': notYet,
  'imports.saveMap': notYet,
  'imports.removeMap': notYet,
};
