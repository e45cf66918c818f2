import { day as dayText } from '../day-words';
import type { AgendaFacts, AgendaLine, Words } from './facts';
import { first, sentence } from './words';

/** A question that this kind of meeting always asks. */
export const standingLine = (text: string): AgendaLine => ({
  key: `standing:${text}`,
  section: 'standing',
  text,
  detail: '',
  tone: 'plain',
  leads: null,
});

/** An item that people brought to the last meeting and left open. */
export const leftLine = ({ id, text, note, day }: AgendaFacts['left'][number], { today }: Words): AgendaLine => ({
  key: `item:${id}`,
  section: 'own',
  text,
  detail: first(sentence([`left open on ${dayText(day, { today })}`, note])),
  tone: 'plain',
  leads: null,
});
