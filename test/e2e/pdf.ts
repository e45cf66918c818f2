import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** `cut` is the text that stands over an edge of its page. */
export type ReadPdf = {
  pages: { text: string; width: number; height: number; links: number; cut: string[] }[];
  outline: string[];
  tagged: boolean;
  /** Whether pages were read by poppler, which unlike pdf.js follows the text that Chromium gives tabular figures. */
  figures: boolean;
  /** Each font by name, with what poppler says of it; empty where it is not installed. */
  fonts: { name: string; type: string; embedded: boolean }[];
  /** Raw bytes as latin1, to look for what a reader does not tell. */
  raw: string;
};

type Node = { title: string; items: Node[] };
const titles = (nodes: readonly Node[]): string[] => nodes.flatMap((node) => [node.title, ...titles(node.items)]);

/** Blanks of every kind as one space, so that text can be searched for. */
export const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** Text page by page as poppler reads it; null where it is not installed. */
const byPoppler = (file: string): string[] | null => {
  const read = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  return read.status === 0 ? read.stdout.split('\f').map(plain) : null;
};

/** `NAME TYPE ENCODING emb sub uni OBJECT`: names have no blanks, types may. */
const FONT = /^(\S+)\s+(\S.*?)\s+(\S+)\s+(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/;

const fontsIn = (file: string): ReadPdf['fonts'] => {
  const read = spawnSync('pdffonts', [file], { encoding: 'utf8' });
  if (read.status !== 0) return [];
  return read.stdout.split('\n').flatMap((line) => {
    const [, name = '', type = '', , embedded] = FONT.exec(line.trim()) ?? [];
    return name === '' ? [] : [{ name: name.replace(/^[A-Z]{6}\+/, ''), type, embedded: embedded === 'yes' }];
  });
};

/** What a PDF says: text page by page, bookmarks, links, whether it is tagged. */
export async function readPdf(file: string): Promise<ReadPdf> {
  const bytes = readFileSync(file);
  const poppler = byPoppler(file);
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  try {
    const pages: ReadPdf['pages'] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const { width, height } = page.getViewport({ scale: 1 });
      const annotations: unknown[] = await page.getAnnotations();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
      const cut = items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
        return x < 0 || y < 0 || x + item.width > width || y + item.height > height ? [item.str] : [];
      });
      pages.push({ text: poppler?.[number - 1] ?? plain(text), width, height, links: annotations.length, cut });
    }
    return {
      pages,
      outline: titles(((await document.getOutline()) ?? []) as Node[]).map(plain),
      figures: poppler !== null,
      tagged: /\/StructTreeRoot/.test(bytes.toString('latin1')),
      fonts: fontsIn(file),
      raw: bytes.toString('latin1'),
    };
  } finally {
    await task.destroy();
  }
}
