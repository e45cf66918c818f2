import { type Inline, parseInline } from '../../../../shared/domain/rich-text';

/** A part of a guide page, in the order of its file. */
export type GuideBlock =
  | { kind: 'text'; runs: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'command'; text: string }
  | { kind: 'picture'; name: string; shows: string };
export type GuideSection = { heading: string | null; blocks: GuideBlock[]; text: string };
export type GuidePage = { slug: string; title: string; sections: GuideSection[] };

const PICTURE = /^!\[([^\]]*)\]\(\.\.\/pictures\/([\w-]+)\.png\)$/;
const ITEM = /^(?:- |\d+\. )/;
const COMMAND = /^ {4}\S/;

const standsAlone = (line: string): boolean =>
  line.trim() === '' || line.startsWith('#') || ITEM.test(line) || COMMAND.test(line) || PICTURE.test(line.trim());

/** Lines as they were meant: a paragraph or an item that goes on in the next line is one. */
const whole = (source: string): string[] => {
  const lines: string[] = [];
  let goesOn = false;
  for (const line of source.split(/\r?\n/)) {
    if (goesOn && !standsAlone(line)) lines.push(`${lines.pop() ?? ''} ${line.trim()}`);
    else lines.push(line);
    goesOn = !standsAlone(line) || ITEM.test(line);
  }
  return lines.filter((line) => line.trim() !== '');
};

/** Puts a line behind what the section holds; an item joins the list that it follows. */
const add = (blocks: GuideBlock[], line: string): void => {
  const [mark = ''] = ITEM.exec(line) ?? [];
  const picture = PICTURE.exec(line.trim());
  const last = blocks.at(-1);
  if (picture) blocks.push({ kind: 'picture', shows: picture[1] ?? '', name: picture[2] ?? '' });
  else if (COMMAND.test(line)) blocks.push({ kind: 'command', text: line.trim() });
  else if (mark === '') blocks.push({ kind: 'text', runs: parseInline(line.trim()) });
  else {
    const item = parseInline(line.slice(mark.length));
    const ordered = mark !== '- ';
    if (last?.kind === 'list' && last.ordered === ordered) last.items.push(item);
    else blocks.push({ kind: 'list', ordered, items: [item] });
  }
};

/**
 * Reads a page of `docs/guide`: `# Title`, `## Heading`, paragraphs, lists, **bold**, a picture alone on its line, and
 * a command on a line that begins with four blanks.
 */
export const readGuide = (slug: string, source: string): GuidePage => {
  let title = slug;
  const sections: GuideSection[] = [{ heading: null, blocks: [], text: '' }];
  for (const line of whole(source)) {
    if (line.startsWith('# ')) title = line.slice(2);
    else if (line.startsWith('## ')) sections.push({ heading: line.slice(3), blocks: [], text: line.slice(3) });
    else {
      const section = sections.at(-1);
      if (!section) continue;
      section.text += ` ${line.replaceAll('**', '')}`;
      add(section.blocks, line);
    }
  }
  return { slug, title, sections: sections.filter(({ heading, blocks }) => heading !== null || blocks.length > 0) };
};

/** Sections in which every word is found, page by page; a page whose title has them all is whole. */
export const findInGuide = (pages: readonly GuidePage[], query: string): GuidePage[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  return pages.flatMap((page) => {
    if (has(page.title)) return [page];
    const sections = page.sections.filter(({ text }) => has(`${page.title} ${text}`));
    return sections.length > 0 ? [{ ...page, sections }] : [];
  });
};
