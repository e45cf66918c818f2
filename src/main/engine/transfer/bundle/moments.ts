import type { Made } from '../../store/made';
import type { RecordLine } from './lines';

/** When a record that a bundle brings was made, as the step that adds it keeps it. */
export const whenMade = ({ last }: RecordLine): Made | undefined => (last ? { '': last[1] } : undefined);

/** When fields that are taken from a bundle were changed, as the step that takes them keeps it. */
export const whenChanged = ({ by, last }: RecordLine, fields: readonly string[]): Made =>
  Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      const author = by[field] ?? last;
      return author ? [[field, author[1]]] : [];
    }),
  );
