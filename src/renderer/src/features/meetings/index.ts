export { MeetingPage } from './MeetingPage';
export { MeetingsPage } from './MeetingsPage';
