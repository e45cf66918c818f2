import { z } from 'zod';
import { SIGNED_BLOCKS } from '../../domain/report-blocks';
import { NOTE_TYPE_IDS } from '../../domain/note-line';
import { count, personRef } from '../common';

/** What a section from another laptop was written against, where it is not what this report uses. */
const difference = z.object({
  what: z.enum(['currency', 'returns', 'definition']),
  /** The metric's name, for a definition. */
  name: z.string().nullable(),
  theirs: z.string(),
  ours: z.string(),
});
export type SectionDifference = z.infer<typeof difference>;

/** What one owner writes and signs: a channel by its id, or 'sales' or 'marketing'. */
export const reportSection = z.object({
  id: z.string(),
  name: z.string(),
  block: z.enum(SIGNED_BLOCKS),
  owners: z.array(personRef),
  text: z.string(),
  writer: z.string().nullable(),
  writtenAt: z.string().nullable(),
  /** Null while nobody has signed. `by` is a name, since a section can come from a laptop that knows other people. */
  signature: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** Other words were written after it was signed, at `writtenAt`. */
  changedAfter: z.boolean(),
  differs: z.array(difference),
});
export type ReportSection = z.infer<typeof reportSection>;

const counted = { notes: count, before: count };
/** What was heard in the field in the report's days: counts against the period before, themes, and the notes. */
export const fieldDigest = z.object({
  ...counted,
  /** Still to be sorted. */
  open: count,
  types: z.array(z.object({ type: z.enum(NOTE_TYPE_IDS), ...counted })),
  /** The larger first. */
  themes: z.array(z.object({ name: z.string(), ...counted })),
  lines: z.array(
    z.object({
      text: z.string(),
      type: z.enum(NOTE_TYPE_IDS),
      theme: z.string().nullable(),
      /** Where it was heard and what it is about. */
      where: z.array(z.string()),
      day: z.string(),
      status: z.string(),
      resolution: z.string(),
    }),
  ),
  /** Notes that are not among the lines. */
  rest: count,
});
export type FieldDigest = z.infer<typeof fieldDigest>;
