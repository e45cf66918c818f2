export { Comments } from './Comments';
export { CommentsButton, CommentsLine, useCommentsLine } from './CommentsLine';
export { OpenMentions } from './OpenMentions';
