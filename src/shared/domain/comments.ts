type ReportKind = 'weekly' | 'investor';

/** A report's name where comments stand on it: `weekly 2026-W47`. */
export const reportKey = (kind: ReportKind, period: string): string => `${kind} ${period}`;

/** Kind and period of a report's name; a period alone is the weekly report's. */
export const reportOfKey = (key: string): { kind: ReportKind; period: string } => {
  const [first = '', period] = key.split(' ');
  return period === undefined || (first !== 'weekly' && first !== 'investor')
    ? { kind: 'weekly', period: key }
    : { kind: first, period };
};

/** The name under which comments stand on one month of a target: its id and `2026-05`. */
export const targetMonthKey = (nodeId: string, month: string): string => `${nodeId} ${month}`;

/** Target and month of such a name. */
export const targetMonthOfKey = (key: string): { nodeId: string; month: string } => {
  const [nodeId = '', month = ''] = key.split(' ');
  return { nodeId, month };
};

/**
 * The name under which comments stand on what files bring and bring again: an order by its source and number, a
 * subscription by its customer's natural key, plan, first day and place among those of one plan and day.
 */
export const factKey = (...parts: readonly (string | number)[]): string => JSON.stringify(parts.map(String));

/** The parts of such a name; none of what is no such name. */
export const factOfKey = (key: string): string[] => {
  try {
    const parts: unknown = JSON.parse(key);
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch {
    return [];
  }
};

/** Records without a page of their own: what page of another record shows them. `placeOf` reads it again. */
const COMMENT_PLACES = [
  'company',
  'contact',
  'audience',
  'meeting',
  'buyer',
  'lead',
  'campaign',
  'target',
  'four-ps',
  'creator',
] as const;
export type CommentPlace = (typeof COMMENT_PLACES)[number];

/** The page that shows a commented record that has none: `company 0197…`. */
export const placeKey = (place: CommentPlace, id: string): string => `${place} ${id}`;

/** Page and id of such a name; null for a record's own id. */
export const placeOf = (key: string): { place: CommentPlace; id: string } | null => {
  const [word, id] = key.split(' ');
  const place = COMMENT_PLACES.find((one) => one === word);
  return id === undefined || place === undefined ? null : { place, id };
};

type Named = { id: string; name: string };
export type CommentPart = { text: string; person: string | null };

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/**
 * A comment in parts: plain text, and each `@Name` of a person we know. The longest name wins, so that `@Ada Byron`
 * is not Ada; an `@` inside a word is an e-mail address and names nobody.
 *
 * @example commentParts('Ask @Ada.', [{ id: '1', name: 'Ada' }]) // "Ask ", "@Ada" (person 1), "."
 */
export const commentParts = (text: string, people: readonly Named[]): CommentPart[] => {
  const byLength = people.filter(({ name }) => name !== '').toSorted((a, b) => b.name.length - a.name.length);
  const parts: CommentPart[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < from || isLetter(text[at - 1])) continue;
    const person = byLength.find(({ name }) => {
      const end = at + 1 + name.length;
      return text.slice(at + 1, end).toLowerCase() === name.toLowerCase() && !isLetter(text[end]);
    });
    if (!person) continue;
    if (at > from) parts.push({ text: text.slice(from, at), person: null });
    from = at + 1 + person.name.length;
    parts.push({ text: text.slice(at, from), person: person.id });
  }
  if (from < text.length) parts.push({ text: text.slice(from), person: null });
  return parts;
};

/** Who is named in a comment, each once. */
export const mentionedIn = (text: string, people: readonly Named[]): string[] => [
  ...new Set(commentParts(text, people).flatMap(({ person }) => (person === null ? [] : [person]))),
];
