import { day as dayText } from '../day-words';
import type { AgendaLine, ExperimentFact, Words } from './facts';
import { first, sentence } from './words';

/** An experiment that waits for a decision. */
export const experimentLine = (fact: ExperimentFact, { today }: Words): AgendaLine => ({
  key: `experiment:${fact.id}`,
  section: 'experiments',
  text: fact.hypothesis,
  detail: first(
    sentence([
      fact.ends === null ? 'no end is set' : `${fact.ends < today ? 'ended' : 'ends'} ${dayText(fact.ends, { today })}`,
      fact.result,
      'not decided',
    ]),
  ),
  tone: fact.ends !== null && fact.ends < today ? 'warn' : 'plain',
  leads: { kind: 'experiment', id: fact.id },
});
