import type { ReadDb, WriteDb } from '../dialect';
import type { BundleTables } from '../tables/bundles';

type Direction = BundleTables['bundles']['direction'];

/** Bundles that were given and taken, the newest first. */
export const listBundles = async (db: ReadDb) =>
  db
    .selectFrom('bundles')
    .select(['id', 'bundle_id', 'direction', 'file', 'author', 'since', 'made_at as madeAt', 'at', 'records'])
    .where('deleted_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** The last bundle of one direction; undefined before the first. */
export const lastBundle = async (db: ReadDb, direction: Direction) =>
  db
    .selectFrom('bundles')
    .select(['bundle_id', 'made_at as madeAt'])
    .where('direction', '=', direction)
    .where('deleted_at', 'is', null)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** When a bundle was given or taken in this copy; undefined when it never was. */
export const bundleAt = async (db: ReadDb, bundleId: string, direction: Direction): Promise<string | undefined> =>
  (
    await db
      .selectFrom('bundles')
      .select('at')
      .where('bundle_id', '=', bundleId)
      .where('direction', '=', direction)
      .where('deleted_at', 'is', null)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.at;

/** Notes that a bundle was given; no change of the company's, so no step of undo takes it back. */
export const noteGiven = async (
  db: WriteDb,
  row: Omit<BundleTables['bundles'], 'rev' | 'deleted_at' | 'direction'>,
): Promise<void> => {
  await db
    .insertInto('bundles')
    .values({ ...row, direction: 'given', deleted_at: null })
    .execute();
};
