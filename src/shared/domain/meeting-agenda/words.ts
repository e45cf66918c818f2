import type { Day } from '../day';
import { day as dayText } from '../day-words';
import { figure } from '../figures';

/** `1 lead`, `2,345 leads`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${figure(count)} ${many}`;
/** `once`, `twice`, `3 times`. */
export const timesWords = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`;
/** What there is to say, parted by commas. */
export const sentence = (parts: readonly (string | false | null)[]): string => parts.filter(Boolean).join(', ');
/** With a capital letter in front. */
export const first = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase());

/** When something is due, in words: `was due Fri 8 May`, `due Fri 15 May`. */
export const dueWords = (due: Day | null, today: Day): string =>
  due === null ? 'no date' : `${due < today ? 'was due' : 'due'} ${dayText(due, { today })}`;
