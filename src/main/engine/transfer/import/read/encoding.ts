import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { TandemError } from '../../../../../shared/contract/errors';

const HEAD_BYTES = 256 * 1024;

/** The first bytes of a file; the rest is only read when it is imported. */
export const readHead = (path: string): Buffer => {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.subarray(0, readSync(file, bytes, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(file);
  }
};

/** Cuts a head that may end inside a character at its last whole line, where it has one. */
const wholeLines = (head: Buffer): Buffer => {
  const end = head.lastIndexOf(10);
  return head.length === HEAD_BYTES && end > 0 ? head.subarray(0, end + 1) : head;
};

const refuseOther = (head: Buffer): void => {
  const magic = head.subarray(0, 4).toString('latin1');
  if (magic.startsWith('PK'))
    throw new TandemError('bad-file', 'This is a ZIP or Excel file. Save the sheet as CSV and import that.');
  if (magic.startsWith('%PDF'))
    throw new TandemError('bad-file', 'This is a PDF, not a table. Export the data as CSV.');
  if (head.length === 0) throw new TandemError('bad-file', 'This file is empty.');
};

/** The encoding of a file by its mark or its bytes; a file that is not text is refused with a sentence. */
export const detectEncoding = (head: Buffer, asked?: string): string => {
  refuseOther(head);
  if (asked !== undefined) {
    const known: boolean = iconv.encodingExists(asked);
    if (!known) throw new TandemError('bad-input', `There is no encoding "${asked}".`);
    return asked;
  }
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = head.subarray(0, 4096).filter((byte) => byte === 0).length;
  if (zeros > 0) {
    if (zeros > head.subarray(0, 4096).length / 3) return head[0] === 0 ? 'utf-16be' : 'utf-16le';
    throw new TandemError('bad-file', 'This is not a table of text: it holds binary data.');
  }
  const lines = wholeLines(head);
  if (isUtf8(lines)) return 'utf-8';
  const guess = chardet.detect(lines) ?? 'windows-1252';
  return guess === 'Shift_JIS' || guess === 'EUC-JP' || guess === 'Big5' || guess === 'GB18030'
    ? guess
    : 'windows-1252';
};

export const decodeHead = (head: Buffer, encoding: string): string => iconv.decode(wholeLines(head), encoding);

/** A decoder for consecutive chunks; bytes that are no text in this encoding are refused, not replaced. */
export const decoderOf = (encoding: string): { write: (chunk: Buffer) => string; end: () => string } => {
  if (encoding === 'utf-8') {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const guarded = (work: () => string): string => {
      try {
        return work();
      } catch {
        throw new TandemError(
          'bad-file',
          'Part of this file is not UTF-8 text. Save it as UTF-8, or name its encoding in the map ("encoding": "windows-1252").',
        );
      }
    };
    return {
      write: (chunk) => guarded(() => decoder.decode(chunk, { stream: true })),
      end: () => guarded(() => decoder.decode()),
    };
  }
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? '' };
};
