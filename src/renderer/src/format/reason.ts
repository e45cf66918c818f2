import type { Day } from '../../../shared/domain/day';
import { day } from './day';

/**
 * A sentence of the engine with its calendar days written for people.
 *
 * @example sentenceDays('The data reaches until 2026-05-04.', '2026-05-13') // "The data reaches until Mon 4 May."
 */
export const sentenceDays = (text: string, today: Day): string =>
  text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (found) => day(found, { today }));

/**
 * The reason of a decision, after what was decided; nothing where there is none. One that was written as a sentence of its own
 * stands as one.
 *
 * @example whyWords('margin comes first') // ", because margin comes first"
 * @example whyWords('Without cans every click is lost.') // ". Without cans every click is lost."
 */
export const whyWords = (why: string): string =>
  why === '' ? '' : /^\p{Lu}/u.test(why) ? `. ${why}` : `, because ${why}`;
