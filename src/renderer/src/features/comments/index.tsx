export { Comments } from './Comments';
export { CommentsLine, useCommentsLine } from './CommentsLine';
export { OpenMentions } from './OpenMentions';
