import { inflateSync } from 'node:zlib';

/** A page object: `/Type /Page`, not `/Type /Pages`. */
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
/** A stream of packed objects, where newer writers keep pages. */
const PACKED = /\/Type\s*\/ObjStm[^>]*>>\s*stream\r?\n/g;

const countIn = (text: string): number => text.match(PAGE)?.length ?? 0;

/** An object that is no packed one: its number and what it says. */
const OBJECT = /(?:^|[\r\n])(\d+) 0 obj([\s\S]*?)endobj/g;

/** The pages below a node of the page tree, by their numbers as objects, in their order. */
const leaves = (objects: ReadonlyMap<string, string>, node: string, depth = 0): string[] => {
  const text = objects.get(node) ?? '';
  if (depth > 12 || !/\/Type\s*\/Pages/.test(text)) return [node];
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(text)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => leaves(objects, kid, depth + 1));
};

/**
 * On which page each named place of a PDF stands, the first page being 1, as Chromium writes it. Empty where objects
 * are packed: contents then stand without numbers.
 */
export const destinations = (pdf: Buffer): Map<string, number> => {
  const objects = new Map(
    [...pdf.toString('latin1').matchAll(OBJECT)].map(([, number = '', text = '']) => [number, text]),
  );
  const catalogue = [...objects.values()].find((text) => /\/Type\s*\/Catalog/.test(text)) ?? '';
  const root = /\/Pages (\d+) 0 R/.exec(catalogue)?.[1];
  const places = /\/Dests (\d+) 0 R/.exec(catalogue)?.[1];
  if (root === undefined || places === undefined) return new Map();
  const pages = leaves(objects, root);
  return new Map(
    [...(objects.get(places) ?? '').matchAll(/\/([^\s/[\]<>()]+)\s*\[(\d+) 0 R/g)].flatMap(
      ([, name = '', page = '']) => {
        const at = pages.indexOf(page);
        return at < 0 ? [] : [[name, at + 1] as const];
      },
    ),
  );
};

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
