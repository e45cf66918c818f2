import type { FieldNote } from '../../../../shared/contract/notes';
import { csvText } from '../../../../shared/domain/cells';
import { NOTE_STATUSES, NOTE_TYPES } from '../../../../shared/domain/note-line';

/** The notes of the list as CSV, in their order. */
export const csvOfNotes = (notes: readonly FieldNote[]): string =>
  csvText(
    ['day', 'note', 'type', 'status', 'resolution', 'product', 'channel', 'competitor', 'theme', 'tags', 'by'],
    notes.map((note) => [
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
  );
