import { RESULT_HEADINGS } from '../../../../shared/domain/result-headings';
import { RESULT_MEASURES } from '../../../../shared/domain/results';
import { fold } from '../../../../shared/domain/text';
import { type ColumnId, columnName, KEY_COLUMNS } from './grid';

/** Where a column of a pasted block goes: a column of the grid, the last day of a span, or nowhere. */
export type Goal = ColumnId | 'until' | null;
export type Heading = { text: string; goal: Goal };

/** Words of people and of what the platforms show on screen, beside those of files. */
const SAID: Partial<Record<ColumnId | 'until', readonly string[]>> = {
  until: ['until', 'to', 'last day', 'end date', 'ends', 'reporting ends'],
  day: ['days', 'from', 'reporting starts'],
  promotion: ['promotion', 'medium'],
  name: ['content', 'content item', 'post name', 'subject'],
  creator: ['creators', 'influencer', 'made by'],
  impressions: ['times shown'],
  reach: ['people reached', 'unique reach'],
  clicks: ['click', 'clicks to the page'],
  sessions: ['session', 'web sessions'],
  bounces: ['bounced', 'bounced sessions'],
  likes: ['like', 'post reactions'],
  comments: ['comment', 'post comments', 'replies'],
  shares: ['share', 'post shares', 'reposts'],
  followers: ['follower', 'new followers', 'follows'],
  sent: ['emails sent', 'sends'],
  delivered: ['emails delivered', 'deliveries'],
  opened: ['opens', 'emails opened', 'email opens'],
  email_clicks: ['clicks in emails', 'clicked', 'email click'],
  unsubscribed: ['unsubs', 'unsubscribe'],
  leads: ['lead', 'new leads', 'sign ups'],
  qualified: ['qualified', 'mql', 'mqls'],
  orders: ['order', 'purchases', 'sales orders'],
  revenue: ['sales', 'net sales', 'turnover', 'value'],
  spend: ['spent', 'amount spent', 'ad spend', 'costs'],
};

/** What a heading says without case, currency in brackets and marks: `Amount_spent (USD)` is `amount spent`. */
const plain = (text: string): string =>
  fold(text.replace(/[([](?:[A-Z]{3}|\p{Sc}|#)[)\]]/gu, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const GOALS: ReadonlyMap<string, ColumnId | 'until'> = new Map(
  // Words that two columns share go to the first: what a measure is called goes before what it is called as well.
  (['until', ...KEY_COLUMNS, ...RESULT_MEASURES] as const)
    .flatMap((column) => [
      ...(column === 'until'
        ? []
        : ([
            [columnName(column), column],
            [column, column],
          ] as const)),
      ...(SAID[column] ?? []).map((word) => [word, column] as const),
      ...(column === 'until' || column === 'creator' ? [] : RESULT_HEADINGS[column]).map(
        (word) => [word, column] as const,
      ),
    ])
    .map(([word, column]) => [plain(word), column] as const)
    .toReversed(),
);

/** The column that a heading names, in any case and by its usual words; null for none. */
export const goalOf = (text: string): Goal => GOALS.get(plain(text)) ?? null;

const hasDigit = (text: string): boolean => /\p{N}/u.test(text);

/**
 * What the first row of a block says of the columns below it; null where it says results like any other row. A row of
 * headings names at least one column and counts nothing, or it counts nothing and those below it do.
 */
export const headingsOf = (block: readonly (readonly string[])[]): Heading[] | null => {
  const [first = [], ...rest] = block;
  const said = first.filter((text) => text.trim() !== '');
  if (said.length < 2 || rest.length === 0) return null;
  const taken = new Set<Goal>();
  const headings = first.map((text) => {
    const goal = goalOf(text);
    // Of two columns that say the same the first is it; whose the other is, people say.
    const own = taken.has(goal) ? null : goal;
    taken.add(own);
    return { text: text.trim(), goal: own };
  });
  const named = headings.filter(({ goal }) => goal !== null).length;
  const counts = said.filter(hasDigit).length;
  const below = rest.some((row) => row.filter(hasDigit).length * 2 >= said.length);
  return (named * 2 >= said.length && counts * 2 < said.length) || (counts === 0 && (named > 0 || below))
    ? headings
    : null;
};

/** Columns that a heading may be given to, by their names. */
export const goalChoices = (): { value: ColumnId; label: string }[] =>
  [...KEY_COLUMNS, ...RESULT_MEASURES].map((column) => ({ value: column, label: columnName(column) }));
