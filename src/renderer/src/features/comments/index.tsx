export { askedFor } from './asked';
export { Comments } from './Comments';
export { CommentsButton, CommentsLine, useCommentsColumn, useCommentsLine } from './CommentsLine';
export { OpenMentions } from './OpenMentions';
