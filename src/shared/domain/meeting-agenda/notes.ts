import type { Day } from '../day';
import { daySpan } from '../day-words';
import type { AgendaLine, NoteFact, Words } from './facts';
import { counted, sentence } from './words';

const MOST_THEMES = 5;

/** The digest of field notes: how many, the largest themes, and every issue. */
export const noteLines = (notes: readonly NoteFact[], from: Day, { today }: Words): AgendaLine[] => {
  if (notes.length === 0) return [];
  const types = [...Map.groupBy(notes, ({ type }) => type)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([type, of]) => counted(of.length, type.toLowerCase()));
  const themes = [...Map.groupBy(notes, ({ theme }) => theme?.id ?? '')]
    .filter(([id]) => id !== '')
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_THEMES);
  return [
    {
      key: 'notes',
      section: 'notes',
      text: `${counted(notes.length, 'field note')}, ${daySpan(from, today)}`,
      detail: sentence(types),
      tone: 'plain',
      leads: { kind: 'page', id: '/field-notes' },
    },
    ...themes.map(
      ([id, of]): AgendaLine => ({
        key: `theme:${id}`,
        section: 'notes',
        text: `${of[0]?.theme?.name}: ${counted(of.length, 'note')}`,
        detail: of[0] === undefined ? '' : `“${of[0].text}”${of[0].where === '' ? '' : ` (${of[0].where})`}`,
        tone: 'plain',
        leads: { kind: 'theme', id },
      }),
    ),
    ...notes
      .filter(({ type }) => type === 'Issue')
      .map(
        (note): AgendaLine => ({
          key: `note:${note.id}`,
          section: 'notes',
          text: `Issue: ${note.text}`,
          detail: note.where,
          tone: 'warn',
          leads: { kind: 'note', id: note.id },
        }),
      ),
  ];
};
