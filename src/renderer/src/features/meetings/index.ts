export { MeetingPage } from './MeetingPage';
export { MeetingsPage } from './MeetingsPage';
export { RecordDecisions } from './RecordDecisions';
