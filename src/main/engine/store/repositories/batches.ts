import type { ReadDb } from '../dialect';

/** Imports, newest first, with who ran them. */
export const listBatches = (db: ReadDb) =>
  db
    .selectFrom('import_batches as b')
    .leftJoin('people as p', 'p.id', 'b.person_id')
    .select([
      'b.id',
      'b.file',
      'b.format',
      'b.at',
      'p.name as by',
      'b.rows',
      'b.created',
      'b.updated',
      'b.unchanged',
      'b.skipped',
      'b.first_day',
      'b.last_day',
      'b.undone_at',
    ])
    .orderBy('b.id', 'desc')
    .limit(500)
    .execute();

/** What an import was, whether it stands or was taken back. */
export const batchOf = (db: ReadDb, id: number) =>
  db.selectFrom('import_batches').select(['file', 'format', 'at', 'undone_at']).where('id', '=', id).executeTakeFirst();

export const listMaps = (db: ReadDb) =>
  db.selectFrom('import_maps').select(['id', 'name', 'map']).where('deleted_at', 'is', null).orderBy('name').execute();
