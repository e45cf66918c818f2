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

const dialectOf = (driver: Driver): Dialect => {
  const dialect = new SqliteDialect({ database: driver });
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
};

export const kyselyOf = (driver: Driver): ReadDb => new Kysely<Tables>({ dialect: dialectOf(driver) });

export const writable = (driver: Driver): WriteDb => Object.assign(kyselyOf(driver), { [WRITE]: driver });

/** The driver under a write transaction, for statements that are prepared once and run for every line of a file. */
export const bulk = (db: WriteDb): Driver => db[WRITE];
