import { sql } from 'kysely';
import { startOfDay } from '../../../../shared/domain/today';
import type { ReadDb } from '../dialect';

/** Which steps are asked for; each part narrows. */
export type HistoryFilter = {
  /** From this moment on, ISO 8601 in UTC. */
  since?: string | undefined;
  /** Calendar days, both included. */
  from?: string | undefined;
  to?: string | undefined;
  personId?: string | undefined;
  entity?: string | undefined;
  entityId?: string | undefined;
  batch?: number | undefined;
  text?: string | undefined;
};

const DAY_MS = 86_400_000;

/** The moment at which the day after one begins; days of 23 and 25 hours are whole. */
const endOfDay = (day: string, timeZone: string): number =>
  startOfDay(new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10), timeZone);

const likeOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

const NUMBER = /^\d+$/;

/** The steps that a filter finds. Days are days of `timeZone`. */
const found = (db: ReadDb, filter: HistoryFilter, timeZone: string) => {
  let query = db.selectFrom('history as h').leftJoin('people as p', 'p.id', 'h.person_id');
  if (filter.since !== undefined) query = query.where('h.at', '>=', filter.since);
  if (filter.from !== undefined)
    query = query.where('h.at', '>=', new Date(startOfDay(filter.from, timeZone)).toISOString());
  if (filter.to !== undefined) query = query.where('h.at', '<', new Date(endOfDay(filter.to, timeZone)).toISOString());
  if (filter.personId !== undefined) query = query.where('h.person_id', '=', filter.personId);
  const { entity, entityId } = filter;
  if (entityId !== undefined)
    // Steps of the record itself, and those of many that changed it among others: a bulk change, a merge, a teammate's bundle.
    // A number, as customers have, is that of a line or an order, too, among the rows that steps changed: it says nothing there.
    query = query.where((where) =>
      where.or([
        where.and([
          where('h.entity_id', '=', entityId),
          ...(entity === undefined ? [] : [where('h.entity', '=', entity)]),
        ]),
        ...(NUMBER.test(entityId)
          ? []
          : [
              where(
                'h.id',
                'in',
                where.selectFrom('history_changes as c').select('c.history_id').where('c.row_id', '=', entityId),
              ),
            ]),
      ]),
    );
  else if (entity !== undefined) query = query.where('h.entity', '=', entity);
  if (filter.batch !== undefined) query = query.where('h.batch_id', '=', filter.batch);
  const { text } = filter;
  if (text !== undefined && text.trim() !== '')
    query = query.where(sql<boolean>`h.label LIKE ${likeOf(text.trim())} ESCAPE '\\'`);
  return query;
};

const ENTRY = [
  'h.id',
  'h.at',
  'p.name as by',
  'h.label',
  'h.entity',
  'h.entity_id as entityId',
  'h.undone',
  'h.batch_id as batch',
] as const;

/** Steps of the history, newest first. */
export const listHistory = async (db: ReadDb, filter: HistoryFilter, timeZone: string, limit: number) => {
  const rows = await found(db, filter, timeZone).select(ENTRY).orderBy('h.id', 'desc').limit(limit).execute();
  return rows.map((row) => ({ ...row, undone: row.undone === 1 }));
};

/** How many steps a filter finds. */
export const countHistory = async (db: ReadDb, filter: HistoryFilter, timeZone: string): Promise<number> =>
  (
    await found(db, filter, timeZone)
      .select((select) => select.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** Who has changed something, and which kinds of record were changed, whatever is filtered. */
export const historyChoices = async (db: ReadDb) => ({
  people: await db
    .selectFrom('people as p')
    .where((where) =>
      where.exists(where.selectFrom('history as h').select('h.id').whereRef('h.person_id', '=', 'p.id')),
    )
    .select(['p.id', 'p.name'])
    .orderBy('p.name')
    .execute(),
  entities: (await db.selectFrom('history').select('entity').distinct().orderBy('entity').execute()).map(
    ({ entity }) => entity,
  ),
});

export const historyEntryOf = async (db: ReadDb, id: number) => {
  const row = await db
    .selectFrom('history as h')
    .leftJoin('people as p', 'p.id', 'h.person_id')
    .select(ENTRY)
    .where('h.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, undone: row.undone === 1 };
};

/** The rows that a step changed, in the order in which it did, and how many there are in all. */
export const changesOf = async (db: ReadDb, id: number, limit: number) => {
  const changes = await db
    .selectFrom('history_changes')
    .select(['table_name as table', 'row_id as rowId', 'before', 'after'])
    .where('history_id', '=', id)
    .orderBy('seq')
    .limit(limit)
    .execute();
  const { rows } = await db
    .selectFrom('history_changes')
    .select((select) => select.fn.countAll<number>().as('rows'))
    .where('history_id', '=', id)
    .executeTakeFirstOrThrow();
  return { changes, rows };
};

/** What the step that added a row changed beside it, in the order in which it did. */
export const changesWith = async (
  db: ReadDb,
  table: string,
  rowId: string,
): Promise<{ table: string; rowId: string; before: string | null; after: string | null }[]> =>
  db
    .selectFrom('history_changes as other')
    .innerJoin('history_changes as added', 'added.history_id', 'other.history_id')
    .innerJoin('history', 'history.id', 'added.history_id')
    .select(['other.table_name as table', 'other.row_id as rowId', 'other.before', 'other.after'])
    .where('added.table_name', '=', table)
    .where('added.row_id', '=', rowId)
    .where('added.before', 'is', null)
    .where('history.undone', '=', 0)
    .orderBy('other.seq')
    .execute();
