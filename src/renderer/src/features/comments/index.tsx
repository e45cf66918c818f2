export { Comments } from './Comments';
export { OpenMentions } from './OpenMentions';
