import type { InvestorReport, WeeklyReport } from '../../../shared/contract/reports';
import { type EditionId, editionOf } from '../../../shared/domain/report-blocks';
import { day, periodShort } from '../format';
import { daysWords, periodOfSpan, spanWords } from './words';

export type Paper = 'A4' | 'Letter';

export type Address = { paper: Paper } & (
  | {
      kind: 'weekly' | 'investor';
      period: string;
      groupId: string | null;
      snapshot: string | null;
      edition: EditionId;
      locale: string | null;
    }
  | { kind: 'proposal'; id: string }
  | { kind: 'meeting'; id: string }
  | { kind: 'worksheet'; id: string; option: string | null }
);

/** What to print, from the page's hash: `#weekly?period=2026-W20&paper=A4`, `#proposal?id=…&paper=Letter`. */
export const readAddress = (hash: string): Address => {
  const [kind = '', query = ''] = hash.replace(/^#/, '').split('?');
  const search = new URLSearchParams(query);
  const paper = search.get('paper') === 'Letter' ? 'Letter' : 'A4';
  if (kind === 'worksheet') return { kind, id: search.get('id') ?? '', option: search.get('option'), paper };
  if (kind === 'proposal' || kind === 'meeting') return { kind, id: search.get('id') ?? '', paper };
  return {
    kind: kind === 'investor' ? 'investor' : 'weekly',
    period: search.get('period') ?? '',
    groupId: search.get('groupId'),
    snapshot: search.get('snapshot'),
    edition: editionOf(search.get('edition')),
    locale: search.get('locale'),
    paper,
  };
};

/** What the foot of every page says on its left: whose report of which days, with figures as of when. */
export const footerText = (
  kind: 'weekly' | 'investor',
  { company, span, asOf }: WeeklyReport | InvestorReport,
): string => {
  const until = span.elapsed > 0 && span.elapsed < span.days ? ` Figures as of ${day(asOf, { year: 'always' })}.` : '';
  return kind === 'weekly'
    ? `${company}, weekly report, ${periodShort(periodOfSpan(span))}, ${daysWords(span)}.${until}`
    : `${company}, investor update, ${spanWords(span, asOf)}.`;
};

/** The first Chromium that prints the margin boxes of CSS; an older one gets its footer from the shell, never both. */
const MARGIN_BOXES = 131;

const cssText = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f]/g, ' ')}"`;

const FOOT =
  "font: 400 7pt/9.75pt Inter, 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Emoji', 'Liberation Sans', Arial, sans-serif; vertical-align: top; padding-top: 6mm;";

/** Letter is shorter than A4: lines stand closer and drawings keep their size, so that both break alike. */
const LETTER = ' .sheet { --u: 3pt; } .sheet svg.ch { max-width: 493pt; }';

/** The size of the paper and its foot, as `@page` rules. */
export const pageRules = (paper: Paper, footer: string, userAgent: string): string => {
  const chromium = Number(/Chrome\/(\d+)/.exec(userAgent)?.[1] ?? MARGIN_BOXES);
  const size = paper === 'A4' ? 'size: A4;' : 'size: letter; margin: 12mm 0 16mm;';
  const foot =
    chromium < MARGIN_BOXES
      ? ''
      : `@bottom-left { content: ${cssText(footer)}; ${FOOT} padding-left: 18mm; color: #57544d; white-space: nowrap; overflow: hidden; } @bottom-right { content: counter(page) " of " counter(pages); ${FOOT} font-weight: 500; padding-right: 18mm; color: #1d1c1a; }`;
  return `@page { ${size} ${foot} } @page :first { margin-top: 0; } @media screen { .sheet { width: ${paper === 'A4' ? '210mm' : '8.5in'}; } }${paper === 'A4' ? '' : LETTER}`;
};
