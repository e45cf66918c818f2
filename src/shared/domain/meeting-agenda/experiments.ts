import { day as dayText } from '../day-words';
import type { AgendaLine, ExperimentFact, Words } from './facts';
import { first, sentence } from './words';

/** An experiment that waits for a decision. */
export const experimentLine = (fact: ExperimentFact, { amount, today }: Words): AgendaLine => ({
  key: `experiment:${fact.id}`,
  section: 'experiments',
  text: fact.hypothesis,
  detail: first(
    sentence([
      fact.ends === null ? 'no end is set' : `${fact.ends < today ? 'ended' : 'ends'} ${dayText(fact.ends, { today })}`,
      fact.result,
      fact.cap && `spent ${amount(fact.cap.spent)} of its cap of ${amount(fact.cap.of)}`,
      'not decided',
    ]),
  ),
  tone: (fact.ends !== null && fact.ends < today) || fact.cap?.reached ? 'warn' : 'plain',
  leads: { kind: 'experiment', id: fact.id },
});
