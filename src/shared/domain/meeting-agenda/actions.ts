import { day as dayText } from '../day-words';
import type { ActionFact, AgendaLine, Words } from './facts';
import { dueWords, first, sentence, timesWords } from './words';

/** An open action with its owner and day. */
export const actionLine = (fact: ActionFact, { today }: Words): AgendaLine => ({
  key: `action:${fact.id}`,
  section: 'actions',
  text: fact.what,
  detail: first(
    sentence([
      fact.owner ?? 'nobody',
      dueWords(fact.due, today),
      fact.from && `from ${fact.from.name} of ${dayText(fact.from.day, { today, weekday: 'never' })}`,
      fact.carried > 0 && `carried over ${timesWords(fact.carried)}`,
    ]),
  ),
  tone: fact.due !== null && fact.due < today ? 'bad' : 'plain',
  leads: { kind: 'action', id: fact.id },
});
