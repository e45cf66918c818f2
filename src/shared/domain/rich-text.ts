import { DIMENSIONS, type Dimension } from './dimensions';

/**
 * Text with simple formatting, as data: `**bold**`, `*italic*`, `[words](https://…)`, lists by `- ` or `1. `, and numbers
 * that stay bound to their metric, `{net-sales@this}` or `{net-sales@2026-Q1/channel:D2C web}`. Nothing is ever read as
 * markup: whatever is not one of these is the text that it says.
 */
export type NumberToken = {
  metric: string;
  /** `this`, `before`, or the id of a period. */
  period: string;
  /** A part of the figure; null for the whole. */
  part: { by: Dimension; group: string } | null;
};
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'number'; token: NumberToken; raw: string };
export type TextBlock =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; items: { raw: string; inlines: Inline[] }[] };

const TOKEN = /^\{([a-z][a-z0-9.-]{0,60})@([A-Za-z0-9.-]{1,32})(?:\/([a-z]{3,12}):([^{}\n]{1,200}))?\}/;
/** Only addresses that open in a browser or a mail program, without a name or password in them and without blanks. */
const HREF = /^(?:https:\/\/[^\s<>"'\\@\p{C}]+|mailto:[^\s<>"'\\?\p{C}]+@[^\s<>"'\\?\p{C}]+)$/iu;

const isDimension = (text: string): text is Dimension => DIMENSIONS.some((one) => one === text);

const decode = (group: string): string =>
  group
    .replaceAll('%7B', '{')
    .replaceAll('%7D', '}')
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%25', '%');
const encode = (group: string): string =>
  group
    .replaceAll('%', '%25')
    .replaceAll('{', '%7B')
    .replaceAll('}', '%7D')
    .replaceAll('\n', '%0A')
    .replaceAll('\r', '%0D');

/** A bound number as it is written into a text. */
export const tokenText = ({ metric, period, part }: NumberToken): string =>
  `{${metric}@${period}${part ? `/${part.by}:${encode(part.group)}` : ''}}`;

/** The bound number that `text` begins with, and how long it is there. */
const tokenAt = (text: string): { token: NumberToken; raw: string } | null => {
  const found = TOKEN.exec(text);
  if (!found) return null;
  const [raw, metric = '', period = '', by, group] = found;
  if (by === undefined || group === undefined) return { token: { metric, period, part: null }, raw };
  return isDimension(by) ? { token: { metric, period, part: { by, group: decode(group) } }, raw } : null;
};

const linkAt = (text: string): { label: string; href: string; length: number } | null => {
  const close = text.indexOf('](');
  if (close < 1 || close > 500) return null;
  const end = text.indexOf(')', close);
  const label = text.slice(1, close);
  const href = end < 0 ? '' : text.slice(close + 2, end);
  return href.length <= 2_000 && HREF.test(href) && label.trim() !== '' ? { label, href, length: end + 1 } : null;
};

/** Where `mark` closes what it opened at the start of `text`; −1 when it never does or would hold nothing. */
const closeOf = (text: string, mark: string): number => {
  if (/^\s/.test(text.slice(mark.length))) return -1;
  const at = text.indexOf(mark, mark.length + 1);
  return at > 0 && !/\s/.test(text.charAt(at - 1)) ? at : -1;
};

const DEEPEST = 4;

/** One line as runs of text, emphasis, links and numbers. */
export const parseInline = (line: string, depth = 0): Inline[] => {
  const runs: Inline[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') runs.push({ kind: 'text', text: plain });
    plain = '';
  };
  let at = 0;
  while (at < line.length) {
    const rest = line.slice(at);
    const first = rest.charAt(0);
    if (first === '\\' && /^\\[*[\]{}\\]/.test(rest)) {
      plain += rest.charAt(1);
      at += 2;
      continue;
    }
    const token = first === '{' ? tokenAt(rest) : null;
    if (token) {
      flush();
      runs.push({ kind: 'number', ...token });
      at += token.raw.length;
      continue;
    }
    const link = first === '[' && depth < DEEPEST ? linkAt(rest) : null;
    if (link) {
      flush();
      runs.push({ kind: 'link', href: link.href, children: parseInline(link.label, DEEPEST) });
      at += link.length;
      continue;
    }
    const mark = first === '*' && depth < DEEPEST ? (rest.startsWith('**') ? '**' : '*') : null;
    const close = mark ? closeOf(rest, mark) : -1;
    if (mark && close > 0) {
      flush();
      const children = parseInline(rest.slice(mark.length, close), depth + 1);
      runs.push({ kind: mark === '**' ? 'strong' : 'em', children });
      at += close + mark.length;
      continue;
    }
    // Everything up to the next mark is text.
    const next = /[\\{[*]/.exec(rest.slice(1));
    const length = next ? next.index + 1 : rest.length;
    plain += rest.slice(0, length);
    at += length;
  }
  flush();
  return runs;
};

const ITEM = /^\s*(?:([-*•])|(\d{1,3})[.)])\s+(.*)$/;

/** A text as paragraphs and lists; an empty line parts paragraphs. */
export const parseText = (text: string): TextBlock[] => {
  const blocks: TextBlock[] = [];
  let open: TextBlock | null = null;
  for (const line of text.split(/\r?\n/)) {
    const item = ITEM.exec(line);
    if (line.trim() === '') open = null;
    else if (item) {
      const ordered = item[2] !== undefined;
      if (open?.kind !== 'list' || open.ordered !== ordered) blocks.push((open = { kind: 'list', ordered, items: [] }));
      const raw = item[3] ?? '';
      open.items.push({ raw, inlines: parseInline(raw) });
    } else {
      if (open?.kind !== 'paragraph') blocks.push((open = { kind: 'paragraph', lines: [] }));
      open.lines.push(parseInline(line.trim()));
    }
  }
  return blocks;
};

const numbersIn = (runs: readonly Inline[]): { token: NumberToken; raw: string }[] =>
  runs.flatMap((run) =>
    run.kind === 'number' ? [{ token: run.token, raw: run.raw }] : 'children' in run ? numbersIn(run.children) : [],
  );

/** The bound numbers of a text in its order, each once. */
export const numbersOf = (text: string): { token: NumberToken; raw: string }[] => {
  const found = new Map<string, { token: NumberToken; raw: string }>();
  for (const line of text.split(/\r?\n/))
    for (const one of numbersIn(parseInline(line))) if (!found.has(one.raw)) found.set(one.raw, one);
  return [...found.values()];
};

/** What runs say without their marks; numbers by what `shown` makes of them. */
export const plainText = (runs: readonly Inline[], shown: (raw: string) => string = () => ''): string =>
  runs
    .map((run) =>
      run.kind === 'text' ? run.text : run.kind === 'number' ? shown(run.raw) : plainText(run.children, shown),
    )
    .join('');
