import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type UpdateRow = {
  id: string;
  rev: number;
  period: string;
  status: string;
  snapshot_id: string | null;
  at: string;
};
export type BlockRow = {
  id: string;
  update_id: string;
  kind: string;
  position: number;
  hidden: number;
  title: string;
  text: string;
  data: string;
};
export type GroupRow = { id: string; rev: number; name: string; people: string; locale: string | null; rules: string };
export type SendRow = {
  id: string;
  group_id: string | null;
  group_name: string;
  people: string;
  rules: string;
  locale: string | null;
  at: string;
  by: string | null;
};

const updates = (db: ReadDb) =>
  db
    .selectFrom('investor_updates')
    .select(['id', 'rev', 'period', 'status', 'snapshot_id', 'at'])
    .where('deleted_at', 'is', null);

/** Every update that somebody has begun. */
export const listUpdates = async (db: ReadDb): Promise<UpdateRow[]> => updates(db).orderBy('period').execute();

export const updateOfPeriod = async (db: ReadDb, period: string): Promise<UpdateRow | undefined> =>
  updates(db).where('period', '=', period).executeTakeFirst();

export const updateById = async (db: ReadDb, id: string): Promise<UpdateRow | undefined> =>
  updates(db).where('id', '=', id).executeTakeFirst();

const BLOCK = ['id', 'update_id', 'kind', 'position', 'hidden', 'title', 'text', 'data'] as const;

/** The blocks of an update in their order. */
export const blocksOf = async (db: ReadDb, updateId: string): Promise<BlockRow[]> =>
  db
    .selectFrom('investor_blocks')
    .select(BLOCK)
    .where('update_id', '=', updateId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();

export const blockById = async (db: ReadDb, id: string): Promise<BlockRow | undefined> =>
  db
    .selectFrom('investor_blocks')
    .select(BLOCK)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

/** Groups of recipients by name. */
export const listGroups = async (db: ReadDb): Promise<GroupRow[]> =>
  db
    .selectFrom('recipient_groups')
    .select(['id', 'rev', 'name', 'people', 'locale', 'rules'])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();

/** What of an update was sent, the first sending first. */
export const sendsOf = async (db: ReadDb, updateId: string): Promise<SendRow[]> =>
  db
    .selectFrom('update_sends as s')
    .leftJoin('people as p', 'p.id', 's.person_id')
    .select(['s.id', 's.group_id', 's.group_name', 's.people', 's.rules', 's.locale', 's.at', 'p.name as by'])
    .where('s.update_id', '=', updateId)
    .where('s.deleted_at', 'is', null)
    .orderBy('s.at')
    .orderBy(sql`s.rowid`)
    .execute();
