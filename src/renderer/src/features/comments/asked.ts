import type { CommentEntity } from '../../../../shared/domain/comment-kinds';

/** The record whose comments somebody just asked to see: a mention leads to its page, which opens them there. */
let wanted: { entity: CommentEntity; id: string } | null = null;

export const ask = (entity: CommentEntity, id: string): void => {
  wanted = { entity, id };
};

/** Which record of this kind was asked for; null for none. */
export const askedFor = (entity: CommentEntity): string | null => (wanted?.entity === entity ? wanted.id : null);

/** It was opened: whoever comes by later finds it closed. */
export const heard = (): void => {
  wanted = null;
};
