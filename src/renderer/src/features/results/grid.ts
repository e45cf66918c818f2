import { PROMOTION_CHANNELS } from '../../../../shared/domain/channels';
import { MEASURE_NAMES, type ResultMeasure } from '../../../../shared/domain/results';
import { fold } from '../../../../shared/domain/text';
import { readTypedDay } from '../../../../shared/domain/typed-day';
import { currencySign, isDayFirst, parseMoney, parseNumber } from '../../format';

/** The measures that a kind of work is judged by; the grid shows one set at a time. */
export const SETS = {
  social: ['impressions', 'reach', 'clicks', 'likes', 'comments', 'shares', 'followers', 'spend'],
  email: ['sent', 'delivered', 'opened', 'email_clicks', 'unsubscribed', 'orders', 'revenue'],
  web: ['sessions', 'bounces', 'clicks', 'leads', 'qualified', 'orders', 'revenue'],
  money: ['leads', 'qualified', 'orders', 'revenue', 'spend'],
} as const satisfies Record<string, readonly ResultMeasure[]>;
export type SetId = keyof typeof SETS;

export type KeyColumn = 'day' | 'campaign' | 'promotion' | 'name' | 'creator';
export type ColumnId = KeyColumn | ResultMeasure;
export const KEY_COLUMNS = ['day', 'campaign', 'promotion', 'name', 'creator'] as const satisfies readonly KeyColumn[];
const KEY_NAMES: Readonly<Record<KeyColumn, string>> = {
  day: 'Day',
  campaign: 'Campaign',
  promotion: 'Promotion',
  name: 'Content or post',
  creator: 'Creator',
};

export const isKey = (column: ColumnId): column is KeyColumn => column in KEY_NAMES;

export const columnName = (column: ColumnId): string => (isKey(column) ? KEY_NAMES[column] : MEASURE_NAMES[column]);

/** One line of the grid as it is typed: every cell is text until it is saved. */
export type Line = { key: string; id: string | null; cells: Partial<Record<ColumnId, string>> };

type Named = readonly { id: string; name: string }[];
/** What cells may name. A post that is no content item is named in words; a creator must be one of the list. */
export type Rules = {
  campaigns: Named;
  contents: Named;
  creators: Named;
  currency: string;
  /** How numbers and days are written here; the system's way without one. */
  locale?: string;
};

const idOf = (list: Named, text: string): string | null =>
  list.find((one) => fold(one.name) === fold(text))?.id ?? null;

export type Parsed = { value: string | number | null } | { problem: string };

const promotionOf = (text: string): string | undefined => {
  const wanted = fold(text);
  return Object.entries(PROMOTION_CHANNELS).find(([id, name]) => fold(name) === wanted || id === wanted)?.[0];
};

/**
 * `2026-05-04` or a span `2026-05-01..2026-05-31`; also with slashes, year first, and as spreadsheets write days here:
 * `5/4/2026` or `04/05/2026`, `4.5.2026`, `4 May 2026`. A year of two digits is none.
 */
const dayOf = (text: string, locale?: string): string | undefined => {
  const days = text.split('..').map((one) => {
    const plain = one
      .trim()
      .replace(/^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/, (_, y: string, m: string, d: string) =>
        [y, m.padStart(2, '0'), d.padStart(2, '0')].join('-'),
      );
    return readTypedDay(plain, isDayFirst(locale)).day;
  });
  return days.length <= 2 && days.every((one) => one !== null) ? days.join('..') : undefined;
};

/** Digits with marks between them, a sign or brackets around them: what is left of an amount without its currency. */
const AMOUNT = /^\(?[-−]?[\s\d.,'’]*\d[\s\d.,'’]*[km]?\)?$/i;

/** A whole number as it is written here; undefined for any other, and for one with decimals. */
const wholeOf = (text: string, locale?: string): number | undefined => {
  const value = parseNumber(text, locale);
  const whole = value === null ? null : Math.round(value);
  return value === null || whole === null || Math.abs(value - whole) > 1e-6 ? undefined : whole;
};

/** What a cell says, or why it cannot be read. */
export const parseCell = (column: ColumnId, raw: string, rules: Rules): Parsed => {
  const text = raw.trim();
  if (column === 'name') return { value: text };
  if (column === 'day') {
    const day = dayOf(text, rules.locale);
    return day === undefined ? { problem: `"${text}" is no day; write 2026-05-04` } : { value: day };
  }
  if (text === '' || text === '-' || text === '--' || text === '–') return { value: isKey(column) ? '' : null };
  if (column === 'campaign') {
    const found = idOf(rules.campaigns, text);
    return found === null ? { problem: `there is no campaign "${text}"` } : { value: found };
  }
  if (column === 'creator') {
    const found = idOf(rules.creators, text);
    return found === null ? { problem: `there is no creator "${text}"` } : { value: found };
  }
  if (column === 'promotion') {
    const found = promotionOf(text);
    return found === undefined ? { problem: `"${text}" is no promotion channel` } : { value: found };
  }
  if (column === 'revenue' || column === 'spend') {
    const code = /\b[A-Z]{3}\b/.exec(text)?.[0] ?? /\p{Sc}/u.exec(text)?.[0];
    if (code !== undefined && code !== rules.currency && !currencySign(rules.currency).includes(code))
      return { problem: `${code} is not the company's currency, ${rules.currency}` };
    // Letters before a sign say whose it is: US$5, but not CA$5, where dollars are those of the United States.
    const whose = /^([A-Z]{1,3})\p{Sc}/u.exec(text);
    if (whose && whose[0] !== currencySign(rules.currency) && !rules.currency.startsWith(whose[1] ?? ''))
      return { problem: `${whose[0]} is not the company's currency, ${rules.currency}` };
    const bare = text
      .replace(/^[A-Z]{1,3}(?=\p{Sc})/u, '')
      .replace(currencySign(rules.currency), '')
      .replace(/\b[A-Z]{3}\b|\p{Sc}/u, '')
      .trim();
    const minor = AMOUNT.test(bare) ? parseMoney(bare, rules.currency, rules.locale) : null;
    if (minor === null) return { problem: `"${text}" is no amount` };
    return minor < 0 ? { problem: `${columnName(column).toLowerCase()} cannot be below zero` } : { value: minor };
  }
  const whole = wholeOf(text, rules.locale);
  if (whole === undefined) return { problem: `"${text}" is no whole number` };
  return whole < 0 ? { problem: `${columnName(column).toLowerCase()} cannot be below zero` } : { value: whole };
};

export const placeOf = (column: ColumnId, row: number): string => `Row ${row + 1}, ${columnName(column)}`;

/** Cells of a block as a spreadsheet puts them on the clipboard: tabs between cells, a quoted cell may hold both. */
export const readBlock = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quoted) {
      if (letter === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === '\t' || letter === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (letter === '\n') rows.push([]);
    } else if (letter !== '\r') cell += letter;
  }
  rows.at(-1)?.push(cell);
  while (rows.length > 0 && rows.at(-1)?.every((one) => one.trim() === '')) rows.pop();
  return rows;
};

export type Pasted = { lines: Line[] } | { problems: string[] };

/**
 * Puts a block into the grid from a cell on, adding lines where it is longer than the grid. `goals` say where each of its
 * columns goes, `until` being the last day of a span and null nowhere; without them they go side by side from the cell on.
 * All of it or none: a cell that cannot be read is said with its place, and nothing changes.
 */
export const pasteBlock = (
  lines: readonly Line[],
  columns: readonly ColumnId[],
  at: { row: number; column: number },
  block: readonly (readonly string[])[],
  rules: Rules,
  newLine: () => Line,
  goals?: readonly (ColumnId | 'until' | null)[],
): Pasted => {
  const problems: string[] = [];
  const next = lines.map((line) => ({ ...line, cells: { ...line.cells } }));
  for (const [down, cells] of block.entries()) {
    const row = at.row + down;
    const until = goals === undefined ? '' : (cells[goals.indexOf('until')] ?? '').trim();
    for (const [right, text] of cells.entries()) {
      const goal = goals === undefined ? columns[at.column + right] : goals[right];
      if (goal === null || goal === 'until') continue;
      if (goal === undefined) {
        if (text.trim() !== '') problems.push(`Row ${row + 1}: "${text.trim()}" stands beyond the last column`);
        continue;
      }
      while (next.length <= row) next.push(newLine());
      const said = text.trim();
      const cell = goal === 'day' && until !== '' && until !== said ? `${said}..${until}` : said;
      const parsed = parseCell(goal, cell, rules);
      if ('problem' in parsed) problems.push(`${placeOf(goal, row)}: ${parsed.problem}`);
      const line = next[row];
      if (line) line.cells[goal] = cell;
    }
  }
  return problems.length > 0 ? { problems } : { lines: next };
};

export type Ready = {
  id: string | null;
  day: string;
  toDay: string;
  campaignId: string | null;
  promotion: string;
  contentId: string | null;
  creatorId: string | null;
  name: string;
  values: Partial<Record<ResultMeasure, number | null>>;
};

/** Lines as they are saved, or what is wrong with them and where. A line without anything in it is passed over. */
export const readLines = (lines: readonly Line[], rules: Rules): { rows: Ready[]; problems: string[] } => {
  const problems: string[] = [];
  const rows: Ready[] = [];
  for (const [index, line] of lines.entries()) {
    if (Object.values(line.cells).every((text) => text.trim() === '')) continue;
    const row: Ready = {
      id: line.id,
      day: '',
      toDay: '',
      campaignId: null,
      promotion: '',
      contentId: null,
      creatorId: null,
      name: '',
      values: {},
    };
    if ((line.cells.day ?? '').trim() === '') problems.push(`${placeOf('day', index)}: the day is empty`);
    for (const [column, text] of Object.entries(line.cells) as [ColumnId, string][]) {
      if (column === 'day' && text.trim() === '') continue;
      const parsed = parseCell(column, text, rules);
      if ('problem' in parsed) problems.push(`${placeOf(column, index)}: ${parsed.problem}`);
      else if (column === 'day') [row.day = '', row.toDay = row.day] = String(parsed.value).split('..');
      else if (column === 'campaign') row.campaignId = parsed.value === '' ? null : String(parsed.value);
      else if (column === 'creator') row.creatorId = parsed.value === '' ? null : String(parsed.value);
      else if (column === 'promotion') row.promotion = String(parsed.value ?? '');
      else if (column === 'name') {
        row.contentId = text.trim() === '' ? null : idOf(rules.contents, text.trim());
        row.name = row.contentId === null ? String(parsed.value ?? '') : '';
      } else row.values[column] = parsed.value === null ? null : Number(parsed.value);
    }
    rows.push(row);
  }
  return { rows, problems };
};
