import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** The sample companies of an earlier run may come from other code and another day. */
export default (): void =>
  rmSync(resolve(import.meta.dirname, '../../.runtime/samples'), { recursive: true, force: true });
