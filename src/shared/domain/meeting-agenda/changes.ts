import { day as dayText } from '../day-words';
import type { AgendaLine, ChangeFact, Words } from './facts';
import { counted, sentence } from './words';

const MOST_CHANGES = 10;

/** What was changed since the last meeting, the newest by themselves and the rest counted. */
export const changeLines = (changes: readonly ChangeFact[], { today }: Words): AgendaLine[] => {
  const rest = changes.slice(MOST_CHANGES);
  const lines = changes.slice(0, MOST_CHANGES).map(
    (one): AgendaLine => ({
      key: `change:${one.id}`,
      section: 'changes',
      text: one.label,
      detail: sentence([one.by, dayText(one.day, { today })]),
      tone: 'plain',
      leads: one.leads,
    }),
  );
  if (rest.length === 0) return lines;
  const kinds = [...Map.groupBy(rest, ({ what }) => what)]
    .toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([what, of]) => `${of.length} in ${what}`);
  return [
    ...lines,
    {
      key: 'change:rest',
      section: 'changes',
      text: `And ${counted(rest.length, 'more change')}`,
      detail: sentence(kinds),
      tone: 'plain',
      leads: { kind: 'page', id: '/data' },
    },
  ];
};
