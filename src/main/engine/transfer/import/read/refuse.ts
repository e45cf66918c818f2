import { TandemError } from '../../../../../shared/contract/errors';

/** What a file is by its first bytes, when it is no table of text, and what to do instead. */
const KINDS: readonly { starts: readonly string[]; says: string }[] = [
  {
    starts: ['PK\u0003\u0004', 'PK\u0005\u0006'],
    says: 'This is an archive without files in it, or one inside another. Unpack it and import what is inside.',
  },
  {
    starts: ['\u00d0\u00cf\u0011\u00e0'],
    says: 'This is an older Excel or Word file, or one with a password. Save the sheet as XLSX or CSV and import that.',
  },
  { starts: ['%PDF'], says: 'This is a PDF, not a table. Export the data as CSV.' },
  {
    starts: ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\u0000', 'MM\u0000*'],
    says: 'This is a picture, not a table. Export the data as CSV.',
  },
  { starts: ['\u001f\u008b'], says: 'This file is compressed. Unpack it and import what is inside.' },
  { starts: ['SQLite format 3'], says: 'This is a database, not a table of text. Export the data as CSV.' },
  { starts: ['{\\rtf'], says: 'This is a text document, not a table. Export the data as CSV.' },
];

const MARKUP = /^\s*(?:<!doctype\s+html|<html|<head|<body|<table|<\?xml)/i;

/** Refuses what is no table by its first bytes, with a sentence that says what to do. */
export const refuseOther = (head: Buffer): void => {
  if (head.length === 0) throw new TandemError('bad-file', 'This file is empty.');
  const start = head.subarray(0, 64).toString('latin1');
  const kind = KINDS.find(({ starts }) => starts.some((mark) => start.startsWith(mark)));
  if (kind) throw new TandemError('bad-file', kind.says);
};

/** Refuses text that is no table: a web page, a data document, nothing but blanks. */
export const refuseText = (text: string): void => {
  if (text.trim() === '') throw new TandemError('bad-file', 'This file is empty: it holds nothing but blank lines.');
  if (MARKUP.test(text))
    throw new TandemError('bad-file', 'This is a web page or XML, not a table. Export the data as CSV.');
  if (/^\s*[[{]\s*["{[\n]/.test(text) && !/^[^\n]*[,;\t][^\n]*\n/.test(text))
    throw new TandemError('bad-file', 'This is JSON, not a table. Export the data as CSV.');
};
