import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { TandemError } from '../../../../../shared/contract/errors';
import { refuseOther } from './refuse';
import { figure } from '../../../../../shared/domain/figures';

export const HEAD_BYTES = 256 * 1024;
const NEWLINE = 10;

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

/** Bytes that stand for no character in Windows-1252; chardet takes a few words of Japanese for it all the same. */
const NOT_WINDOWS = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Kana of full width or kanji, two of them together: one alone is what a letter of DOS and the next one make (ö and r). */
const WORD = /[\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff]{2}/;

/** Whether all of a text can be Shift-JIS with a word of Japanese, and some of it cannot be Windows-1252. */
const isJapanese = (lines: Buffer): boolean => {
  if (!lines.some((byte) => NOT_WINDOWS.has(byte))) return false;
  const text = iconv.decode(lines, 'Shift_JIS');
  return !text.includes('\uFFFD') && WORD.test(text);
};

/** Cuts a head that may end inside a character at its last whole line, where it has one. */
const wholeLines = (head: Buffer): Buffer => {
  const end = head.lastIndexOf(NEWLINE);
  return head.length === HEAD_BYTES && end > 0 ? head.subarray(0, end + 1) : head;
};

/** Thrown when a file that began as plain ASCII turns out to be no UTF-8: it can be read again as Windows-1252. */
export class NotUtf8 extends TandemError {
  /** UTF-8 was only a guess. */
  readonly guessed: boolean;
  constructor(line: number, guessed: boolean) {
    super(
      'bad-file',
      `Line ${figure(line)} is not UTF-8 text, though the lines before it are. Save the file as UTF-8, or name its encoding in the map ("encoding": "windows-1252").`,
    );
    this.guessed = guessed;
  }
}

/** True when nothing in the head tells UTF-8 from an older encoding. */
export const isPlain = (head: Buffer): boolean => head.every((byte) => byte < 128);

/** The encoding of a file by its mark or its bytes; a file that is not text is refused with a sentence. */
export const detectEncoding = (head: Buffer, asked?: string): string => {
  refuseOther(head);
  if (asked !== undefined) {
    const known: boolean = iconv.encodingExists(asked);
    if (!known) throw new TandemError('bad-input', `There is no encoding "${asked}".`);
    return /^utf-?8$/i.test(asked) ? 'utf-8' : asked;
  }
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const start = head.subarray(0, 4096);
  const zeros = start.filter((byte) => byte === 0).length;
  if (zeros > 0) {
    if (zeros > start.length / 3) return head[0] === 0 ? 'utf-16be' : 'utf-16le';
    throw new TandemError('bad-file', 'This is not a table of text: it holds binary data.');
  }
  const lines = wholeLines(head);
  if (isUtf8(lines)) return 'utf-8';
  const controls = start.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length;
  if (controls > start.length / 50)
    throw new TandemError('bad-file', 'This is not a table of text: it holds binary data.');
  const guess = chardet.detect(lines) ?? 'windows-1252';
  return guess === 'Shift_JIS' || guess === 'EUC-JP' || guess === 'Big5' || guess === 'GB18030'
    ? guess
    : isJapanese(lines)
      ? 'Shift_JIS'
      : 'windows-1252';
};

export const decodeHead = (head: Buffer, encoding: string): string => iconv.decode(wholeLines(head), encoding);

/** Where the last whole character of a chunk of UTF-8 ends. */
const characterEnd = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const width = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return width > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
};

/** How many lines end before the first one that is no UTF-8. */
const linesBefore = (bytes: Buffer): number => {
  let lines = 0;
  for (let from = 0; ; ) {
    const end = bytes.indexOf(NEWLINE, from);
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) return lines;
    lines += 1;
    from = end + 1;
  }
};

export type Decoder = { write: (chunk: Buffer) => string; end: () => string };

const utf8Decoder = (guessed: boolean): Decoder => {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let first = true;
  const take = (bytes: Buffer): string => {
    if (!isUtf8(bytes)) throw new NotUtf8(line + linesBefore(bytes), guessed);
    let text = bytes.toString('utf8');
    if (first && text !== '') {
      first = false;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
    }
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) line += 1;
    return text;
  };
  return {
    write: (chunk) => {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = characterEnd(bytes);
      rest = bytes.subarray(end);
      return take(bytes.subarray(0, end));
    },
    end: () => take(rest),
  };
};

/** A decoder for consecutive chunks; bytes that are no text in this encoding are refused, not replaced. */
export const decoderOf = (encoding: string, guessed = false): Decoder => {
  if (encoding === 'utf-8') return utf8Decoder(guessed);
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? '' };
};
