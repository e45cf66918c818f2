export { askedFor } from './asked';
export { Comments } from './Comments';
export { CommentsLine, useCommentsColumn, useCommentsLine } from './CommentsLine';
export { OpenMentions } from './OpenMentions';
