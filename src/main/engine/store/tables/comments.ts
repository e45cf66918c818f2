import type { Edited } from './edited';

/** What somebody wrote on a record; `entity` is a kind of domain/comments, `entity_id` its text id or period. */
export type CommentsTable = Edited & {
  entity: string;
  entity_id: string;
  text: string;
  person_id: string | null;
  at: string;
  edited_at: string | null;
};
/** Who was asked to look at a comment; open until they say that it is done. */
export type CommentMentionsTable = Edited & { comment_id: string; person_id: string; done_at: string | null };

export type CommentTables = { comments: CommentsTable; comment_mentions: CommentMentionsTable };
