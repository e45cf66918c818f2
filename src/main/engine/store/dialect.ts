import { type Dialect, Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import type { Driver, Statement } from './driver';
import type { Tables } from './tables';

export type { Driver, Statement };

/** What differs between SQLite and another database stands here and nowhere else. */

/** Marks a connection inside a write transaction and keeps the driver beside it for prepared bulk writes. */
const WRITE = Symbol('write connection');

/** May be read from: the read-only connection, or the write connection inside its transaction. */
export type ReadDb = Kysely<Tables>;
/** Only exists inside `store.write`. */
export type WriteDb = ReadDb & { readonly [WRITE]: Driver };

/** SQLite's DDL is transactional, which Kysely's adapter denies: a failed migration must leave nothing. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const dialectOf = (driver: Pick<Driver, 'prepare' | 'close'>): Dialect => {
  const dialect = new SqliteDialect({ database: driver });
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
};

export const kyselyOf = (driver: Driver): ReadDb => new Kysely<Tables>({ dialect: dialectOf(driver) });

/** Statements that are kept compiled at once, and the longest that is kept: a list of a thousand keys is not asked again. */
const MOST_KEPT = 150;
const LONGEST_KEPT = 8_000;

/** A driver that compiles a statement when it is first asked, and again when it was not asked for long. */
const keeping = (driver: Driver): Pick<Driver, 'prepare' | 'close'> => {
  const kept = new Map<string, Statement>();
  return {
    close: () => driver.close(),
    prepare: ((text: string): Statement => {
      if (text.length > LONGEST_KEPT) return driver.prepare(text);
      const known = kept.get(text);
      // One whose rows are still being read cannot be asked a second time meanwhile.
      if (known?.busy) return driver.prepare(text);
      const statement = known ?? driver.prepare(text);
      kept.delete(text);
      kept.set(text, statement);
      const oldest = kept.keys().next();
      if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value);
      return statement;
    }) as Driver['prepare'],
  };
};

/** The same for a connection that only reads and whose schema stays as it is: a page asks the same statements again and again. */
export const readerOf = (driver: Driver): ReadDb => new Kysely<Tables>({ dialect: dialectOf(keeping(driver)) });

export const writable = (driver: Driver): WriteDb => Object.assign(kyselyOf(driver), { [WRITE]: driver });

/** The driver under a write transaction, for statements that are prepared once and run for every line of a file. */
export const bulk = (db: WriteDb): Driver => db[WRITE];
