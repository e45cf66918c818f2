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

/** Fields of which each value is given with when it stood: calls are scored by what a target was when its period closed. */
const DATED: Readonly<Record<string, readonly string[]>> = { target_nodes: ['amount'] };
export const isDated = (table: string, field: string): boolean => DATED[table]?.includes(field) ?? false;

export const DATED_TABLES = Object.keys(DATED);

/** A value that fields had for a while, from when on. */
export type Between = { at: string; values: Record<string, RecordLine['row'][string]> };

/** What dated fields were between the point and now, the oldest first; the last change, to what they are now, is not in it. */
export const between = ({ table, seen, until }: RecordLine, fields: readonly string[]): Between[] =>
  fields
    .filter((field) => isDated(table, field))
    .flatMap((field) => {
      const times = until[field] ?? [];
      return times
        .slice(0, -1)
        .map((at, index): Between => ({ at, values: { [field]: seen[field]?.[index + 1] ?? null } }));
    });

/** Dated fields of a record that a bundle adds, as they were when it was made. */
export const atFirst = ({ table, seen, until }: RecordLine): Between['values'] =>
  Object.fromEntries(
    Object.keys(until).flatMap((field) =>
      isDated(table, field) && seen[field]?.[0] !== undefined ? [[field, seen[field][0]]] : [],
    ),
  );
