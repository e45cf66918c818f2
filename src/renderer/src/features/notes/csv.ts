import type { FieldNote } from '../../../../shared/contract/notes';
import { NOTE_STATUSES, NOTE_TYPES } from '../../../../shared/domain/note-line';

/** A cell that a spreadsheet would run as a formula gets an apostrophe; quotes are doubled. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The notes of the list as CSV, in their order. */
export const csvOfNotes = (notes: readonly FieldNote[]): string =>
  [
    ['day', 'note', 'type', 'status', 'resolution', 'product', 'channel', 'competitor', 'theme', 'tags', 'by'],
    ...notes.map((note) => [
      note.day,
      note.text,
      NOTE_TYPES[note.type],
      NOTE_STATUSES[note.status],
      note.resolution,
      note.product?.name ?? '',
      note.channel?.name ?? '',
      note.competitor,
      note.theme?.name ?? '',
      note.tags.join(' '),
      note.author?.name ?? '',
    ]),
  ]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('');
