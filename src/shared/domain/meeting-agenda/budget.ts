import { day as dayText } from '../day-words';
import type { AgendaLine, AskFact, Words } from './facts';
import { first, sentence } from './words';

/** A budget ask with what is expected of it, or one whose day has come without a score. */
export const askLine = (fact: AskFact, { amount, today }: Words): AgendaLine => ({
  key: `ask:${fact.id}`,
  section: 'budget',
  text: fact.toScore
    ? `What did ${fact.name} bring? ${fact.by ?? 'Somebody'} asked for ${amount(fact.amount)}`
    : `${fact.by ?? 'Somebody'} asks for ${amount(fact.amount)}: ${fact.name}`,
  detail: first(
    sentence(
      fact.toScore
        ? [`expected ${amount(fact.expected)} by ${dayText(fact.due, { today })}`, 'not scored']
        : [`expects ${amount(fact.expected)} by ${dayText(fact.due, { today })}`, fact.reason],
    ),
  ),
  tone: fact.toScore ? 'warn' : 'plain',
  leads: { kind: 'budget-ask', id: fact.id },
});
