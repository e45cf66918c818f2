import { TandemError } from '../../../../shared/contract/errors';
import type { Store } from '../../store/open';

/** Fills an empty workspace with the sample world, Halo & Vine. */
export const fillSample = async (
  _store: Store,
  _options: { clock: () => number; progress: (done: number, total: number | null, label: string) => void },
): Promise<void> => {
  throw new TandemError('internal', 'The sample world is not there yet.');
};
