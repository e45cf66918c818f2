import type { Output } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { ReadDb } from '../../store/dialect';

/** The record of an imported file that begins on this line, as it was written. */
export const sourceLine = async (_db: ReadDb, batch: number, line: number): Promise<Output<'metrics.sourceLine'>> => {
  throw new TandemError('not-found', `Import ${batch} keeps no line ${line}.`);
};
