/** What the pages of lists are made of: a table edited in place, a record's panel, rows of one record. */
export { choicesFor } from './cells';
export { figureColumn } from './figures';
export { LibraryTaken } from './LibraryTaken';
export { ExportTable, LibraryTable } from './LibraryTable';
export { Parts } from './Parts';
export { RecordPanel } from './RecordPanel';
export { rowName, useLibrary } from './useLibrary';
