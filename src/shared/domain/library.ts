import { isDay } from './day';
import { CONTENT_SPECS, type ContentStatus } from './library/content';
import { CREATOR_SPECS } from './library/creators';
import { EVENT_SPECS } from './library/events';
import { emptyOf, type LibraryField, type LibrarySpec, type LibraryValue, type LibraryValues } from './library/fields';
import { MESSAGE_SPECS } from './library/message';
import { figure } from './figures';

/**
 * The lists that people keep by hand around campaigns. Each is declared once, by its fields: the contract, the
 * tables, the columns on the page, the bulk edit and the export follow from the declaration.
 */
const SPECS = { ...MESSAGE_SPECS, ...CONTENT_SPECS, ...CREATOR_SPECS, ...EVENT_SPECS };
export type LibraryKind = keyof typeof SPECS;

export const LIBRARY: Readonly<Record<LibraryKind, LibrarySpec>> = SPECS;
export const isLibraryKind = (text: string): text is LibraryKind => Object.hasOwn(SPECS, text);
export const LIBRARY_KINDS: readonly LibraryKind[] = Object.keys(SPECS).filter(isLibraryKind);

const MOST_TEXT = 500;
const MOST_LONG = 20_000;
const MOST_MINOR = 9e15;
const MOST_COUNT = 1e12;

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;

/** Why a field can't hold this value, as a sentence; null when it can. */
export const problemOf = (field: LibraryField, value: LibraryValue): string | null => {
  const empty = value === null || (typeof value === 'string' && value.trim() === '');
  if (empty && 'needed' in field && field.needed) return `${field.label} is needed.`;
  switch (field.kind) {
    case 'text':
    case 'long': {
      const most = field.kind === 'text' ? MOST_TEXT : MOST_LONG;
      if (typeof value !== 'string') return `${field.label} is a text.`;
      return value.length > most ? `${field.label} is longer than ${figure(most)} signs.` : null;
    }
    case 'day':
      return value === null || (typeof value === 'string' && isDay(value))
        ? null
        : `${field.label}: ${String(value)} is no day of the calendar.`;
    case 'money':
      if (value === null || isWhole(value, MOST_MINOR)) return null;
      return typeof value === 'number' && value < 0
        ? `${field.label} can't be negative.`
        : `${field.label} is no amount.`;
    case 'count':
      if (value === null || isWhole(value, MOST_COUNT)) return null;
      return typeof value === 'number' && value < 0
        ? `${field.label} can't be negative.`
        : `${field.label} is a whole number.`;
    case 'rate':
      return value === null || (typeof value === 'number' && value >= 0 && value <= 1)
        ? null
        : `${field.label} is between 0% and 100%.`;
    case 'flag':
      return value === 0 || value === 1 ? null : `${field.label} is yes or no.`;
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.options, value)
        ? null
        : `${field.label} is one of: ${Object.values(field.options).join(', ')}.`;
    case 'ref':
      return value === null || (typeof value === 'string' && value !== '') ? null : `${field.label} was not found.`;
  }
};

/** A row of this kind with what was said and, for the rest, what its fields hold when nothing was. */
export const rowOf = (spec: LibrarySpec, said: LibraryValues): LibraryValues =>
  Object.fromEntries(spec.fields.map((field) => [field.id, said[field.id] ?? emptyOf(field)]));

/** Why a row can't be as it is, as a sentence; null when it can. */
export const rowProblem = (kind: LibraryKind, row: LibraryValues): string | null => {
  const spec = LIBRARY[kind];
  for (const field of spec.fields) {
    const problem = problemOf(field, row[field.id] ?? emptyOf(field));
    if (problem !== null) return problem;
  }
  if (spec.span) {
    const [from, to] = spec.span.map((id) => row[id]);
    if (typeof from === 'string' && typeof to === 'string' && to < from)
      return `It ends on or after the day it starts: ${to} is before ${from}.`;
  }
  if (kind === 'content') return scheduleProblem(row);
  if (kind === 'rank' && row['rank'] === 0)
    return 'The first place is rank 1. Leave it empty when the page was not found.';
  if (kind === 'code' && row['commission'] === 'rate' && row['rate'] === null)
    return 'Say which share of net sales this code earns, or choose another commission.';
  if (kind === 'code' && row['commission'] === 'fixed' && row['fixedMinor'] === null)
    return 'Say which amount an order earns, or choose another commission.';
  return null;
};

const GOING_OUT: ReadonlySet<LibraryValue> = new Set<ContentStatus>(['scheduled', 'published']);

/** What a content item still needs before it goes out: what it is about, whom it is for, and when. */
export const missingForSchedule = (row: LibraryValues): string[] =>
  [
    row['productId'] === null && 'a product',
    row['audienceId'] === null && 'an audience',
    row['day'] === null && 'a date',
  ].filter((word): word is string => word !== false);

const scheduleProblem = (row: LibraryValues): string | null => {
  const missing = missingForSchedule(row);
  if (!GOING_OUT.has(row['status'] ?? null) || missing.length === 0) return null;
  const words = missing.length === 1 ? missing[0] : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}`;
  return `“${String(row['title'])}” can’t be ${row['status'] === 'published' ? 'published' : 'scheduled'} yet: it needs ${words}.`;
};
