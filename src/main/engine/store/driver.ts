import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';

/**
 * The only importer of the SQLite driver. A runtime whose ABI the packaged driver does not serve names a
 * folder with a driver of the same interface in TANDEM_SQLITE_DRIVER. Not called `require`: the build declares
 * a constant of that name in every bundle that mentions it.
 */
const load = createRequire(import.meta.url);

export type Driver = Database.Database;
export type Statement = Database.Statement;

type Constructor = new (file: string, options?: Database.Options) => Driver;

export const openDriver = (file: string, options: Database.Options = {}): Driver => {
  const Driver = load(process.env['TANDEM_SQLITE_DRIVER'] ?? 'better-sqlite3') as Constructor;
  const driver = new Driver(file, options);
  // SQLite's own lower() knows the letters A to Z only.
  driver.function('lower_all', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? text.normalize('NFC').toLowerCase() : text,
  );
  return driver;
};
