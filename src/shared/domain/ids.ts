import { v7 } from 'uuid';

/** Ids of what people edit are UUIDv7 text, so that two workspaces can be merged later and ids sort by age. */
export type IdSource = () => string;

/**
 * A UUIDv7 from a time in milliseconds and 10 random bytes (RFC 9562, section 5.7). Both are arguments, so
 * that the sample world and tests make the same ids every time.
 */
export const uuidV7 = (milliseconds: number, random: Uint8Array): string => {
  // The library takes sixteen bytes and reads the last ten.
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 10), 6);
  return v7({ msecs: milliseconds, random: bytes });
};
