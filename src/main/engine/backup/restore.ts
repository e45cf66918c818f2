import type { Driver } from '../store/driver';
import { openDriver } from '../store/driver';
import { SCHEMA_VERSION } from '../store/migrate';
import { openStore } from '../store/open';
import { TandemError } from '../../../shared/contract/errors';
import { discard } from '../store/durable';

const schemaOf = (driver: Driver): number => Number(driver.pragma('user_version', { simple: true }));

/**
 * Hands a verified backup to `work` at the present schema. One that an older Tandem made is copied to `part` and migrated
 * there, so that the backup stays what it was; the copy is gone afterwards.
 */
export const atPresentSchema = async <T>(
  file: string,
  part: string,
  work: (file: string) => Promise<T>,
): Promise<T> => {
  const from = openDriver(file, { readonly: true });
  try {
    if (schemaOf(from) === SCHEMA_VERSION) return await work(file);
    discard(part);
    await from.backup(part);
    (await openStore({ path: part })).close();
    return await work(part);
  } finally {
    from.close();
    discard(part);
  }
};

/**
 * Puts the rows of a verified backup in place of the present ones, inside the present transaction: the file
 * stays open and what fails leaves everything as it was. The backup must have the present schema (`atPresentSchema`). The index of words is no row of anyone's: its triggers write it.
 */
export const copyRows = (into: Driver, file: string): void => {
  const from = openDriver(file, { readonly: true });
  try {
    if (schemaOf(from) !== SCHEMA_VERSION)
      throw new TandemError('internal', 'These rows are of another schema. Nothing was changed.');
    const tables = (
      from
        .prepare(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%' AND name NOT LIKE 'search_%'",
        )
        .all() as { name: string }[]
    ).map((table) => table.name);
    for (const table of tables) into.exec(`DELETE FROM "${table}"`);
    for (const table of tables) {
      const columns = (from.pragma(`table_info("${table}")`) as { name: string }[]).map((column) => `"${column.name}"`);
      const insert = into.prepare(
        `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      for (const row of from
        .prepare(`SELECT ${columns.join(', ')} FROM "${table}"`)
        .raw()
        .iterate())
        insert.run(...(row as unknown[]));
    }
  } finally {
    from.close();
  }
};
