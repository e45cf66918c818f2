import type { Store } from './open';

/**
 * A number that is another one after each change that was committed to the file, by this program or another; it means
 * something to this connection only.
 */
export const fileState = ({ readDriver }: Pick<Store, 'readDriver'>): number =>
  Number(readDriver.pragma('data_version', { simple: true }));
