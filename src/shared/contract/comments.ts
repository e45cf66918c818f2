import { z } from 'zod';
import { COMMENT_ENTITIES } from '../domain/comment-kinds';
import { read, write } from './channel';
import { count, id, idOnly, ok, personRef } from './common';

/** What people write to each other on a record. `@Name` in the text asks that person to look. */
/** A customer's natural key may be an address as long as addresses come. */
const record = { entity: z.enum(COMMENT_ENTITIES), entityId: z.string().min(1).max(500) };
const text = z.string().trim().min(1, 'Write something first.').max(4000);

export const commentRow = z.object({
  id,
  text: z.string(),
  by: personRef.nullable(),
  at: z.string(),
  editedAt: z.string().nullable(),
  /** Whom it asks to look, and whether they have said that it is done. */
  mentions: z.array(z.object({ personId: id, done: z.boolean() })),
});
export type CommentRow = z.infer<typeof commentRow>;

export const openMention = z.object({
  id,
  entity: record.entity,
  /** What the comment stands on. */
  recordId: z.string(),
  /** The id under which the page of the record opens. */
  entityId: id,
  /** Name of the record that the comment stands on. */
  title: z.string(),
  text: z.string(),
  by: personRef.nullable(),
  at: z.string(),
});
export type OpenMention = z.infer<typeof openMention>;

export const commentsContract = {
  'comments.list': read(z.object(record), z.array(commentRow)),
  /** How many comments stand on each record of a kind that has any: one question for a whole list of them. */
  'comments.counts': read(z.object({ entity: record.entity }), z.record(z.string(), count)),
  /** Open mentions of a person, the newest first. */
  'comments.mentions': read(z.object({ personId: id }), z.array(openMention)),
  'comments.create': write(z.object({ ...record, text }), idOnly),
  'comments.update': write(z.object({ id, text }), ok),
  'comments.remove': write(idOnly, ok),
  /** The mentioned person has seen to it. `id` is the mention's. */
  'comments.done': write(idOnly, ok),
};
