import { day as dayText } from '../day-words';
import type { AgendaLine, FeedFact, Words } from './facts';
import { dueWords, sentence } from './words';

const FEED_WORDS = { item: '', decision: 'Decided: ', action: 'Agreed: ' } as const;

/** What a department brings to the team. */
export const feedLine = (fact: FeedFact, { today }: Words): AgendaLine => ({
  key: `${fact.kind}:${fact.id}`,
  section: 'feeds',
  text: `${FEED_WORDS[fact.kind]}${fact.text}`,
  detail: sentence([
    `${fact.meeting.name}, ${dayText(fact.meeting.day, { today })}`,
    fact.by,
    fact.kind === 'action' && dueWords(fact.due, today),
    fact.note,
  ]),
  tone: 'plain',
  leads: fact.kind === 'action' ? { kind: 'action', id: fact.id } : { kind: 'meeting', id: fact.meeting.id },
});
