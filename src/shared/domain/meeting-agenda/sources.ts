import { day as dayText } from '../day-words';
import type { AgendaLine, SourceFact, Words } from './facts';
import { counted } from './words';

/** A source whose newest day is old. */
export const sourceLine = ({ source, lastDay, ageDays }: SourceFact, { today }: Words): AgendaLine => ({
  key: `source:${source}`,
  section: 'sources',
  text: `${source}: the last day is ${lastDay === null ? 'not known' : dayText(lastDay, { today })}`,
  detail: `${counted(ageDays, 'day')} old`,
  tone: 'warn',
  leads: { kind: 'page', id: '/data/import' },
});
