import { TandemError } from '../../../shared/contract/errors';
import { mentionedIn } from '../../../shared/domain/comments';
import { COMMENT_ENTITIES } from '../../../shared/domain/comment-kinds';
import type { Context, ServiceOf } from '../context';
import {
  commentCounts,
  findComment,
  findMention,
  listComments,
  mentionsOf,
  openMentions,
} from '../store/repositories/comments';
import { pageIdOf, titleOf } from '../store/repositories/comment-titles';
import { listPeople, refOf } from '../store/repositories/people';
import { change } from './people';

const gone = (): TandemError => new TandemError('not-found', 'This was removed in the meantime. Nothing was changed.');

const refsOf = async (context: Context) =>
  new Map((await listPeople(context.store.read)).map((row) => [row.id, refOf(row)]));

/** A comment of somebody's own, or a refusal: nobody changes another's words. */
const ownComment = async (context: Context, id: string) => {
  const row = await findComment(context.store.read, id);
  if (!row) throw gone();
  if (row.person_id !== null && row.person_id !== context.personId)
    throw new TandemError('rule', 'Only who wrote a comment can change it. Write one below instead.');
  return row;
};

/** What people write to each other on records. */
export const commentsService: ServiceOf<'comments'> = {
  'comments.list': async ({ entity, entityId }, context) => {
    const rows = await listComments(context.store.read, entity, entityId);
    if (rows.length === 0) return [];
    const people = await refsOf(context);
    const mentions = await mentionsOf(
      context.store.read,
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({
      id: row.id,
      text: row.text,
      by: (row.person_id === null ? undefined : people.get(row.person_id)) ?? null,
      at: row.at,
      editedAt: row.edited_at,
      mentions: mentions
        .filter((mention) => mention.comment_id === row.id)
        .map((mention) => ({ personId: mention.person_id, done: mention.done_at !== null })),
    }));
  },
  'comments.counts': ({ entity }, context) => commentCounts(context.store.read, entity),
  'comments.mentions': async ({ personId }, context) => {
    const people = await refsOf(context);
    const rows = await openMentions(context.store.read, personId, 50);
    const found = await Promise.all(
      rows.map(async (row) => {
        const entity = COMMENT_ENTITIES.find((one) => one === row.entity);
        const title = entity && (await titleOf(context.store.read, entity, row.entity_id));
        // A mention on a record that was removed has nothing left to look at; it is back when the record is.
        if (!entity || title === undefined) return [];
        const by = (row.person_id === null ? undefined : people.get(row.person_id)) ?? null;
        const entityId = await pageIdOf(context.store.read, entity, row.entity_id);
        return [{ id: row.id, entity, recordId: row.entity_id, entityId, title, text: row.text, by, at: row.at }];
      }),
    );
    return found.flat();
  },
  'comments.create': async ({ entity, entityId, text }, context) => {
    const title = await titleOf(context.store.read, entity, entityId);
    if (title === undefined) throw gone();
    const people = await listPeople(context.store.read);
    const id = context.newId();
    await change(context, `Commented on ${title}`, 'comments', id, async (edit) => {
      await edit.insert('comments', {
        id,
        entity,
        entity_id: entityId,
        text,
        person_id: context.personId,
        at: context.at(),
        edited_at: null,
        deleted_at: null,
      });
      for (const personId of mentionedIn(text, people))
        await edit.insert('comment_mentions', {
          id: context.newId(),
          comment_id: id,
          person_id: personId,
          done_at: null,
          deleted_at: null,
        });
    });
    context.touched('comments');
    return { id };
  },
  'comments.update': async ({ id, text }, context) => {
    const row = await ownComment(context, id);
    const people = await listPeople(context.store.read);
    const before = await mentionsOf(context.store.read, [id]);
    const wanted = mentionedIn(text, people);
    await change(context, 'Changed a comment', 'comments', id, async (edit) => {
      if (text !== row.text) await edit.update('comments', id, { text, edited_at: context.at() });
      for (const mention of before)
        if (!wanted.includes(mention.person_id)) await edit.remove('comment_mentions', mention.id);
      for (const personId of wanted)
        if (!before.some((mention) => mention.person_id === personId))
          await edit.insert('comment_mentions', {
            id: context.newId(),
            comment_id: id,
            person_id: personId,
            done_at: null,
            deleted_at: null,
          });
    });
    context.touched('comments');
    return { ok: true };
  },
  'comments.remove': async ({ id }, context) => {
    await ownComment(context, id);
    await change(context, 'Removed a comment', 'comments', id, (edit) => edit.remove('comments', id));
    context.touched('comments');
    return { ok: true };
  },
  'comments.done': async ({ id }, context) => {
    const row = await findMention(context.store.read, id);
    if (!row) throw gone();
    await change(context, 'Saw to a comment', 'comments', row.comment_id, (edit) =>
      edit.update('comment_mentions', id, { done_at: context.at() }),
    );
    context.touched('comments');
    return { ok: true };
  },
};
