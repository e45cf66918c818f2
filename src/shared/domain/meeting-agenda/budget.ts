import { day as dayText } from '../day-words';
import type { AgendaLine, AskFact, Words } from './facts';
import { first, sentence } from './words';

/** A budget ask with what is expected of it. */
export const askLine = (fact: AskFact, { amount, today }: Words): AgendaLine => ({
  key: `ask:${fact.id}`,
  section: 'budget',
  text: `${fact.by ?? 'Somebody'} asks for ${amount(fact.amount)}: ${fact.name}`,
  detail: first(sentence([`expects ${amount(fact.expected)} by ${dayText(fact.due, { today })}`, fact.reason])),
  tone: 'plain',
  leads: { kind: 'budget-ask', id: fact.id },
});
