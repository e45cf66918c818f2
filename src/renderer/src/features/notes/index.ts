export { FromNotes } from './FromNotes';
export { NotesPage } from './NotesPage';
