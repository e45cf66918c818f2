import type { Driver } from '../store/driver';
import { openDriver } from '../store/driver';
import { SCHEMA_VERSION } from '../store/migrate';
import { TandemError } from '../../../shared/contract/errors';

/**
 * Puts the rows of a verified backup in place of the present ones, inside the present transaction: the file
 * stays open and what fails leaves everything as it was. The backup must have the present schema. The index of words is no row of anyone's: its triggers write it.
 */
export const copyRows = (into: Driver, file: string): void => {
  const from = openDriver(file, { readonly: true });
  try {
    if (Number(from.pragma('user_version', { simple: true })) !== SCHEMA_VERSION)
      throw new TandemError(
        'bad-file',
        'This backup is of an older schema. Open it as a workspace once; Tandem then brings it up to date.',
      );
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
