export { Comments } from './Comments';
export { CommentsLine } from './CommentsLine';
export { OpenMentions } from './OpenMentions';
