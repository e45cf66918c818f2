import { inflateSync } from 'node:zlib';

/** A page object: `/Type /Page`, not `/Type /Pages`. */
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
/** A stream of packed objects, where newer writers keep pages. */
const PACKED = /\/Type\s*\/ObjStm[^>]*>>\s*stream\r?\n/g;

const countIn = (text: string): number => text.match(PAGE)?.length ?? 0;

/** Counts the pages of a PDF as Chromium writes it, whether its objects are plain or packed. */
export const countPages = (pdf: Buffer): number => {
  const text = pdf.toString('latin1');
  let pages = countIn(text);
  for (const match of text.matchAll(PACKED)) {
    const start = match.index + match[0].length;
    const end = pdf.indexOf('endstream', start, 'latin1');
    try {
      pages += countIn(inflateSync(pdf.subarray(start, end < 0 ? undefined : end)).toString('latin1'));
    } catch {
      // Packed in a way that Chromium does not use.
    }
  }
  return pages;
};
