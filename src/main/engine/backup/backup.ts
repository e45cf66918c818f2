import type { Driver } from '../store/driver';

/** An online copy of the file before its schema changes, so that an upgrade can be undone. */
export const backupBeforeMigration = async (
  driver: Driver,
  workspacePath: string,
  version: number,
  now: number,
): Promise<void> => {
  await driver.backup(`${workspacePath}.before-${version}-${now}`);
};
