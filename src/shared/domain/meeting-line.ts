import { addDays, type Day, isDay, weekday } from './day';
import { fold } from './text';

export const LINE_TYPES = { action: 'Action', decision: 'Decision', item: 'Agenda item' } as const;
export type LineType = keyof typeof LINE_TYPES;

export type MeetingLine = {
  type: LineType;
  what: string;
  /** What follows "because": the reason of a decision. */
  why: string;
  owner: { id: string; name: string } | null;
  due: Day | null;
};

const PREFIX = /^\s*(action|todo|to do|decision|decided|item)\s*:\s*/i;
const TYPE_OF: Readonly<Record<string, LineType>> = {
  action: 'action',
  todo: 'action',
  'to do': 'action',
  decision: 'decision',
  decided: 'decision',
  item: 'item',
};
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A day as people say it: `today`, `tomorrow`, `fri` or `Friday` (the next one, today not counted), `12 May`
 * (the next one), `2026-05-12`. Null for anything else.
 */
export const dayFromWords = (words: string, today: Day): Day | null => {
  const text = fold(words).trim();
  if (isDay(text)) return text;
  if (text === 'today') return today;
  if (text === 'tomorrow') return addDays(today, 1);
  if (text === 'next week') return addDays(today, 7);
  const word: string = /^[a-z]{3,9}$/.test(text) ? text : '';
  const short = WEEKDAYS.findIndex((name) => word.startsWith(name)) + 1;
  if (short > 0) return addDays(today, ((short - weekday(today) + 6) % 7) + 1);
  const named = /^(\d{1,2})\.?\s+([a-z]{3,9})$/.exec(text);
  const month = MONTHS.findIndex((name) => named?.[2]?.startsWith(name)) + 1;
  if (!named || month === 0) return null;
  for (const year of [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1]) {
    const day = `${year}-${String(month).padStart(2, '0')}-${(named[1] ?? '').padStart(2, '0')}`;
    if (isDay(day) && day >= today) return day;
  }
  return null;
};

const DUE =
  /[\s,]+(?:by|until|due)\s+(\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s+[a-z]{3,9}|today|tomorrow|next week|[a-z]{3,9})\s*[.,]?\s*$/i;

/**
 * Reads one line taken down in a meeting: what it is by its first word, `@Name` the owner, `by Friday` at the end
 * when it is due, `because …` the reason of a decision. What is not understood stays in the words.
 *
 * @example parseMeetingLine('action: send the deck to Oak @Priya by fri', people, '2026-05-13').due // '2026-05-15'
 */
export const parseMeetingLine = (
  line: string,
  people: readonly { id: string; name: string }[],
  today: Day,
  chosen?: LineType,
): MeetingLine => {
  const prefix = PREFIX.exec(line);
  const type = TYPE_OF[prefix?.[1]?.toLowerCase() ?? ''] ?? chosen ?? 'item';
  let text = line.slice(prefix?.[0].length ?? 0);
  let due: Day | null = null;
  const takeDue = (): void => {
    const said = due === null && type === 'action' ? DUE.exec(text) : null;
    const day = said?.[1] === undefined ? null : dayFromWords(said[1], today);
    if (!said || day === null) return;
    due = day;
    text = text.slice(0, said.index);
  };
  takeDue();
  let owner: MeetingLine['owner'] = null;
  if (type !== 'item') {
    // The longest name first, so that `@Ada Byron` is not Ada; a first name alone is enough.
    const names = people
      .flatMap((person) => [person.name, person.name.split(' ')[0] ?? ''].map((name) => ({ person, name })))
      .filter(({ name }) => name !== '')
      .toSorted((a, b) => b.name.length - a.name.length);
    for (const { person, name } of names) {
      const at = text.toLowerCase().indexOf(`@${name.toLowerCase()}`);
      const end = at + 1 + name.length;
      if (at < 0 || /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[end] ?? ' ')) continue;
      owner = { id: person.id, name: person.name };
      text = `${text.slice(0, at)} ${text.slice(end)}`;
      break;
    }
    takeDue();
  }
  const because = type === 'decision' ? /\s+because\s+/i.exec(text) : null;
  const tidy = (words: string): string => words.replace(/\s+/g, ' ').replace(/^[\s,]+|[\s,]+$/g, '');
  return {
    type,
    what: tidy(because ? text.slice(0, because.index) : text),
    why: because ? tidy(text.slice(because.index + because[0].length)) : '',
    owner,
    due,
  };
};
