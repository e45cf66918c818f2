import type { Made } from '../../store/made';
import type { RecordLine } from './lines';

/**
 * When a record that a bundle brings was made, as the step that adds it keeps it. A bundle of an older Tandem says only
 * when it was last changed.
 */
export const whenMade = ({ madeAt, last }: RecordLine): Made | undefined => {
  const at = madeAt ?? last?.[1];
  return at === undefined ? undefined : { '': at };
};

/** When fields that are taken from a bundle were changed, as the step that takes them keeps it. */
export const whenChanged = ({ by, last }: RecordLine, fields: readonly string[]): Made =>
  Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      const author = by[field] ?? last;
      return author ? [[field, author[1]]] : [];
    }),
  );
