import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the workspaces that test/store/grown.ts makes once in a run. */
    grown: string;
  }
}

/** A folder for one run of tests, taken away after it. */
export default ({ provide }: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-grown-'));
  provide('grown', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
};
