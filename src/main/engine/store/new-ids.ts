import { randomFillSync } from 'node:crypto';
import { type IdSource, uuidV7 } from '../../../shared/domain/ids';

const BYTES = 10;
/** Random bytes fetched at once: an import makes thousands of ids, and asking the system costs more than the id. */
const pool = new Uint8Array(BYTES * 400);
let used = pool.length;

/** Ids of new records: UUIDv7, by the clock (milliseconds since 1970) and bytes that no id had before. */
export const newIds =
  (clock: () => number): IdSource =>
  () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += BYTES;
    return uuidV7(clock(), pool.subarray(used - BYTES, used));
  };
