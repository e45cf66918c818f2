import { sql } from 'kysely';
import type { CommentEntity } from '../../../../shared/domain/comment-kinds';
import type { ReadDb } from '../dialect';

export const listComments = (db: ReadDb, entity: string, entityId: string) =>
  db
    .selectFrom('comments')
    .selectAll()
    .where('entity', '=', entity)
    .where('entity_id', '=', entityId)
    .where('deleted_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();

export const findComment = (db: ReadDb, id: string) =>
  db.selectFrom('comments').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();

export const mentionsOf = (db: ReadDb, comments: readonly string[]) =>
  db
    .selectFrom('comment_mentions')
    .selectAll()
    .where('comment_id', 'in', comments)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();

export const findMention = (db: ReadDb, id: string) =>
  db.selectFrom('comment_mentions').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();

/** Mentions that a person has not seen to, the newest first. */
export const openMentions = (db: ReadDb, personId: string, limit: number) =>
  db
    .selectFrom('comment_mentions as m')
    .innerJoin('comments as c', 'c.id', 'm.comment_id')
    .select(['m.id', 'c.entity', 'c.entity_id', 'c.text', 'c.person_id', 'c.at'])
    .where('m.person_id', '=', personId)
    .where('m.done_at', 'is', null)
    .where('m.deleted_at', 'is', null)
    .where('c.deleted_at', 'is', null)
    .orderBy('c.at', 'desc')
    .limit(limit)
    .execute();

/** How many comments stand on each record of a kind that has any, by its id. */
export const commentCounts = async (db: ReadDb, entity: CommentEntity): Promise<Record<string, number>> => {
  const rows = await db
    .selectFrom('comments')
    .select((eb) => ['entity_id', eb.fn.countAll<number>().as('comments')])
    .where('entity', '=', entity)
    .where('deleted_at', 'is', null)
    .groupBy('entity_id')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.entity_id, row.comments]));
};

/** How many comments stand on each month of each target of a tree, by `targetMonthKey`. */
export const commentedMonths = async (db: ReadDb, treeId: string): Promise<Map<string, number>> => {
  const result = await sql<{ key: string; comments: number }>`
    SELECT c.entity_id AS key, count(*) AS comments FROM comments c JOIN target_nodes n ON n.id = substr(c.entity_id, 1, instr(c.entity_id, ' ') - 1)
    WHERE c.entity = 'target-month' AND c.deleted_at IS NULL AND n.tree_id = ${treeId} GROUP BY 1`.execute(db);
  return new Map(result.rows.map((row) => [row.key, row.comments]));
};
